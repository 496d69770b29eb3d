"""A maker's board in a meeting room: CO2, temperature, humidity and sound as `name:value` lines, once a second.

Like an Arduino it begins anew when the port is opened: a line of debug text, a moment, then values.
"""

from random import Random
from typing import ClassVar

from devices.simulated.twin import Drift

_BOOT = 0.3  # s from reset to the first words
_SETTLE = 0.4  # s more until the sensors answer


class SimulatedTextLines:
    """Four lines a round."""

    KIND: ClassVar[str] = "text_lines"
    BAUD: ClassVar[int] = 115200

    def __init__(self, rng: Random, every: float = 1.0) -> None:
        self._every = every
        self._drifts = (
            ("co2", Drift(rng, 720.0, 90.0, 300.0), 0),
            ("temperature", Drift(rng, 21.8, 0.6, 600.0), 2),
            ("relative_humidity", Drift(rng, 44.0, 3.0, 400.0), 1),
            ("sound_level", Drift(rng, 46.0, 4.0, 4.0), 1),
        )
        self._booted = False
        self._next = _BOOT

    def next_at(self) -> float:
        return self._next

    def speak(self, now: float) -> bytes:
        if not self._booted:
            self._booted = True
            self._next = now + _SETTLE
            return b"room board ready\r\n"
        self._next += self._every
        return b"".join(f"{name}:{drift.at(now):.{digits}f}\r\n".encode() for name, drift, digits in self._drifts)

    def hear(self, data: bytes) -> bytes:
        del data  # it only talks
        return b""

    def greet(self, now: float) -> None:
        self._booted = False
        self._next = now + _BOOT
