"""Live readings on the screen's thread: the one bridge from device threads, newest value wins, at most once a frame."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import Final

from kivy.clock import Clock

from devices.reading import InstrumentStatus, Quality, Reading, State
from kiosk.exhibit import Series

HOUR_S: Final = 3600.0
Curves = Mapping[tuple[str, str], Sequence[tuple[float, float]]]  # (quantity, instrument) → (unix s, value), in order
POINT_S: Final = 10.0  # one point of the curve: the mean of ten seconds, 360 an hour
TELL_S: Final = 0.15  # between two looks of whoever watches: a board may send hundreds of lines a second


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
        """Older points, oldest first; those from after the first that is here are known already."""
        first = self._points[0][0] if self._points else self._begin if self._count else inf
        older = [point for point in points if point[0] < first]
        self._points.extendleft(reversed(older[-(self._points.maxlen or 0) + len(self._points) :]))

    def aged(self, now: float) -> list[tuple[float, float]]:
        points = [(now - at, value) for at, value in self._points if now - at <= HOUR_S]
        if self._count:
            points.append((max(0.0, now - self._begin - POINT_S / 2), self._sum / self._count))
        return points


class _Voices:
    """All instruments that measure one quantity. Values of two are never mixed: one is shown, while it is well."""

    def __init__(self) -> None:
        self.newest: dict[str, Reading] = {}  # by instrument, in the order they were first heard
        self.curves: dict[str, _Curve] = {}
        self._shown = ""

    def add(self, reading: Reading) -> None:
        self.newest[reading.source] = reading
        if reading.quality is Quality.OK:
            self.curve(reading.source).add(reading.t_wall, reading.value)

    def curve(self, source: str) -> _Curve:
        return self.curves.setdefault(source, _Curve())

    def shown(self, status: Mapping[str, InstrumentStatus]) -> Reading | None:
        """Of the instrument that was shown before, unless it has failed and another has not."""
        if self._shown not in self.newest or not _is_well(self.newest[self._shown], status):
            well = (name for name, reading in self.newest.items() if _is_well(reading, status))
            self._shown = next(well, self._shown or next(iter(self.newest), ""))
        return self.newest.get(self._shown)


def _is_well(reading: Reading, status: Mapping[str, InstrumentStatus]) -> bool:
    told = status.get(reading.source)
    return reading.quality is Quality.OK and (told is None or told.state in {State.LIVE, State.WARMING})


class LiveReadings:
    """``put``, ``put_status`` and ``remember`` come from other threads; the rest belongs to the screen's thread."""

    def __init__(self, wall: Callable[[], float]) -> None:
        self._wall = wall
        self._lock = threading.Lock()
        self._arrived: list[Reading] = []
        self._changed: dict[str, InstrumentStatus] = {}
        self._earlier: list[Curves] = []
        self._said: dict[str, dict[str, Reading]] = {}  # by instrument and quantity
        self._voices: dict[str, _Voices] = {}  # by quantity
        self._status: dict[str, InstrumentStatus] = {}
        self._watchers: list[Callable[[], None]] = []
        self._flush_soon = Clock.create_trigger(self._flush)
        self._told = -TELL_S  # when, on Kivy's clock
        self._tell_later = Clock.create_trigger(self._tell, TELL_S)
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

    def remember(self, curves: Curves) -> None:
        """What was measured before this start, from any thread."""
        with self._lock:
            self._earlier.append(curves)
        self._flush_soon()

    def series(self, quantity: str) -> Series | None:
        voices = self._voices.get(quantity)
        reading = voices.shown(self._status) if voices else None
        if voices is None or reading is None:
            return None
        curve = voices.curves.get(reading.source)  # none before the first usable value
        others = tuple(
            each for name, each in voices.newest.items() if name != reading.source and _is_well(each, self._status)
        )
        return Series(reading, curve.aged(self._wall()) if curve is not None else (), others)

    def said_by(self, instrument: str) -> Sequence[Reading]:
        """The newest reading of each quantity of one instrument or camera."""
        return tuple(self._said.get(instrument, {}).values())

    def quantities(self) -> Sequence[str]:
        return tuple(quantity for quantity, voices in self._voices.items() if voices.newest)

    def instruments(self) -> Sequence[InstrumentStatus]:
        return tuple(self._status.values())

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        self._watchers.append(tell)
        return lambda: self._watchers.remove(tell)

    def _flush(self, _seconds: float) -> None:
        with self._lock:
            arrived, self._arrived = self._arrived, []
            changed, self._changed = self._changed, {}
            earlier, self._earlier = self._earlier, []
        self._status.update(changed)
        self.received += len(arrived)
        for reading in arrived:
            self._voices.setdefault(reading.quantity, _Voices()).add(reading)
            self._said.setdefault(reading.source, {})[reading.quantity] = reading
            if reading.quality is Quality.OK:
                self.heard.add(reading.source)
        for (quantity, source), points in (each for curves in earlier for each in curves.items()):
            self._voices.setdefault(quantity, _Voices()).curve(source).seed(points)
        if Clock.get_time() - self._told >= TELL_S:
            self._tell(0)
        else:
            self._tell_later()

    def _tell(self, _seconds: float) -> None:
        self._told = Clock.get_time()
        for tell in tuple(self._watchers):
            tell()
