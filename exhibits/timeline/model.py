"""The timeline: what happened when, on which of four tracks, and where it stands on the axis. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from kiosk import sources
from kiosk.packs.kinds import Remark
from kiosk.sources import Sourced, first_day

TABLE: Final = "timeline.toml"
STALE_AFTER: Final = timedelta(days=365)  # a state of which nothing newer is known for so long may have changed
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


class Entry(Sourced, frozen=True, forbid_unknown_fields=True):
    """One thing that happened.

    ``when``: a day, a month or a year, as exactly as the source says. ``computed``: the date was worked out, not read.
    """

    name: str
    when: str
    track: Track
    state: State
    title: dict[str, str]
    text: dict[str, str]
    computed: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        first_day(self.when)

    @property
    def day(self) -> date:
        """The first day it can have been; entries are in this order."""
        return first_day(self.when)

    @property
    def exact(self) -> bool:
        """Whether the day is known, not only month or year."""
        return self.when.count("-") == 2

    @property
    def to_the_month(self) -> bool:
        return self.when.count("-") >= 1


class Timeline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``timeline.toml``: years shown, and entries in any order."""

    first: int
    last: int
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


class Standing(NamedTuple):
    """What may be said of an entry: ``state`` None: nothing. Not ``fresh``: it was so when somebody last looked."""

    state: State | None
    fresh: bool


def standing(entry: Entry, day: date) -> Standing:
    """What was done stays done. What was ahead and whose day has come is not told: somebody must look it up."""
    if entry.state is State.DONE:
        return Standing(entry.state, fresh=True)
    if entry.state is State.AHEAD:
        return Standing(entry.state if entry.day > day else None, fresh=True)
    since = entry.stands_from
    if since is None:
        return Standing(None, fresh=False)
    return Standing(entry.state, fresh=day - since <= STALE_AFTER)


def remarks(timeline: Timeline, today: date) -> Iterator[Remark]:
    """What the type cannot say: entries off the line, without a source, checked tomorrow, or no longer fresh."""
    seen: set[str] = set()
    for number, entry in enumerate(timeline.entries):
        place = ("entries", number)
        if entry.name in seen:
            yield Remark((*place, "name"), f"“{entry.name}” stands here twice.")
        seen.add(entry.name)
        if not timeline.first <= entry.day.year <= timeline.last:
            yield Remark(
                (*place, "when"), f"{entry.when} is not within {timeline.first} to {timeline.last}; nobody sees it."
            )
        yield from sources.remarks(entry, place, today)
        if entry.day > today and entry.state is not State.AHEAD:
            yield Remark((*place, "state"), f"{entry.when} is still to come; its state can only be “ahead”.")
        state, fresh = standing(entry, today)
        if state is None:
            yield Remark((*place, "state"), "its day has come, or it has no date: no state is told.", fault=False)
        elif not fresh:
            yield Remark((*place, "state"), "nothing newer is known for a year: “last known” is said.", fault=False)


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
