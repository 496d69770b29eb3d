"""Minute means of the instruments become records."""

import threading
from collections.abc import Callable, Container, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from devices.reading import MinuteMean, Reading
from sync.record import READING, Draft, Record, Stream

if TYPE_CHECKING:
    from concurrent.futures import Future


class Means(Protocol):
    """What gathers readings to minutes (``devices.means.MinuteMeans``)."""

    def add(self, reading: Reading) -> MinuteMean | None: ...
    def over(self, now: float) -> tuple[MinuteMean, ...]: ...
    def rest(self) -> tuple[MinuteMean, ...]: ...


class MinuteRecords:
    """Called from the instruments' threads. ``simulated``: names of the instruments whose values are no measurement."""

    def __init__(
        self, means: Means, append: Callable[[Draft], "Future[Record]"], simulated: Container[str] = frozenset()
    ) -> None:
        self._means = means
        self._append = append
        self._simulated = simulated
        self._lock = threading.Lock()

    def add(self, reading: Reading) -> None:
        with self._lock:
            self._keep((self._means.add(reading), *self._means.over(reading.t_wall)))

    def close(self) -> None:
        """The minute that is under way is kept too."""
        with self._lock:
            self._keep(self._means.rest())

    def _keep(self, minutes: Iterable[MinuteMean | None]) -> None:
        for minute in filter(None, minutes):
            start = datetime.fromtimestamp(minute.start, UTC)
            data: dict[str, object] = {
                "instrument": minute.source,
                "quantity": minute.quantity,
                "unit": minute.unit,
                "mean": minute.mean,
                "min": minute.minimum,
                "max": minute.maximum,
                "count": minute.count,
                "start": start.isoformat().replace("+00:00", "Z"),
            }
            if minute.source in self._simulated:  # said wherever the record goes: no reader can know it otherwise
                data["simulated"] = True
            self._append(Draft(READING, data, start, Stream.TELEMETRY))
