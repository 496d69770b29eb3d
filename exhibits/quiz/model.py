"""The city quiz: which questions may still be asked, which six are, whose turn it is, and the score. Pure."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from kiosk import sources
from kiosk.packs.kinds import Remark
from kiosk.sources import Sourced

TABLE: Final = "quiz.toml"
ROUND: Final = 6  # questions of a visit
SOON: Final = timedelta(days=60)  # the check warns so long before a question expires
FIELDS: Final = range(1, 13)


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer: ``figure`` for what reads the same in every language, else ``words``."""

    name: str
    words: dict[str, str] = {}
    figure: str = ""

    def __post_init__(self) -> None:
        if bool(self.words) == bool(self.figure):
            raise ValueError(f"answer “{self.name}” needs either words or a figure")


class Question(Sourced, frozen=True, forbid_unknown_fields=True):
    """One question. ``expires``: the first day it is no longer asked, for a fact that is bound to its time."""

    name: str
    field: int
    icon: str
    text: dict[str, str]
    options: tuple[Option, ...]
    right: str
    why: dict[str, str]
    expires: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.field not in FIELDS:
            raise ValueError(f"question “{self.name}”: field {self.field}: there are twelve colours, 1 to 12")
        if len(self.options) != 3:
            raise ValueError(f"question “{self.name}” has {len(self.options)} answers; three fit on one screen")
        if sum(option.name == self.right for option in self.options) != 1:
            raise ValueError(f"question “{self.name}”: exactly one answer must be called “{self.right}”")


class Quiz(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``quiz.toml``."""

    questions: tuple[Question, ...]


CONTENT: Final = Quiz  # what TABLE holds


class Team(StrEnum):
    """Teams have a sign each, and no names."""

    SUN = "sun"
    MOON = "moon"


def available(quiz: Quiz, day: date) -> list[Question]:
    """What may be asked on a day: expired questions disappear by themselves, and so does one without a source."""
    return [q for q in quiz.questions if q.source.strip() and (q.expires is None or day < q.expires)]


def draw(questions: Sequence[Question], chance: random.Random, *, teams: bool, asked: frozenset[str]) -> list[Question]:
    """Six of those available, or as many as there are; for two teams an even number, so that both have as many.

    ``asked``: names already asked in this visit; they come again only when nothing else is left.
    """
    fresh = [question for question in questions if question.name not in asked]
    known = [question for question in questions if question.name in asked]
    chance.shuffle(fresh)
    chance.shuffle(known)
    drawn = (fresh + known)[:ROUND]
    return drawn[: len(drawn) // 2 * 2] if teams else drawn


class Game:
    """One round: the questions in order, what was answered, whose turn it is."""

    def __init__(self, questions: Sequence[Question], *, teams: bool) -> None:
        self.questions = tuple(questions)
        self.teams = teams
        self.answers: list[str] = []
        self.index = 0

    @property
    def over(self) -> bool:
        return self.index >= len(self.questions)

    @property
    def question(self) -> Question:
        return self.questions[self.index]

    @property
    def answered(self) -> bool:
        """Whether the question that is shown has its answer."""
        return len(self.answers) > self.index

    @property
    def turn(self) -> Team | None:
        """Teams take turns; None when one plays alone."""
        return self.team_of(self.index)

    def team_of(self, index: int) -> Team | None:
        return (Team.SUN, Team.MOON)[index % 2] if self.teams else None

    def answer(self, option: str) -> bool:
        """The first answer counts; whether it was right."""
        if not self.answered:
            self.answers.append(option)
        return self.answers[self.index] == self.question.right

    def go_on(self) -> None:
        """To the next question, once this one is answered."""
        if self.answered:
            self.index += 1

    def marks(self, team: Team | None = None) -> list[bool]:
        """Right or wrong of every answer so far, of one team or (None) of all."""
        return [
            answer == question.right
            for index, (question, answer) in enumerate(zip(self.questions, self.answers, strict=False))
            if team is None or self.team_of(index) is team
        ]

    def score(self, team: Team | None = None) -> int:
        return sum(self.marks(team))

    @property
    def ahead(self) -> Team | None:
        """The team that has more; None when both have as many."""
        sun, moon = self.score(Team.SUN), self.score(Team.MOON)
        return None if sun == moon else Team.SUN if sun > moon else Team.MOON


def remarks(quiz: Quiz, today: date) -> Iterator[Remark]:
    """What the type cannot say: twins, missing sources, what has expired or soon will, too few to play."""
    seen: set[str] = set()
    for number, question in enumerate(quiz.questions):
        place = ("questions", number)
        if question.name in seen:
            yield Remark((*place, "name"), f"“{question.name}” stands here twice.")
        seen.add(question.name)
        yield from sources.remarks(question, place, today)
        if question.expires is not None and question.expires <= today:
            yield Remark((*place, "expires"), f"expired on {question.expires}; it is no longer asked.", fault=False)
        elif question.expires is not None and question.expires - today <= SOON:
            yield Remark((*place, "expires"), f"expires on {question.expires}; look its fact up again.", fault=False)
    if len(available(quiz, today)) < ROUND:
        yield Remark(("questions",), f"fewer than {ROUND} questions can be asked on {today}; add some.")
