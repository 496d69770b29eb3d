"""Minute means of the instruments become records, and records the curves of the last hour."""

import threading
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Protocol

from devices.reading import MinuteMean, Reading
from sync.record import READING, Draft, Record, Stream

if TYPE_CHECKING:
    from concurrent.futures import Future

MINUTE_S: Final = 60.0


class Means(Protocol):
    """What gathers readings to minutes (``devices.means.MinuteMeans``)."""

    def add(self, reading: Reading) -> MinuteMean | None: ...
    def over(self, now: float) -> tuple[MinuteMean, ...]: ...
    def rest(self) -> tuple[MinuteMean, ...]: ...


def remembered(
    records: Iterable[Record], simulated: Container[str]
) -> Mapping[tuple[str, str], Sequence[tuple[float, float]]]:
    """(quantity, instrument) → (unix s of the minute's middle, mean), oldest first.

    A minute that a restart has cut in two is one point: both count as they weigh. What an instrument measured is left
    out if it was simulated then and is not now, or the other way round: nobody could tell what of a curve is true.
    """
    sums: dict[tuple[str, str], dict[float, tuple[float, int]]] = {}
    for record in records:
        data = record.data
        instrument, start = str(data["instrument"]), datetime.fromisoformat(str(data["start"])).timestamp()
        if (data.get("simulated") is True) != (instrument in simulated):
            continue
        minutes = sums.setdefault((str(data["quantity"]), instrument), {})
        total, count = minutes.get(start, (0.0, 0))
        weight = int(str(data["count"]))
        minutes[start] = total + float(str(data["mean"])) * weight, count + weight
    return {
        key: [(start + MINUTE_S / 2, total / count) for start, (total, count) in sorted(minutes.items())]
        for key, minutes in sums.items()
    }


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
