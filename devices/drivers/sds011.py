"""Nova SDS011 (and 018, 021) fine dust sensor: PM2.5 and PM10 by laser scattering, once a second.

Laser Dust Sensor Control Protocol V1.3. From the sensor, 9600 baud, 10 bytes, little-endian:
`AA C0` pm2.5 (2) pm10 (2) id (2) sum `AB` in 0.1 ug/m3; `AA C5` answers a command. To the sensor, 19 bytes:
`AA B4` command, 12 data bytes, id (2, FFFF for any), sum `AB`. The sum is the low byte over all between head and sum.
"""

from typing import ClassVar

from devices.drivers.driver import Measurement, UsbId
from devices.frames import FixedFrames
from devices.reading import Quality
from devices.settings import InstrumentSettings

LENGTH = 10
ANY_SENSOR = b"\xff\xff"
_TOP = 999.9  # ug/m3, the end of its scale
_ASK_AGAIN = 2.0  # seconds to wait for an answer
_ASK_AT_MOST = 3


def checksum(body: bytes) -> int:
    """The low byte of the sum."""
    return sum(body) & 0xFF


def is_frame(frame: bytes) -> bool:
    """Whether ten bytes are a measurement or an answer."""
    return frame[1] in (0xC0, 0xC5) and frame[9] == 0xAB and frame[8] == checksum(frame[2:8])


def command(number: int, data: bytes, sensor: bytes = ANY_SENSOR) -> bytes:
    """Nineteen bytes to the sensor; `data` is filled up with zeros to 12."""
    body = bytes([number]) + data.ljust(12, b"\x00") + sensor
    return b"\xaa\xb4" + body + bytes([checksum(body), 0xAB])


def set_period(minutes: int, sensor: bytes = ANY_SENSOR) -> bytes:
    """Measure for 30 s every so many minutes (1 to 30), then rest; 0 measures without pause. It stays set."""
    return command(0x08, bytes([0x01, minutes]), sensor)


def ask_firmware(sensor: bytes = ANY_SENSOR) -> bytes:
    """Ask for the date of the firmware."""
    return command(0x07, b"", sensor)


class Sds011:
    """Listens; once it knows the sensor's id it asks for the firmware and, if configured, sets the period."""

    KIND: ClassVar[str] = "sds011"
    BAUDS: ClassVar[tuple[int, ...]] = (9600,)
    USB_IDS: ClassVar[tuple[UsbId, ...]] = (UsbId(0x1A86, 0x7523),)
    CHECKED: ClassVar[bool] = True

    def __init__(self, settings: InstrumentSettings) -> None:
        self._minutes = settings.every_minutes
        self._frames = FixedFrames(b"\xaa", LENGTH, is_frame)
        self._sensor: bytes | None = None
        self._firmware: str | None = None
        self._unanswered = {0x07} | ({0x08} if self._minutes is not None else set())
        self._asked = 0
        self._ask_next = 0.0
        self.warm_up = 0.0  # it says so itself: zeros
        self.max_age = 5.0 + 60.0 * (self._minutes or 0)

    @property
    def junk(self) -> int:
        return self._frames.junk

    @property
    def identity(self) -> str | None:
        """The sensor's id, and its firmware date once it has told: "A160, firmware 2015-07-10"."""
        if self._sensor is None or self._firmware is None:
            return self._sensor.hex().upper() if self._sensor else None
        return f"{self._sensor.hex().upper()}, firmware {self._firmware}"

    def feed(self, data: bytes) -> list[Measurement]:
        found: list[Measurement] = []
        for frame in self._frames.feed(data):
            self._sensor = frame[6:8]
            if frame[1] == 0xC0:
                found += _measurements(frame)
            else:
                self._answered(frame)
        return found

    def end(self) -> list[Measurement]:
        return []  # half a frame means nothing

    def due(self, now: float) -> bytes:
        if self._sensor is None or not self._unanswered or self._asked >= _ASK_AT_MOST or now < self._ask_next:
            return b""
        self._asked += 1
        self._ask_next = now + _ASK_AGAIN
        questions = b""
        if 0x07 in self._unanswered:
            questions += ask_firmware(self._sensor)
        if 0x08 in self._unanswered and self._minutes is not None:
            questions += set_period(self._minutes, self._sensor)
        return questions

    def _answered(self, frame: bytes) -> None:
        self._unanswered.discard(frame[2])
        if frame[2] == 0x07:
            year, month, day = frame[3:6]
            self._firmware = f"20{year:02d}-{month:02d}-{day:02d}"


def _measurements(frame: bytes) -> list[Measurement]:
    fine = int.from_bytes(frame[2:4], "little")
    coarse = int.from_bytes(frame[4:6], "little")
    warming = fine == coarse == 0
    return [
        Measurement(name, tenths / 10, "ug/m3", Quality.WARMING if warming else _quality(tenths / 10))
        for name, tenths in (("pm2_5", fine), ("pm10", coarse))
    ]


def _quality(value: float) -> Quality:
    return Quality.OK if value <= _TOP else Quality.IMPLAUSIBLE
