"""Texts that wait to be set: in each turn of the event loop as many as there is time for.

A whole page in another language or size would hold the picture up for 0.1 s. The glass shows nothing new while some
still wait, so nobody sees half a page.
"""

from math import inf
from typing import Final, Protocol

from kivy.clock import Clock

TURN_S: Final = 0.03  # as long as a turn took no longer than this …
LEAST_S: Final = 0.008  # … but so long in every turn, however late it is


class Waiting(Protocol):
    """A text that was changed."""

    def arrange(self) -> None:
        """Set and draw the letters as everything stands now."""


class Queue:
    """In the order they came; what changes twice meanwhile is set once."""

    def __init__(self) -> None:
        self.turn_s = inf  # the first picture waits for all of them
        self._waiting: dict[Waiting, None] = {}
        self._turn = self._end = 0.0
        self._set_soon = Clock.create_trigger(self._set, -1)
        self._next_turn = Clock.create_trigger(lambda _: self._set_soon())

    def take_turns(self) -> None:
        """Something is seen now: it may stay until all that wait are set."""
        self.turn_s = TURN_S

    def __len__(self) -> int:
        return len(self._waiting)

    def join(self, text: Waiting) -> None:
        """To be set before the next picture, or some turns later where there are many."""
        self._waiting[text] = None
        self._set_soon()

    def leave(self, text: Waiting) -> None:
        """Not to be set any more."""
        self._waiting.pop(text, None)

    def step_back(self) -> None:
        """A text is being built: let the layouts that ask for it now come first, or it has no width yet."""
        self._set_soon.cancel()

    def _set(self, _seconds: float) -> None:
        if self._turn != Clock.get_time():  # texts that a layout has changed meanwhile come once more in the same turn
            self._turn = Clock.get_time()
            self._end = max(self._turn + self.turn_s, Clock.time() + LEAST_S)
        batch = [*reversed(self._waiting)]
        self._waiting.clear()
        try:
            while batch and Clock.time() < self._end:
                batch.pop().arrange()
        finally:  # there was no more time, or one failed: the others must still be drawn
            if batch:
                self._waiting = dict.fromkeys(reversed(batch)) | self._waiting
                self._next_turn()


queue: Final = Queue()
