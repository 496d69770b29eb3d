"""An RDM6300 on a counter: now and then somebody holds one of three cards to it, and it says so as long as they do."""

from random import Random
from typing import ClassVar

_AGAIN = 0.065  # s from one frame to the next while a card is near
_FRAMES = 9  # of one card: somewhat more than half a second
_PAUSE = 20.0  # rounds between two cards
_VERSION = 0x01


class SimulatedRdm6300:
    """`every` s a round; the numbers are made up anew at each power on."""

    KIND: ClassVar[str] = "rdm6300"
    BAUD: ClassVar[int] = 9600

    def __init__(self, rng: Random, every: float = 1.0) -> None:
        self._rng, self._pause = rng, _PAUSE * every
        self._cards = [rng.getrandbits(32) for _ in range(3)]
        self._card, self._left = self._cards[0], _FRAMES
        self._next = self._pause / 4

    def next_at(self) -> float:
        return self._next

    def speak(self, now: float) -> bytes:
        del now  # the same whenever it is
        frame = self._frame(self._card)
        self._left -= 1
        if self._left:
            self._next += _AGAIN
        else:
            self._next += self._pause
            self._card, self._left = self._rng.choice(self._cards), _FRAMES
        return frame

    def hear(self, data: bytes) -> bytes:
        del data  # it only talks
        return b""

    def greet(self, now: float) -> None:
        """A host that opens the port changes nothing."""

    @staticmethod
    def _frame(card: int) -> bytes:
        five = bytes([_VERSION]) + card.to_bytes(4, "big")
        check = five[0] ^ five[1] ^ five[2] ^ five[3] ^ five[4]
        return b"\x02" + f"{five.hex()}{check:02x}".upper().encode("ascii") + b"\x03"
