"""The timeline: what happened when, on which of four tracks, and where it stands on the axis. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from kiosk.packs.kinds import Remark

TABLE: Final = "timeline.toml"
STALE_AFTER: Final = timedelta(days=365)  # a state nobody has checked for so long is no longer told
_WHEN: Final = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?")
YEAR_SHARE: Final = 1.7  # room of a year without entries, in rooms of one entry


class Track(StrEnum):
    """Where an entry belongs: each is a line of its own."""

    DECISION = "decision"
    PROJECT = "project"
    PARTICIPATION = "participation"
    ROOM = "room"


class State(StrEnum):
    """What became of it, as the source says."""

    DONE = "done"
    IN_USE = "in use"
    RUNNING = "running"
    AHEAD = "ahead"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that happened.

    ``when``: a day, a month or a year, as exactly as the source says. ``computed``: the date was worked out, not read.
    ``as_of``: the day the source speaks of, where its state may have changed since. ``checked``: overrides the table's.
    """

    name: str
    when: str
    track: Track
    state: State
    title: dict[str, str]
    text: dict[str, str]
    source: str
    as_of: date | None = None
    checked: date | None = None
    computed: bool = False

    def __post_init__(self) -> None:
        try:
            _ = self.day
        except ValueError as error:
            raise ValueError(
                f"entry “{self.name}”: “{self.when}” is no date ({error}); write 2023, 2023-04 or 2023-04-17"
            ) from error

    @property
    def day(self) -> date:
        """The first day it can have been; entries are in this order."""
        found = _WHEN.fullmatch(self.when)
        if found is None:
            raise ValueError("not of the form year-month-day")
        return date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))

    @property
    def exact(self) -> bool:
        """Whether the day is known, not only month or year."""
        return self.when.count("-") == 2

    @property
    def to_the_month(self) -> bool:
        return self.when.count("-") >= 1


class Timeline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``timeline.toml``: years shown, the day the sources were last looked at, entries in any order."""

    first: int
    last: int
    checked: date
    entries: tuple[Entry, ...]

    def __post_init__(self) -> None:
        if not 0 < self.last - self.first < 20:
            raise ValueError(f"years {self.first} to {self.last}: 2 to 20 years fit on one line")


CONTENT: Final = Timeline  # what TABLE holds


@dataclass(frozen=True)
class Mark:
    """The beginning of a year on the axis."""

    year: int
    along: float


@dataclass(frozen=True)
class Axis:
    """``along`` runs from 0 (first year's beginning) to 1 (last year's end): of each entry, each year, and today."""

    entries: tuple[Entry, ...]
    along: tuple[float, ...]
    years: tuple[Mark, ...]
    today: float


def axis(timeline: Timeline, today: date) -> Axis:
    """Entries in their order, evenly spaced within their year; a year has room for what happened in it.

    True to the calendar, 2023 would be a heap and 2021 a void: the order is kept, the distances are not.
    """
    entries = tuple(
        sorted((e for e in timeline.entries if timeline.first <= e.day.year <= timeline.last), key=lambda e: e.day)
    )
    years = range(timeline.first, timeline.last + 1)
    counts = Counter(entry.day.year for entry in entries)
    rooms = {year: YEAR_SHARE + counts[year] for year in years}
    whole = sum(rooms.values())
    begins, reached = {}, 0.0
    for year in years:
        begins[year] = reached / whole
        reached += rooms[year]
    begins[timeline.last + 1] = 1.0
    seen: Counter[int] = Counter()
    along = []
    for entry in entries:
        year = entry.day.year
        along.append(begins[year] + (YEAR_SHARE / 2 + seen[year] + 0.5) / whole)
        seen[year] += 1
    return Axis(
        entries, tuple(along), tuple(Mark(year, begins[year]) for year in years), _today(entries, along, begins, today)
    )


def shown(entries: Sequence[Entry], track: Track | None) -> list[int]:
    """Which entries a filter leaves; None leaves all."""
    return [number for number, entry in enumerate(entries) if track is None or entry.track is track]


def beside(left: Sequence[int], number: int, step: int) -> int | None:
    """The entry before (-1) or after (1) another among those the filter leaves; None at the end."""
    there = [other for other in left if (other - number) * step > 0]
    return (there[0] if step > 0 else there[-1]) if there else None


def state_on(entry: Entry, timeline: Timeline, day: date) -> State | None:
    """What may be said of the entry's state: None when it may have changed and nobody has looked for a year.

    What was ahead and whose day has come is not told either: whether it happened, somebody must look up.
    """
    if entry.state is State.DONE:
        return entry.state
    if entry.state is State.AHEAD:
        return entry.state if entry.day > day else None
    return entry.state if day - last_checked(entry, timeline) <= STALE_AFTER else None


def last_checked(entry: Entry, timeline: Timeline) -> date:
    return entry.checked or timeline.checked


def remarks(timeline: Timeline, today: date) -> Iterator[Remark]:
    """What the type cannot say: entries off the line, without a source, checked tomorrow, or no longer fresh."""
    seen: set[str] = set()
    if timeline.checked > today:
        yield Remark(("checked",), f"{timeline.checked} is still to come; write the day the sources were looked at.")
    for number, entry in enumerate(timeline.entries):
        place = ("entries", number)
        if entry.name in seen:
            yield Remark((*place, "name"), f"“{entry.name}” stands here twice.")
        seen.add(entry.name)
        if not timeline.first <= entry.day.year <= timeline.last:
            yield Remark(
                (*place, "when"), f"{entry.when} is not within {timeline.first} to {timeline.last}; nobody sees it."
            )
        if not entry.source.strip():
            yield Remark((*place, "source"), "an entry without a source is not shown as a fact; add it.")
        if entry.day > today and entry.state is not State.AHEAD:
            yield Remark((*place, "state"), f"{entry.when} is still to come; its state can only be “ahead”.")
        if state_on(entry, timeline, today) is None:
            yield Remark(
                (*place, "state"), "nobody has looked for a year, or its day has come: no state is told.", fault=False
            )


def _today(entries: Sequence[Entry], along: Sequence[float], begins: dict[int, float], today: date) -> float:
    """Between the last entry that has been and the first that is to come, never outside its year."""
    if today.year not in begins:
        return 0.0 if today.year < min(begins) else 1.0
    low, high = begins[today.year], begins.get(today.year + 1, 1.0)
    before = [place for entry, place in zip(entries, along, strict=True) if entry.day <= today]
    after = [place for entry, place in zip(entries, along, strict=True) if entry.day > today]
    low, high = max([low, *before]), min([high, *after])
    year = date(today.year, 1, 1)
    return low + (high - low) * (today - year).days / 366
