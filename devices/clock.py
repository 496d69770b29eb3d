"""Time, handed in: the devices never ask the machine for it themselves."""

import time
from typing import Protocol


class Clock(Protocol):
    """Two views of now, both in seconds."""

    def monotonic(self) -> float:
        """Seconds that only ever grow; their zero means nothing."""

    def time(self) -> float:
        """Unix seconds of the wall clock; may jump when the clock is set."""


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        return time.monotonic()

    def time(self) -> float:
        return time.time()
