"""Sees from a thread of its own how long an exhibit keeps the screen's thread, and breaks off a call without end.

It looks a few times a second, more often while an exhibit is at work. What an exhibit sleeps or waits counts like what
it computes; what the machine itself made the thread wait for a processor does not.
"""

import ctypes
import logging
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Self

from kiosk.guard.blame import Blame, Spot
from kiosk.guard.budget import Budget, BudgetSettings
from kiosk.guard.faults import Overtime

LOOK_S: Final = 0.04  # between two looks when no exhibit was at work at the last one
CLOSE_LOOK_S: Final = 0.01  # … while one is

log = logging.getLogger(__name__)


class Witness:
    """``turns``: how many frames there were; ``slow`` is called on the witness's own thread with where and why.

    Open it on the thread that is to be watched.
    """

    def __init__(
        self,
        blame: Blame,
        turns: Callable[[], int],
        slow: Callable[[Spot, str], None],
        settings: BudgetSettings | None = None,
    ) -> None:
        self._blame = blame
        self._turns = turns
        self._slow = slow
        self._settings = settings or BudgetSettings()
        self._budget = Budget(self._settings)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="witness", daemon=True)
        self._watched = 0
        self._spot: Spot | None = None  # what the exhibit was at, at the last look
        self._turn = 0
        self._began = self._waited = self._broken_off = 0.0

    def open(self) -> None:
        self._watched = threading.get_ident()
        self._stat = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._thread.join()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _watch(self) -> None:
        while not self._closing.wait(LOOK_S if self._spot is None else CLOSE_LOOK_S):
            self._look()

    def _look(self) -> None:
        spot = self._blame.of_frame(sys._current_frames().get(self._watched))  # noqa: SLF001  there is no other way
        now, turn, before = time.monotonic(), self._turns(), self._spot
        if before is not None and (spot is None or spot.kind != before.kind or turn != self._turn):
            self._settle(before, now)
            before = None
        if spot is not None and before is None:
            self._began, self._waited, self._turn, self._broken_off = now, self._waiting(), turn, 0.0
        self._spot = spot
        if spot is not None and spot.itself and now - self._began > self._settings.endless_s * (1 + self._broken_off):
            self._break_off(spot, self._own(now))

    def _settle(self, spot: Spot, now: float) -> None:
        """A call, or a frame of several, is over. Being opened may take longer: that is once for a visitor."""
        seconds = self._own(now)
        if not spot.opening and not self._broken_off and (reason := self._budget.spent(spot.kind, seconds, now)):
            self._slow(spot, reason)

    def _break_off(self, spot: Spot, seconds: float) -> None:
        """Only in a line of the exhibit's own: inside Kivy, or what frees memory, it would leave things half done.

        What sleeps inside a C function does not hear it: then the watchdog of the whole kiosk steps in.
        """
        if seconds <= self._settings.endless_s * (1 + self._broken_off):
            return
        self._broken_off += 1
        log.warning("The exhibit %s has not returned for %.1f s: %s; it is broken off", spot.kind, seconds, spot.where)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._watched), ctypes.py_object(Overtime))

    def _own(self, now: float) -> float:
        """Seconds the exhibit has taken since it was first seen at it."""
        return now - self._began - (self._waiting() - self._waited)

    def _waiting(self) -> float:
        """Seconds the watched thread has waited for a processor since it began; 0 where Linux does not say."""
        try:
            return int(self._stat.read_text("ascii").split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            return 0.0
