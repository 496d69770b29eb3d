"""Honest results: counts that are published from k answers on, in steps of k. Pure.

Why steps: a counter that moves with every answer tells whoever stands in front what the person before them said.
So what is shown is the state at the last multiple of k, and nothing at all below k. An answer that is taken back leaves
the result at the next step, which takes k new answers: with fewer, whoever took theirs back would see the next one's.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

THRESHOLD: Final = 5
# What one record adds to the results: (question, options) of one person.
Counted = Callable[[Mapping[str, object]], Iterable[tuple[str, tuple[str, ...]]]]


@dataclass(frozen=True)
class Published:
    """What may be shown of one question: ``n`` answers from ``first`` to ``last`` day, and the share of each option."""

    n: int
    counts: Mapping[str, int]
    first: date
    last: date

    def share(self, option: str) -> float:
        """From 0 to 1."""
        return self.counts.get(option, 0) / self.n


@dataclass
class _Question:
    counts: Counter[str] = field(default_factory=Counter)
    n: int = 0
    fresh: int = 0  # answers since the last publication
    first: date | None = None
    published: Published | None = None


class Results:
    """Counts of all questions this kiosk has answers to."""

    def __init__(self, threshold: int = THRESHOLD) -> None:
        self._threshold = threshold
        self._questions: dict[str, _Question] = {}
        self._required: dict[str, int] = {}  # where more answers are needed than everywhere

    @property
    def threshold(self) -> int:
        return self._threshold

    def require(self, question: str, threshold: int) -> None:
        """Publish a question from more answers on, in larger steps; a wish for fewer than everywhere is not heard."""
        self._required[question] = max(self._threshold, threshold)

    def threshold_of(self, question: str) -> int:
        return self._required.get(question, self._threshold)

    def add(self, question: str, options: Sequence[str], day: date) -> None:
        """One person's answer: one option, or several where several may be chosen."""
        entry = self._questions.setdefault(question, _Question())
        entry.counts.update(set(options))
        entry.n += 1
        entry.fresh += 1
        entry.first = min(entry.first or day, day)
        step = self.threshold_of(question)
        if entry.n % step == 0 and entry.fresh >= step:
            entry.published = Published(entry.n, dict(entry.counts), entry.first, day)
            entry.fresh = 0

    def remove(self, question: str, options: Sequence[str]) -> None:
        """One person took back what ``add`` was told; what is left when that falls below the threshold is not shown."""
        entry = self._questions[question]
        entry.counts = +(entry.counts - Counter(set(options)))
        entry.n -= 1
        if entry.n < self.threshold_of(question):
            entry.published = None

    def questions(self) -> tuple[str, ...]:
        """Names of all questions that anything was answered to."""
        return tuple(self._questions)

    def published(self, question: str) -> Published | None:
        """What may be shown now; nothing below the threshold."""
        entry = self._questions.get(question)
        return entry.published if entry else None

    def missing(self, question: str) -> int:
        """Answers still missing until the first publication; 0 when published. Says nothing about single answers."""
        entry = self._questions.get(question)
        return 0 if entry and entry.published else self.threshold_of(question) - (entry.n if entry else 0)
