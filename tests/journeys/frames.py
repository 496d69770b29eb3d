"""How long each turn of Kivy's event loop took, and what was on the screen then.

A turn begins when the loop wakes up and ends when the picture, if there was something new to draw, is on the screen.
While something moves, pictures follow each other and the frame time is the time between two, as a visitor sees it. A
picture after a rest follows none: its time is what it took from the loop's waking.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kivy.clock import Clock
from kivy.core.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Turn:
    """apart: s from the picture before to this one, or what it took after a rest; work: s that were no waiting."""

    place: str
    apart: float
    work: float


class Frames:
    """Notes every turn that drew. Needs the display's size and Kivy's surroundings to be set."""

    def __init__(self, place: Callable[[], str]) -> None:
        self._place = place
        self.turns: list[Turn] = []
        self._woke = self._ended = time.perf_counter()
        self._drew = self._moving = False

    def open(self) -> None:
        idle, tick = Clock.idle, Clock.tick

        def woken() -> float:
            now = idle()
            self._woke = time.perf_counter()
            return now

        def turned() -> None:
            ended = time.perf_counter()
            if self._drew:
                began = self._ended if self._moving else self._woke
                self.turns.append(Turn(self._place(), ended - began, ended - self._woke))
            self._ended, self._moving, self._drew = ended, self._drew, False
            tick()

        Clock.idle, Clock.tick = woken, turned
        Window.bind(on_flip=self._flipped)

    def since(self, number: int) -> list[Turn]:
        return self.turns[number:]

    def _flipped(self, _window: object) -> None:
        self._drew = True


def percentile(seconds: list[float], percent: int) -> float:
    """In ms; of fewer than two values the only one, of none 0."""
    if len(seconds) < 2:
        return 1000 * sum(seconds)
    return 1000 * statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]
