"""The agenda clock: how much of the step is left, derived from the instants in the records. Pure: now is handed in.

After a crash nothing has to be remembered: the same records and the same time of day give the same clock.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.workshop.state import Run, Workshop

SOON_S: Final = 60.0  # the last minute is told apart


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds. ``left`` is negative when the step runs over; ``share`` of the step that is over, 0 to 1."""

    left: float
    whole: float
    paused: bool

    @property
    def share(self) -> float:
        return min(1.0, max(0.0, 1 - self.left / self.whole)) if self.whole > 0 else 1.0

    @property
    def over(self) -> bool:
        return self.left <= 0

    @property
    def soon(self) -> bool:
        return 0 < self.left <= SOON_S

    @property
    def face(self) -> str:
        """What stands in the ring: 12:40, and +1:05 once the step runs over."""
        seconds = int(-(-self.left // 1)) if self.left > 0 else int(-self.left)
        return f"{'' if self.left > 0 or not seconds else '+'}{seconds // 60}:{seconds % 60:02}"


def clock(workshop: Workshop, now: datetime) -> Clock | None:
    """The clock of the step that is on; None when none is."""
    run = workshop.run
    if run is None:
        return None
    whole = float(run.planned + run.extended)
    return Clock(whole - spent(run, _not_before(workshop, now)).total_seconds(), whole, run.paused_at is not None)


def spent(run: Run, now: datetime) -> timedelta:
    """How long a step has run by ``now``, without its pauses."""
    end = run.ended or run.paused_at or now
    return max(timedelta(), end - run.began - run.paused)


def _not_before(workshop: Workshop, now: datetime) -> datetime:
    """A machine without a clock of its own wakes up in the past: time has not run backwards since the last record."""
    here = now.astimezone(UTC)
    return max(here, workshop.newest or here)
