"""The API exhibits are written to: their manifest, what they may use of the stage, what the stage asks of them.

An exhibit is a folder (or an installed package, entry point group ``projektor.exhibits``) with ``exhibit.toml`` beside
a module ``view`` that has ``def exhibit(stage: Stage) -> Exhibit``. It sees no journal, hub, port or thread.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import msgspec

from devices.reading import InstrumentStatus, Reading
from kiosk.errors import PackError
from kiosk.ideas import Pool
from kiosk.language import Language
from kiosk.outside.values import Outside
from kiosk.results import Results

Texts = Mapping[str, str]  # language code → text


def told(texts: Texts, language: str) -> str:
    """The text in a language; German where it is missing (``pack check`` names what is missing)."""
    return texts.get(language) or texts.get(language.partition("-")[0]) or texts["de"]


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``exhibit.toml``: what the home screen shows of an exhibit before it is built."""

    kind: str
    icon: str
    field: int  # 1 to 12: which of the twelve colours
    seconds: int  # what a visit takes, as announced
    title: dict[str, str]
    note: dict[str, str]
    poster: bool = False  # stands large on the home screen and on the invitation, instead of a tile


@dataclass(frozen=True)
class Series:
    """One quantity of one instrument: newest reading, and (age in s, value) of the last hour, oldest first.

    ``others``: newest readings of the other instruments that measure the same; theirs are not in the history.
    """

    reading: Reading
    history: Sequence[tuple[float, float]]
    others: Sequence[Reading] = ()


@dataclass(frozen=True)
class Suggestion:
    """What to do next: where, in the visitor's words, with its icon."""

    place: str
    words: str
    icon: str


@dataclass(frozen=True)
class Announcement:
    """What an exhibit puts on the invitation."""

    overline: str
    words: str
    note: str


class Readings(Protocol):
    """Live values, on the screen's thread."""

    def series(self, quantity: str) -> Series | None: ...
    def quantities(self) -> Sequence[str]:
        """All that has been measured since the start, in the order it was first heard."""
        ...

    def instruments(self) -> Sequence[InstrumentStatus]: ...
    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call ``tell`` at most once per frame when something is new; returns the way to stop it."""
        ...


class Stage(Protocol):
    """What an exhibit may use. Each has one of its own: what it is called back on ends when the exhibit is stopped.

    Everything an exhibit does runs on the screen's thread. What it raises, and what takes it too long
    (``kiosk.guard.budget.BudgetSettings``), stops this exhibit alone.
    """

    @property
    def language(self) -> Language: ...
    @property
    def content(self) -> Path:
        """The content pack's folder."""
        ...

    @property
    def comfort(self) -> Any:
        """The comfort bar's view-model, for the exhibit's ``Frame``."""
        ...

    @property
    def simulated(self) -> bool:
        """Whether instruments are simulated: every value then carries the banner."""
        ...

    @property
    def results(self) -> Results: ...
    @property
    def readings(self) -> Readings: ...
    @property
    def people(self) -> int | None:
        """How many people the camera sees in front of the kiosk; None without a camera that works. Never a picture."""
        ...

    def now(self) -> datetime: ...
    def monotonic(self) -> float:
        """Seconds that only ever go forward."""
        ...

    @property
    def visit(self) -> int:
        """A number that is another one in every visit: an exhibit is also left when its visitor goes elsewhere."""
        ...

    def kept(self, kind: str) -> dict[str, Any]:
        """What an exhibit keeps until the visit ends: it may be given up and built anew when its visitor comes back."""
        ...

    def outside(self) -> Sequence[Outside]:
        """What was last imported of values measured outside; how fresh they are is for the exhibit to judge."""
        ...

    @property
    def ideas(self) -> Pool:
        """All ideas this kiosk knows of."""
        ...

    def record(
        self,
        what: str,
        data: Mapping[str, object],
        then: Callable[[Future[Any]], None],
        *,
        withdrawal: str | None = None,
    ) -> None:
        """Make a contribution durable; ``then`` runs on the screen's thread when it is, or has failed.

        ``withdrawal``: a code with which the visitor can take it back; in clear it stays on the screen only.
        """
        ...

    def speak(self, words: str) -> None:
        """Say what has just changed, to a visitor who listens; what stands on a new screen is read anyway."""
        ...

    def open(self, place: str) -> None:
        """Go to another place: ``home``, an exhibit's kind, or ``survey:<form id>``; as soon as that is ready.

        Raises:
            LookupError: there is no such place.
        """
        ...

    def suggestion(self, place: str) -> Suggestion:
        """What comes next after a place: something this visit has not opened yet."""
        ...


class Exhibit(Protocol):
    """What the stage asks of an exhibit: ``widget`` fills the screen, ``poster`` (or None) the home screen's top.

    What it answers with is looked at: another thing than is asked for here stops it like an error.

    A poster says with ``least`` (px) below which height its words do not fit.
    """

    widget: Any

    @property
    def poster(self) -> Any | None: ...
    def announcement(self) -> Announcement | None:
        """What it has for the invitation, in the language of the stage; None for nothing."""
        ...

    @property
    def letters(self) -> int:
        """How much there is to read."""
        ...

    def enter(self) -> None: ...
    def retell(self) -> None:
        """The language changed, or somebody is about to enter: set every text anew, keep everything else."""
        ...

    def back(self) -> bool:
        """The keypad's back key: one step back inside the exhibit; False when there is none."""
        ...

    def leave(self) -> None:
        """The exhibit is left or the visit ended: forget everything the visitor did."""
        ...


def manifest(path: Path) -> Manifest:
    """Read ``exhibit.toml``.

    Raises:
        PackError: it is missing, no TOML, or not what a manifest must be.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Manifest)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise PackError(
            f"Exhibit {path.parent.name}: {path.name}: {error}. The exhibit is left out until this is mended."
        ) from error
