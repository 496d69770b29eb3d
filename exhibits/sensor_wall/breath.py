"""Breathe and watch: thirty seconds in which a visitor's breath is seen on the live curve, or honestly is not. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

BREATHE_S: Final = 10.0
WHOLE_S: Final = 30.0
LEAST_SHARE: Final = 0.05  # a smaller change is what a simple sensor says by itself
LEAST: Final = {"co2": 30.0, "relative_humidity": 2.0}  # ppm, %; the quantities breath changes, the clearest first


class Step(Enum):
    """Where the experiment stands."""

    BREATHE = auto()
    WATCH = auto()
    ROSE = auto()
    SAME = auto()
    SILENT = auto()  # no value came: nothing can be said

    @property
    def over(self) -> bool:
        return self not in {Step.BREATHE, Step.WATCH}


@dataclass(frozen=True)
class Breath:
    """One experiment. Times in seconds of one clock; ``before``: the value it began with; ``source``: who said it."""

    quantity: str
    source: str
    began: float
    before: float
    points: tuple[tuple[float, float], ...] = ()  # (time, value), in order

    def add(self, at: float, value: float) -> "Breath":
        """With a further value; one that was there before, or comes when it is over, changes nothing."""
        last = self.points[-1][0] if self.points else self.began
        if not last < at <= self.began + WHOLE_S:
            return self
        return replace(self, points=(*self.points, (at, value)))

    def step(self, now: float) -> Step:
        passed = now - self.began
        if passed < WHOLE_S:
            return Step.BREATHE if passed < BREATHE_S else Step.WATCH
        if not self.points:
            return Step.SILENT
        least = max(LEAST[self.quantity], LEAST_SHARE * self.before)
        return Step.ROSE if self.highest - self.before >= least else Step.SAME

    @property
    def highest(self) -> float:
        return max((value for _, value in self.points), default=self.before)

    def left(self, now: float) -> int:
        """Whole seconds until the end of what is to be done now."""
        passed = now - self.began
        return max(0, int((BREATHE_S if passed < BREATHE_S else WHOLE_S) - passed + 0.999))

    def done(self, now: float) -> float:
        """How much of it is over, 0 to 1."""
        return min(1.0, max(0.0, (now - self.began) / WHOLE_S))

    def curve(self, now: float) -> Sequence[tuple[float, float]]:
        """(age, value) since it began, oldest first; the value it began with stands at its beginning."""
        end = min(now, self.began + WHOLE_S)
        return [(end - at, value) for at, value in ((self.began, self.before), *self.points)]
