"""What a simulated instrument is: pure behaviour in time, without any port. Times are seconds since it got power."""

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from random import Random  # loading it takes longer than naming the kinds


class Twin(Protocol):
    """Says when it speaks next, what it says then, and what it answers."""

    KIND: ClassVar[str]
    BAUD: ClassVar[int]

    def __init__(self, rng: "Random", every: float) -> None:
        """`every`: seconds between two rounds of values."""

    def next_at(self) -> float:
        """When `speak` is due."""

    def speak(self, now: float) -> bytes:
        """The bytes of one round; `next_at` moves on."""

    def hear(self, data: bytes) -> bytes:
        """The answer to what the host sent, b"" for none."""

    def greet(self, now: float) -> None:
        """A host has opened the port."""


class Drift:
    """A value that wanders slowly around its mean, as the air in a room does (an Ornstein-Uhlenbeck process).

    `spread` is its standard deviation in the long run, `slowness` the seconds after which it has mostly forgotten.
    """

    def __init__(self, rng: "Random", mean: float, spread: float, slowness: float) -> None:
        self._rng = rng
        self._mean = mean
        self._spread = spread
        self._slowness = slowness
        self._value = rng.gauss(mean, spread / 2)
        self._at = 0.0

    def at(self, now: float) -> float:
        """The value at `now`; asked with growing times. Kept within three spreads of the mean."""
        share = min(1.0, max(0.0, now - self._at) / self._slowness)
        self._at = now
        self._value += (self._mean - self._value) * share + self._rng.gauss(0, self._spread) * (2 * share) ** 0.5
        low, high = self._mean - 3 * self._spread, self._mean + 3 * self._spread
        self._value = min(high, max(low, self._value))
        return self._value
