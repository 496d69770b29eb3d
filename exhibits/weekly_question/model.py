"""The question of the week: which one is asked now, what became of the earlier ones, which taps are repeated. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import inf
from typing import Final

import msgspec

from kiosk.packs.kinds import Remark

TABLE: Final = "weekly_question.toml"
SHORTLY_S: Final = 10.0  # two people do not come, read and tap as quickly as that
ARCHIVED: Final = 8  # how many earlier questions are shown


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer."""

    name: str
    label: dict[str, str]


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What became of a result, told by whoever asked; ``day``: when it was told."""

    day: date
    words: dict[str, str]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question with its weeks (both days included), who asks, what happens next, and later what became of it."""

    name: str
    first: date
    last: date
    owner: dict[str, str]
    next: dict[str, str]
    text: dict[str, str]
    options: tuple[Option, ...]
    answer: Answer | None = None

    def __post_init__(self) -> None:
        if not 2 <= len(self.options) <= 5:
            raise ValueError(f"question “{self.name}” has {len(self.options)} options; 2 to 5 fit on one screen")
        if len({option.name for option in self.options}) < len(self.options):
            raise ValueError(f"question “{self.name}” has two options of the same name")
        if self.last < self.first:
            raise ValueError(f"question “{self.name}” ends ({self.last}) before it begins ({self.first})")


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``weekly_question.toml``."""

    questions: tuple[Question, ...]


CONTENT: Final = Schedule  # what TABLE holds


def asked_on(questions: Iterable[Question], day: date) -> Question | None:
    """The question of a day: of those whose weeks include it, the one that began last; None when there is none."""
    running = [question for question in questions if question.first <= day <= question.last]
    return max(running, key=lambda question: question.first, default=None)


def following(questions: Iterable[Question], day: date) -> Question | None:
    """The question that begins next after a day; None when none is planned."""
    return min((each for each in questions if each.first > day), key=lambda each: each.first, default=None)


def earlier(questions: Iterable[Question], day: date) -> tuple[Question, ...]:
    """The questions whose weeks are over, the newest first."""
    over = sorted((each for each in questions if each.last < day), key=lambda each: each.last, reverse=True)
    return tuple(over[:ARCHIVED])


class Turnstile:
    """Tells a repeated tap from a first one. It stops nobody: several people often stand here in one visit."""

    def __init__(self) -> None:
        self._answered: tuple[int, str] | None = None  # visit and question of the tap before
        self._last = -inf

    def repeats(self, question: str, visit: int, now: float) -> bool:
        """Whether a tap is a repeated one: the second in a visit, or seconds after somebody else's (monotonic)."""
        repeated = self._answered == (visit, question) or now - self._last < SHORTLY_S
        self._answered, self._last = (visit, question), now
        return repeated


def vote(question: str, option: str, *, repeated: bool) -> dict[str, object]:
    """The data of a record of type ``org.projektor.vote.v1``."""
    return {"question": question, "option": option, **({"repeat": True} if repeated else {})}


def remarks(schedule: Schedule, today: date) -> Iterator[Remark]:
    """What the type cannot say of the weeks, as they stand on a day."""
    questions = schedule.questions
    for number, question in enumerate(questions):
        place = ("questions", number)
        for other in questions[:number]:
            if other.name == question.name:
                yield Remark((*place, "name"), f"“{question.name}” is asked already; its answers would be mixed up.")
            if other.first == question.first:
                yield Remark((*place, "first"), f"begins on the day “{other.name}” begins; one of them is never asked.")
            elif max(other.first, question.first) <= min(other.last, question.last):
                yield Remark(
                    (*place, "first"),
                    f"its weeks overlap with “{other.name}”: of the two, the later begun is asked.",
                    fault=False,
                )
        if question.answer is not None and question.answer.day <= question.last:
            yield Remark((*place, "answer", "day"), f"is told before the question ends ({question.last}); mend a day.")
    if all(question.last < today for question in questions):
        yield Remark(("questions",), f"no question is asked on {today} or later; add one.")
