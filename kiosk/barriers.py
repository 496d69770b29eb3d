"""What visitors found hard to use, as the records tell it. Pure; on the screen's thread.

A report is a visitor's record: what it is about, and a few words if somebody wrote any. The staff add records of its
state. Records may come in any order, and an erased report is gone with its words.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from kiosk.masking import mask
from sync.record import ERASURE, Record

BARRIER: Final = "org.projektor.barrier.v1"
STATE: Final = "org.projektor.barrier.state.v1"
TYPES: Final = (BARRIER, STATE, ERASURE)
TEXT_LIMIT: Final = 200
REASON_LIMIT: Final = 300


class Topic(StrEnum):
    """What a barrier is about, in the order in which it is asked."""

    READING = "reading"  # letters, contrast
    OPERATING = "operating"  # touching, finding the way
    LISTENING = "listening"  # reading aloud, sound
    LANGUAGE = "language"
    REACHING = "reaching"  # height, room to move
    OTHER = "other"


class State(StrEnum):
    """OPEN is where a report starts."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True)
class Barrier:
    """One report with its newest state.

    ``record``: id of its record; ``time``, ``since``: RFC 3339, to the hour, of the report and of its newest state;
    ``reason``: language → what was done, or why nothing can be.
    """

    record: str
    topic: Topic
    text: str
    time: str
    state: State = State.OPEN
    reason: Mapping[str, str] = dataclasses.field(default_factory=dict)
    since: str = ""


@dataclass(frozen=True)
class _Told:
    state: State
    reason: Mapping[str, str]
    order: tuple[str, int, str]  # the later one is true; times are hours, so within one the sequence decides


class Barriers:
    """All reports this kiosk knows of."""

    def __init__(self) -> None:
        self._reports: dict[str, Barrier] = {}
        self._told: dict[str, _Told] = {}
        self._erased: set[str] = set()

    def take(self, record: Record) -> None:
        """Learn from a record; types other than ``TYPES`` are passed by."""
        data = record.data
        if record.type == BARRIER and record.id not in self._erased:
            report = Barrier(record.id, Topic(str(data["topic"])), str(data.get("text", "")), record.time)
            self._reports.setdefault(record.id, report)
        elif record.type == STATE:
            reason = data.get("reason", {})
            assert isinstance(reason, Mapping)
            told = _Told(State(str(data["state"])), reason, (record.time, record.sequence, record.id))
            about = str(data["barrier"])
            before = self._told.get(about)
            if before is None or told.order > before.order:
                self._told[about] = told
        elif record.type == ERASURE:
            erased = str(data["record"])
            self._erased.add(erased)
            self._reports.pop(erased, None)

    def all(self) -> tuple[Barrier, ...]:
        """Every report that was not erased, the newest first."""
        return tuple(self._now(self._reports[record]) for record in sorted(self._reports, reverse=True))

    def find(self, record: str) -> Barrier | None:
        report = self._reports.get(record)
        return self._now(report) if report is not None else None

    @property
    def open(self) -> int:
        """How many wait for the staff."""
        return sum(report.state is State.OPEN for report in self.all())

    def _now(self, report: Barrier) -> Barrier:
        told = self._told.get(report.record)
        if told is None:
            return report
        return replace(report, state=told.state, reason=told.reason, since=told.order[0])


def report_data(topic: Topic, text: str) -> tuple[dict[str, object], bool]:
    """Data of a report, and whether something was taken out of its words that tells who somebody is."""
    masked = mask(text.strip())
    data: dict[str, object] = {"topic": topic.value}
    if words := masked.text[:TEXT_LIMIT]:
        data["text"] = words
    return data, bool(masked.found)


def state_data(report: Barrier, state: State, reason: Mapping[str, str] | None = None) -> dict[str, object]:
    """Data of a state record. ``reason``: language code → words; ValueError where DONE comes without."""
    data: dict[str, object] = {"barrier": report.record, "state": state.value}
    why = {code: mask(words.strip()).text[:REASON_LIMIT] for code, words in (reason or {}).items() if words.strip()}
    if why:
        data["reason"] = why
    elif state is State.DONE:
        raise ValueError("a report that is dealt with needs a reason")
    return data
