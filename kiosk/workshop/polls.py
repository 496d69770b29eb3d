"""What may be told of answers and dots: once, when nobody answers any more, and from five answers on. Pure.

On the home screen results move in steps of five, because a bar that moves with every answer gives the last person
away. In a workshop nothing is told while people answer; it is told once, so there is nothing to compare it with.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.results import THRESHOLD
from kiosk.workshop.state import Workshop


@dataclass(frozen=True)
class Told:
    """A published question: ``n`` answers, and how often each option. ``step``: when it was asked."""

    step: str
    question: str
    n: int
    counts: Mapping[str, int]

    def share(self, option: str) -> float:
        """From 0 to 1."""
        return self.counts.get(option, 0) / self.n


@dataclass(frozen=True)
class Shift:
    """The same question at the beginning and at the end: this evening, not public opinion."""

    first: Told
    last: Told

    def change(self, option: str) -> float:
        """How much larger the option's share has become, -1 to 1."""
        return self.last.share(option) - self.first.share(option)


@dataclass(frozen=True)
class Dotted:
    """Published dots: ``n`` people, and the dots of each option, most first."""

    step: str
    n: int
    counts: Mapping[str, int]


def told(workshop: Workshop, step: str, question: str) -> Told | None:
    """What is published of a question; None while it is open, or with fewer than five answers."""
    counts = workshop.answers.get((step, question), Counter())
    if step not in workshop.closed or counts.total() < THRESHOLD:
        return None
    return Told(step, question, counts.total(), dict(counts.most_common()))


def shift(workshop: Workshop, question: str) -> Shift | None:
    """The first and the last time a question was asked; None when either is not published."""
    asked = [step.name for step in workshop.steps if (step.name, question) in workshop.answers]
    if len(asked) < 2:
        return None
    first, last = told(workshop, asked[0], question), told(workshop, asked[-1], question)
    return Shift(first, last) if first is not None and last is not None else None


def dotted(workshop: Workshop, step: str) -> Dotted | None:
    """The dots of a step; None while people still give them, or from fewer than five people."""
    n = workshop.ballots.get(step, 0)
    if step not in workshop.closed or n < THRESHOLD:
        return None
    return Dotted(step, n, dict(workshop.dots[step].most_common()))


def room(workshop: Workshop, step: str, question: str = "") -> int:
    """How many may still answer: nobody more often than there are guests. Without a question: give dots."""
    given = workshop.answered(step, question) if question else workshop.ballots.get(step, 0)
    return max(0, len(workshop.guests) - given)
