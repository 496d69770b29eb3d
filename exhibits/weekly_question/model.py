"""The question of the week: which one is asked now, and what happens with its result. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from kiosk.packs.kinds import Remark

TABLE = "weekly_question.toml"


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer."""

    name: str
    label: dict[str, str]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question with its weeks (both days included), who asks, and what happens next."""

    name: str
    first: date
    last: date
    owner: dict[str, str]
    next: dict[str, str]
    text: dict[str, str]
    options: tuple[Option, ...]

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


CONTENT = Schedule  # what TABLE holds


def asked_on(questions: Iterable[Question], day: date) -> Question | None:
    """The question of a day: of those whose weeks include it, the one that began last; None when there is none."""
    running = [question for question in questions if question.first <= day <= question.last]
    return max(running, key=lambda question: question.first, default=None)


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
        if question.last < today:
            yield Remark((*place, "last"), f"“{question.name}” ended on {question.last}; nobody is asked.", fault=False)
    if all(question.last < today for question in questions):
        yield Remark(("questions",), f"no question is asked on {today} or later; add one.")
