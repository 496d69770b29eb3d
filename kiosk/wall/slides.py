"""What the wall can show, finished for drawing: words in one language, large, and in a second one, small. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.places import Spot
from kiosk.workshop.telling import Face

Row = tuple[str, str, float, str]  # words, direct label, share from 0 to 1, a mark (none on the wall): as in a BarChart


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One picture. ``key`` stays the same while its content changes; ``field`` 1 to 12 gives its colour."""

    key: str
    overline: str
    title: str
    small: str = ""  # the title in the second language
    icon: str = ""
    field: int = 1
    alone: bool = False  # while there is one of these, no other slide is shown
    simulated: bool = False  # something on it was not measured: the banner shows

    @property
    def letters(self) -> int:
        """How much there is to read."""
        return len(self.title) + len(self.small) // 2


@dataclass(frozen=True, kw_only=True)
class Call(Slide):
    """A sentence alone: what is asked, or that there is nothing yet."""

    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Bars(Slide):
    """A published result as bars."""

    rows: tuple[Row, ...]
    basis: str

    @property
    def letters(self) -> int:
        return super().letters + sum(len(words) for words, *_ in self.rows) + len(self.basis)


@dataclass(frozen=True, kw_only=True)
class Heat(Slide):
    """Pins on the map of the city: of each place that has enough, its share of the fullest one and its count.

    ``outline``: the real areas, or None for tiles.
    """

    spots: tuple[Spot, ...]
    columns: int
    rows: int
    heat: Mapping[str, tuple[float, str]]
    basis: str
    outline: Any = None

    @property
    def letters(self) -> int:
        return super().letters + 12 * len(self.heat) + len(self.basis)


@dataclass(frozen=True, kw_only=True)
class IdeaSlide(Slide):
    """A released idea; ``title`` is what it says. ``answer``: why it is or is not done."""

    where: str
    state: str
    state_icon: str
    answer_title: str = ""
    answer: str = ""
    support: str = ""  # how many support it, once that may be said

    @property
    def letters(self) -> int:
        return super().letters + len(self.answer) + len(self.where)


@dataclass(frozen=True)
class Gauge:
    """One quantity: its newest minute and the hour before. ``paused``: the words instead of a value."""

    title: str
    small: str = ""
    value: str = ""
    unit: str = ""
    verdict: str = ""
    points: tuple[tuple[float, float], ...] = ()  # (age in s, value), oldest first
    span_s: float = 3600.0
    from_words: str = ""
    now_words: str = ""
    paused: str = ""
    since: str = ""
    colour: str = "fill"  # a role of the theme


@dataclass(frozen=True, kw_only=True)
class Gauges(Slide):
    """What the instruments say; the first gauge is the large one."""

    gauges: tuple[Gauge, ...] = field(default_factory=tuple)
    note: str = ""

    @property
    def letters(self) -> int:
        return super().letters + 25 * len(self.gauges)


@dataclass(frozen=True, kw_only=True)
class WorkshopSlide(Slide):
    """A running workshop: clock, step, groups, agenda, as ``kiosk.workshop.telling`` says them."""

    face: Face

    @property
    def letters(self) -> int:
        return len(self.face.headline) + len(self.face.text)


@dataclass(frozen=True, kw_only=True)
class Rest(Slide):
    """Outside the opening hours: next to nothing, so that no picture stays in the glass."""
