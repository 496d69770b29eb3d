"""Minute means as the feed brings them: for each quantity the newest minute and the hour before it. Pure."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sync.record import READING, Record

HOUR_S: Final = 3600.0
MINUTE_S: Final = 60.0
KEPT: Final = 120  # minutes of each instrument and quantity: more than the hour, as some may come late or twice
FRESH_S: Final = 180.0  # a minute is over, gathered, and on its way; after three something is amiss
AHEAD_S: Final = 120.0  # a kiosk's clock may be ahead by so much; what claims to be later is not believed


@dataclass(frozen=True)
class Measured:
    """One quantity of one instrument. ``points``: (age in s of the minute's middle, mean), oldest first, not empty."""

    instrument: str
    unit: str
    points: tuple[tuple[float, float], ...]
    simulated: bool

    @property
    def age(self) -> float:
        return self.points[-1][0]

    @property
    def fresh(self) -> bool:
        return self.age <= FRESH_S


@dataclass(frozen=True)
class _Minute:
    start: float
    mean: float
    count: int


@dataclass
class _Line:
    unit: str
    simulated: bool
    minutes: deque[_Minute]


class Minutes:
    """All instruments of all kiosks that are followed."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str, str], _Line] = {}  # quantity, source, instrument

    def take(self, record: Record) -> None:
        """Learn from a record; other types than readings are passed by."""
        if record.type != READING:
            return
        data = record.data
        key = (str(data["quantity"]), record.source, str(data["instrument"]))
        line = self._lines.setdefault(key, _Line("", simulated=False, minutes=deque(maxlen=KEPT)))
        line.unit, line.simulated = str(data["unit"]), data.get("simulated") is True
        start = datetime.fromisoformat(str(data["start"])).timestamp()
        line.minutes.append(_Minute(start, float(str(data["mean"])), int(str(data["count"]))))

    def simulated(self, instrument: str) -> bool:
        """Whether an instrument's values were last said to be no measurement."""
        return any(line.simulated for (_, _, name), line in self._lines.items() if name == instrument)

    def measured(self, quantity: str, now: float) -> Measured | None:
        """What is known of a quantity at ``now`` (unix seconds): of several instruments the first that is fresh."""
        found = []
        for key in sorted(key for key in self._lines if key[0] == quantity):
            line = self._lines[key]
            if points := _points(line, now):
                found.append(Measured(key[2], line.unit, points, line.simulated))
        return next((each for each in found if each.fresh), min(found, key=lambda each: each.age, default=None))


def _points(line: _Line, now: float) -> tuple[tuple[float, float], ...]:
    """The last hour. A minute that came in two parts, cut by a restart, is one point: both count as they weigh."""
    sums: dict[float, tuple[float, int]] = {}
    for minute in line.minutes:
        if now - HOUR_S - MINUTE_S <= minute.start <= now + AHEAD_S:
            total, count = sums.get(minute.start, (0.0, 0))
            sums[minute.start] = total + minute.mean * minute.count, count + minute.count
    return tuple(
        (max(0.0, now - start - MINUTE_S / 2), total / count) for start, (total, count) in sorted(sums.items())
    )
