"""Clocks that are handed in."""

from collections.abc import Callable


class SkippingClock:
    """Monotonic seconds that can be turned forward: scripted visitors who walk away need not be waited for."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._skipped = 0.0

    def __call__(self) -> float:
        return self._seconds() + self._skipped

    def skip(self, seconds: float) -> None:
        self._skipped += seconds
