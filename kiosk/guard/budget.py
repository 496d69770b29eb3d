"""How much time an exhibit may take of the screen's thread. Pure: seconds are handed in."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True)
class BudgetSettings:
    """An exhibit is too slow when ``most`` frames within ``period_s`` took it longer than ``frame_s`` each.

    A visitor notices a tenth of a second, but a busy machine alone can make that of an honest handler; a quarter is the
    exhibit's own. ``endless_s``: a call that has not returned by then is broken off.
    """

    frame_s: float = 0.25
    most: int = 5
    period_s: float = 10.0
    endless_s: float = 8.0


class Budget:
    """Counts the frames that took an exhibit too long."""

    def __init__(self, settings: BudgetSettings) -> None:
        self._settings = settings
        self._over: dict[str, deque[float]] = {}

    def spent(self, kind: str, seconds: float, at: float) -> str:
        """An exhibit took so long of one frame, which ended ``at``. Why it must be stopped, or ""."""
        settings = self._settings
        if seconds <= settings.frame_s:
            return ""
        over = self._over.setdefault(kind, deque(maxlen=settings.most))
        over.append(at)
        if len(over) < settings.most or at - over[0] > settings.period_s:
            return ""
        over.clear()
        return (
            f"too slow: {settings.most} frames within {settings.period_s:g} s took longer than {settings.frame_s:g} s "
            f"each, the last one {seconds:.2f} s"
        )
