"""A measurement campaign: who measures what, offsets found side by side, raw series, what to doubt. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Final

FAR: Final = 3.5  # so many robust standard deviations from the median: looked at twice
SIGMA: Final = 1.4826  # of a normal distribution, the median absolute deviation times this is its standard deviation
FEWEST: Final = 5  # values below which nothing is called odd
STOP_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_.-")
GRID_S: Final = 10.0  # values of two instruments within so many seconds are compared


@dataclass(frozen=True, slots=True)
class Batch:
    """Raw values of one instrument: (seconds since ``began``, value); ``began`` in unix seconds."""

    instrument: str
    group: str
    stop: str
    began: float
    values: tuple[tuple[float, float], ...]
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """What is added to an instrument's values; ``spread``: median absolute deviation of the differences."""

    offset: float
    spread: float
    count: int
    reference: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value with its offset in it. ``at``: unix seconds; ``odd``: far from the others."""

    instrument: str
    group: str
    stop: str
    at: float
    value: float
    odd: bool = False


@dataclass
class Campaign:
    """``claimed``: instrument → colour of its group, empty for the room's own; ``stops``: instrument → where it stands.

    Both are as they stand now; each batch keeps whose it was, and where, when it was measured.
    """

    name: str
    step: str
    quantity: str
    unit: str
    claimed: dict[str, str]
    began: datetime
    ended: datetime | None = None
    side_by_side: bool = False
    stops: dict[str, str] = field(default_factory=dict)
    offsets: dict[str, Offset] = field(default_factory=dict)
    batches: list[Batch] = field(default_factory=list)

    @property
    def running(self) -> bool:
        return self.ended is None

    @property
    def count(self) -> int:
        return sum(len(batch.values) for batch in self.batches)

    def counts_by_group(self) -> dict[str, int]:
        """Values of each group; those of the room count under the empty name."""
        found: dict[str, int] = {}
        for batch in self.batches:
            found[batch.group] = found.get(batch.group, 0) + len(batch.values)
        return found

    def raw(self) -> dict[str, list[tuple[float, float]]]:
        """Instrument → (unix seconds, value) as it came, in order of time."""
        found: dict[str, list[tuple[float, float]]] = {}
        for batch in self.batches:
            found.setdefault(batch.instrument, []).extend((batch.began + after, value) for after, value in batch.values)
        return {name: sorted(series) for name, series in found.items()}

    def values(self, offsets: Mapping[str, Offset]) -> list[Value]:
        """All values with their offsets, oldest first, the odd ones of each stop marked."""
        plain = [
            Value(
                batch.instrument,
                batch.group,
                batch.stop,
                batch.began + after,
                value + (offsets[batch.instrument].offset if batch.instrument in offsets else 0.0),
            )
            for batch in self.batches
            for after, value in batch.values
        ]
        marked: list[Value] = []
        for stop in {value.stop for value in plain}:
            here = [value for value in plain if value.stop == stop]
            far = odd([value.value for value in here])
            marked.extend(
                Value(v.instrument, v.group, v.stop, v.at, v.value, odd=place in far) for place, v in enumerate(here)
            )
        return sorted(marked, key=lambda value: (value.at, value.instrument))


def stop_name(words: str) -> str:
    """A stop as records name it, however somebody has written it."""
    return "".join(sign if sign in STOP_SIGNS else "-" for sign in words.strip().casefold())[:60]


def odd(values: Iterable[float]) -> frozenset[int]:
    """Places of the values that are far from the others.

    The median stays where it is whatever one broken kit sends, the mean does not. So far is measured from the median,
    in units of the median absolute deviation (MAD): |value - median| / (1.4826 · MAD) > 3.5. When more than half
    of the values are the same, MAD is 0 and only what differs by more than the mean absolute deviation allows is odd.
    Nothing is thrown away: odd values are shown, and marked.
    """
    known = list(values)
    if len(known) < FEWEST:
        return frozenset()
    middle = median(known)
    distances = [abs(value - middle) for value in known]
    scale = SIGMA * median(distances) or 1.2533 * sum(distances) / len(distances)
    if not scale:
        return frozenset()
    return frozenset(place for place, distance in enumerate(distances) if distance / scale > FAR)


def offsets(raw: Mapping[str, list[tuple[float, float]]], reference: str = "") -> dict[str, Offset]:
    """What to add to each instrument so that it agrees with the reference, or with the median of all.

    Values are compared in windows of ten seconds: all stood at the same place, so at the same time they measured
    the same. The offset is the median of the differences; one gust of wind does not move it.
    """
    windows: dict[int, dict[str, float]] = {}
    for name, series in raw.items():
        gathered: dict[int, list[float]] = {}
        for at, value in series:
            gathered.setdefault(int(at // GRID_S), []).append(value)
        for window, found in gathered.items():
            windows.setdefault(window, {})[name] = median(found)
    return dict(_compared(windows, raw, reference))


def _compared(
    windows: Mapping[int, Mapping[str, float]], names: Iterable[str], reference: str
) -> Iterator[tuple[str, Offset]]:
    for name in names:
        if name == reference:
            continue
        gaps = [
            (here[reference] if reference else median(here.values())) - here[name]
            for here in windows.values()
            if name in here and len(here) > 1 and (not reference or reference in here)
        ]
        if gaps:
            middle = median(gaps)
            spread = median(abs(gap - middle) for gap in gaps)
            yield name, Offset(middle, spread, len(gaps), reference or "median")
