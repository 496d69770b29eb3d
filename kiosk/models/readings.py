"""Live readings on the screen's thread: the one bridge from device threads, newest value wins, at most once a frame."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from kivy.clock import Clock

from devices.reading import InstrumentStatus, Quality, Reading
from kiosk.exhibit import Series

HOUR_S: Final = 3600.0
POINT_S: Final = 10.0  # one point of the curve: the mean of ten seconds, 360 an hour


class _Curve:
    """Means of ten seconds over the last hour; the youngest is still growing."""

    def __init__(self) -> None:
        self._points: deque[tuple[float, float]] = deque(maxlen=int(HOUR_S / POINT_S))
        self._begin, self._sum, self._count = 0.0, 0.0, 0

    def add(self, at: float, value: float) -> None:
        if self._count and at - self._begin >= POINT_S:
            self._points.append((self._begin, self._sum / self._count))
            self._count = 0
        if not self._count:
            self._begin, self._sum = at, 0.0
        self._sum += value
        self._count += 1

    def seed(self, points: Iterable[tuple[float, float]]) -> None:
        """Older points, oldest first, before anything was added."""
        self._points.extend(points)

    def aged(self, now: float) -> list[tuple[float, float]]:
        points = [(now - at, value) for at, value in self._points if now - at <= HOUR_S]
        if self._count:
            points.append((max(0.0, now - self._begin - POINT_S / 2), self._sum / self._count))
        return points


class LiveReadings:
    """``put`` and ``put_status`` come from device threads; everything else belongs to the screen's thread."""

    def __init__(self, wall: Callable[[], float]) -> None:
        self._wall = wall
        self._lock = threading.Lock()
        self._arrived: list[Reading] = []
        self._changed: dict[str, InstrumentStatus] = {}
        self._newest: dict[str, Reading] = {}
        self._said: dict[str, dict[str, Reading]] = {}  # by instrument and quantity
        self._curves: dict[str, _Curve] = {}
        self._status: dict[str, InstrumentStatus] = {}
        self._watchers: list[Callable[[], None]] = []
        self._flush_soon = Clock.create_trigger(self._flush)
        self.received = 0
        self.heard: set[str] = set()  # instruments that have sent a usable value

    def put(self, reading: Reading) -> None:
        """A reading from any thread."""
        with self._lock:
            self._arrived.append(reading)
        self._flush_soon()

    def put_status(self, status: InstrumentStatus) -> None:
        """A change of an instrument's state from any thread."""
        with self._lock:
            self._changed[status.name] = status
        self._flush_soon()

    def seed(self, quantity: str, points: Iterable[tuple[float, float]]) -> None:
        """What is known from before this start: (unix s, value), oldest first."""
        self._curves.setdefault(quantity, _Curve()).seed(points)

    def series(self, quantity: str) -> Series | None:
        reading = self._newest.get(quantity)
        if reading is None:
            return None
        curve = self._curves.get(quantity)  # none before the first usable value
        return Series(reading, curve.aged(self._wall()) if curve is not None else ())

    def said_by(self, instrument: str) -> Sequence[Reading]:
        """The newest reading of each quantity of one instrument or camera."""
        return tuple(self._said.get(instrument, {}).values())

    def quantities(self) -> Sequence[str]:
        return tuple(self._newest)

    def instruments(self) -> Sequence[InstrumentStatus]:
        return tuple(self._status.values())

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        self._watchers.append(tell)
        return lambda: self._watchers.remove(tell)

    def _flush(self, _seconds: float) -> None:
        with self._lock:
            arrived, self._arrived = self._arrived, []
            changed, self._changed = self._changed, {}
        self._status.update(changed)
        self.received += len(arrived)
        for reading in arrived:
            self._newest[reading.quantity] = reading
            self._said.setdefault(reading.source, {})[reading.quantity] = reading
            if reading.quality is Quality.OK:
                self.heard.add(reading.source)
                self._curves.setdefault(reading.quantity, _Curve()).add(reading.t_wall, reading.value)
        for tell in tuple(self._watchers):
            tell()
