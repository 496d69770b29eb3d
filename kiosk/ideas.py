"""The pool of ideas, as the records tell it. Pure; on the screen's thread.

A visitor's idea is a record; whoever moderates adds records of its state. Nothing of an idea is shown before a state
record has released it, and nothing any more once it is withheld or erased. Records may come in any order.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from kiosk.language import N_
from sync.record import ERASURE, Record

IDEA: Final = "org.projektor.idea.v1"
SUPPORT: Final = "org.projektor.idea.support.v1"
STATE: Final = "org.projektor.idea.state.v1"
TYPES: Final = (IDEA, STATE, ERASURE)  # what the pool is fed with; supports are counted like votes


class State(StrEnum):
    """How far an idea has come. RECEIVED is where it starts; every other state is a record."""

    RECEIVED = "received"
    REVIEWED = "reviewed"
    DISCUSSED = "discussed"
    DONE = "done"
    DECLINED = "declined"  # with a reason
    WITHHELD = "withheld"  # with a reason; never shown


STATE_WORDS: Final[Mapping[State, str]] = {
    State.RECEIVED: N_("received"),
    State.REVIEWED: N_("reviewed"),
    State.DISCUSSED: N_("being discussed"),
    State.DONE: N_("put into practice"),
    State.DECLINED: N_("not put into practice"),
    State.WITHHELD: N_("not published"),
}  # system texts, in English
SHOWN: Final = frozenset({State.REVIEWED, State.DISCUSSED, State.DONE, State.DECLINED})
ANSWERED: Final = frozenset({State.DONE, State.DECLINED})
PATH: Final = (State.RECEIVED, State.REVIEWED, State.DISCUSSED, State.DONE)  # the way of an idea that comes true


@dataclass(frozen=True)
class Idea:
    """One idea with its newest state. ``time``: RFC 3339, to the hour; ``reason``: language → why (may be empty)."""

    code: str
    text: str
    place: str
    field: int
    time: str
    record: str  # id of its record
    state: State = State.RECEIVED
    reason: Mapping[str, str] = dataclasses.field(default_factory=dict)
    since: str = ""  # time of the newest state

    @property
    def shown(self) -> bool:
        return self.state in SHOWN


@dataclass(frozen=True)
class _Told:
    """A state record. ``order``: the later state is true; times are hours, so within one the sequence decides."""

    state: State
    reason: Mapping[str, str]
    text: str
    order: tuple[str, int, str]


class Pool:
    """All ideas this kiosk knows of."""

    def __init__(self) -> None:
        self._watchers: list[Callable[[], None]] = []
        self._ideas: dict[str, Idea] = {}
        self._told: dict[str, _Told] = {}
        self._erased: set[str] = set()

    def take(self, record: Record) -> None:
        """Learn from a record; types other than the pool's are passed by."""
        data = record.data
        if record.type == IDEA and record.id not in self._erased:
            self._ideas.setdefault(
                str(data["idea"]),
                Idea(
                    code=str(data["idea"]),
                    text=str(data["text"]),
                    place=str(data["place"]),
                    field=int(str(data["field"])),
                    time=record.time,
                    record=record.id,
                ),
            )
        elif record.type == STATE:
            reason = data.get("reason", {})
            assert isinstance(reason, Mapping)
            told = _Told(
                State(str(data["state"])), reason, str(data.get("text", "")), (record.time, record.sequence, record.id)
            )
            code, before = str(data["idea"]), self._told.get(str(data["idea"]))
            if before is None or told.order > before.order:
                # a text once mended stays mended
                self._told[code] = replace(told, text=told.text or (before.text if before else ""))
        elif record.type == ERASURE:
            erased = str(data["record"])
            self._erased.add(erased)
            self._ideas = {code: idea for code, idea in self._ideas.items() if idea.record != erased}
        else:
            return
        for tell in tuple(self._watchers):
            tell()

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call ``tell`` after every record that changed something; returns the way to stop it."""
        self._watchers.append(tell)
        return lambda: self._watchers.remove(tell)

    def find(self, code: str) -> Idea | None:
        """The idea of a code, however it was typed; released or not: its text is the caller's to hold back."""
        return self._now(plain(code))

    def shown(self) -> tuple[Idea, ...]:
        """What may be shown, answered ones first, then the newest."""
        ideas = [idea for code in self._ideas if (idea := self._now(code)) is not None and idea.shown]
        ideas.sort(key=lambda idea: (idea.state in ANSWERED, idea.since, idea.code), reverse=True)
        return tuple(ideas)

    def all(self) -> tuple[Idea, ...]:
        """Every idea that was not erased, the newest first: for whoever moderates."""
        ideas = [idea for code in self._ideas if (idea := self._now(code)) is not None]
        ideas.sort(key=lambda idea: idea.record, reverse=True)
        return tuple(ideas)

    def taken(self, code: str) -> bool:
        """Whether a code is in use."""
        return code in self._ideas

    def _now(self, code: str) -> Idea | None:
        idea, told = self._ideas.get(code), self._told.get(code)
        if idea is None or told is None:
            return idea
        return replace(idea, state=told.state, reason=told.reason, since=told.order[0], text=told.text or idea.text)


def plain(code: str) -> str:
    """People copy codes by hand: case, spaces and hyphens do not matter."""
    return "".join(sign for sign in code.upper() if sign.isalnum())
