"""How long the gate stays closed after wrong PINs. Pure: clocks are handed in.

Two clocks count. While the program runs only its monotonic clock does, so that setting the time changes nothing. Over
a restart the wall clock does; one that stands before the moment of the last attempt has been set back (or has no
battery), and the whole delay begins again.
"""

from dataclasses import dataclass, replace
from typing import Final

FREE: Final = 2  # wrong PINs without a delay: everybody mistypes
# Seconds after the third, fourth … wrong PIN in a row; the last one holds for every further. At 24 tries a day six
# digits take a thousand years.
DELAYS: Final = (30.0, 60.0, 120.0, 300.0, 600.0, 1200.0, 2400.0, 3600.0)


def delay_after(failures: int) -> float:
    """Seconds the gate stays closed after so many wrong PINs in a row."""
    return 0.0 if failures <= FREE else DELAYS[min(failures - FREE, len(DELAYS)) - 1]


@dataclass(frozen=True, slots=True)
class Lockout:
    """Where it stands.

    ``at``: Unix seconds of the last attempt; ``open_at``: monotonic seconds of this run: until then no PIN counts.
    """

    failures: int = 0
    at: float = 0.0
    open_at: float = 0.0

    @classmethod
    def restored(cls, failures: int, at: float, wall: float, monotonic: float) -> "Lockout":
        """As it stands when the program starts."""
        delay = delay_after(failures)
        passed = wall - at
        if passed < 0:  # the clock stands before the attempt
            return cls(failures, wall, monotonic + delay)
        return cls(failures, at, monotonic + max(0.0, delay - passed))

    def waits(self, monotonic: float) -> float:
        """Seconds until a PIN may be tried; 0: now."""
        return max(0.0, self.open_at - monotonic)

    def failed(self, wall: float, monotonic: float) -> "Lockout":
        """After one more wrong PIN."""
        failures = self.failures + 1
        return replace(self, failures=failures, at=wall, open_at=monotonic + delay_after(failures))
