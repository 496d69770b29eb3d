"""A Nova SDS011 in a quiet room: zeros while the fan spins up, then PM2.5 and PM10 every second.

It answers the firmware query and keeps the period it is given: 30 s of measuring in every so many minutes.
"""

from random import Random
from typing import ClassVar

from devices.simulated.twin import Drift

_FAN = 1.0  # s of zeros
_FIRST = 0.3  # s until the first frame
_WORK = 30.0  # s of measuring in each period
_FIRMWARE = bytes((15, 7, 10))  # year, month, day
_ID = bytes.fromhex("a160")  # as in the protocol's own examples
_QUESTION = 19  # bytes


class SimulatedSds011:
    """The sensor's side of the protocol, written from its description and not from our driver."""

    KIND: ClassVar[str] = "sds011"
    BAUD: ClassVar[int] = 9600

    def __init__(self, rng: Random, every: float = 1.0) -> None:
        self._every = every
        self._fine = Drift(rng, 6.0, 1.6, 90.0)
        self._coarser = Drift(rng, 5.0, 1.2, 60.0)  # what PM10 has above PM2.5
        self._id = _ID
        self._minutes = 0
        self._next = _FIRST
        self._heard = b""

    def next_at(self) -> float:
        return self._next

    def speak(self, now: float) -> bytes:
        self._next += self._every
        if self._minutes and now % (60 * self._minutes) >= _WORK:
            self._next = (now // (60 * self._minutes) + 1) * 60 * self._minutes
            return b""  # fan and laser rest
        fine, coarse = 0.0, 0.0
        if now > _FAN:
            fine = max(0.1, self._fine.at(now))
            coarse = fine + max(0.1, self._coarser.at(now))
        return self._frame(0xC0, round(fine * 10).to_bytes(2, "little") + round(coarse * 10).to_bytes(2, "little"))

    def hear(self, data: bytes) -> bytes:
        self._heard = (self._heard + data)[-4 * _QUESTION :]
        answer = b""
        while (at := self._heard.find(b"\xaa\xb4")) >= 0 and len(self._heard) - at >= _QUESTION:
            question = self._heard[at : at + _QUESTION]
            if question[18] != 0xAB or question[17] != sum(question[2:17]) % 256:
                self._heard = self._heard[at + 1 :]
                continue
            self._heard = self._heard[at + _QUESTION :]
            if question[15:17] in (b"\xff\xff", self._id):
                answer += self._answer(question)
        return answer

    def greet(self, now: float) -> None:
        """A host that opens the port changes nothing: the sensor talks all the time."""

    def _answer(self, question: bytes) -> bytes:
        match question[2]:
            case 0x07:
                return self._frame(0xC5, b"\x07" + _FIRMWARE)
            case 0x08:
                if question[3] == 1:
                    self._minutes = min(question[4], 30)
                return self._frame(0xC5, bytes((0x08, question[3], self._minutes, 0)))
            case _:
                return b""

    def _frame(self, head: int, four: bytes) -> bytes:
        body = four + self._id
        return bytes((0xAA, head)) + body + bytes((sum(body) % 256, 0xAB))
