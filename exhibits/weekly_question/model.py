"""The question of the week: which one is asked now, and what happens with its result. Pure."""

from collections.abc import Iterable
from datetime import date

import msgspec

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


def asked_on(questions: Iterable[Question], day: date) -> Question | None:
    """The question of a day: of those whose weeks include it, the one that began last; None when there is none."""
    running = [question for question in questions if question.first <= day <= question.last]
    return max(running, key=lambda question: question.first, default=None)
