"""How much time an exhibit may take of the screen's thread. Pure: seconds are handed in."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class BudgetSettings:
    """An exhibit is too slow when within ``period_s`` so many frames took it longer than so many seconds each.

    ``limits`` are pairs of both. A visitor notices a tenth of a second, but now and then a busy machine alone can make
    that of an honest handler: it must last for a good part of the period. A quarter is the exhibit's own; a few of them
    are enough. ``endless_s``: a call that has not returned by then is broken off.
    """

    limits: tuple[tuple[float, int], ...] = ((0.25, 5), (0.1, 20))
    period_s: float = 10.0
    endless_s: float = 8.0


class Budget:
    """Counts the frames that took an exhibit too long."""

    def __init__(self, settings: BudgetSettings) -> None:
        self._settings = settings
        self._over: dict[tuple[str, float], deque[float]] = {}

    def spent(self, kind: str, seconds: float, at: float) -> str:
        """An exhibit took so long of one frame, which ended ``at``. Why it must be stopped, or ""."""
        period_s, reason = self._settings.period_s, ""
        for frame_s, most in self._settings.limits:
            if seconds <= frame_s:
                continue
            over = self._over.setdefault((kind, frame_s), deque(maxlen=most))
            over.append(at)
            if len(over) == most and at - over[0] <= period_s:
                over.clear()
                reason = reason or (
                    f"too slow: {most} frames within {period_s:g} s took longer than {frame_s:g} s each, "
                    f"the last one {seconds:.2f} s"
                )
        return reason
