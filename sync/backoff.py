"""How long to be patient after a failure. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

SHORTEST, LONGEST = 1.0, 300.0


class Backoff:
    """1 s, 2 s, 4 s … 5 min, each shortened by chance (to half at most): a city's kiosks come back out of step."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._failures = 0

    def after_failure(self) -> float:
        """Seconds to wait now."""
        longest = min(LONGEST, SHORTEST * 2.0 ** min(self._failures, 20))
        self._failures += 1
        return longest * self._chance.uniform(0.5, 1.0)

    def reset(self) -> None:
        self._failures = 0
