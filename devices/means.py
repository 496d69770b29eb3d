"""Minute means of what the instruments say. Pure: minutes follow from the readings' own wall time."""

from dataclasses import dataclass

from devices.reading import MinuteMean, Quality, Reading

MINUTE = 60.0  # s

Key = tuple[str, str, str]  # source, quantity, unit


@dataclass(slots=True)
class _Sum:
    start: float
    total: float
    minimum: float
    maximum: float
    count: int


class MinuteMeans:
    """Gathers readings; a minute is handed out once it is over. Only quality OK counts."""

    def __init__(self) -> None:
        self._sums: dict[Key, _Sum] = {}

    def add(self, reading: Reading) -> MinuteMean | None:
        """The finished minute of the same quantity, when this reading begins another one.

        Should the wall clock be set back, a minute may be handed out twice, each with the readings it was given.
        """
        if reading.quality is not Quality.OK:
            return None
        key = (reading.source, reading.quantity, reading.unit)
        start = reading.t_wall // MINUTE * MINUTE
        value = reading.value
        held = self._sums.get(key)
        if held is not None and held.start == start:
            held.total += value
            held.minimum = min(held.minimum, value)
            held.maximum = max(held.maximum, value)
            held.count += 1
            return None
        self._sums[key] = _Sum(start, value, value, value, 1)
        return _mean(key, held) if held is not None else None

    def over(self, now: float) -> tuple[MinuteMean, ...]:
        """Every minute that has ended by `now` (unix seconds), also of instruments that have fallen silent."""
        return self._take([key for key, held in self._sums.items() if held.start + MINUTE <= now])

    def rest(self) -> tuple[MinuteMean, ...]:
        """The unfinished minutes, when the station closes."""
        return self._take(list(self._sums))

    def _take(self, keys: list[Key]) -> tuple[MinuteMean, ...]:
        return tuple(_mean(key, self._sums.pop(key)) for key in keys)


def _mean(key: Key, held: _Sum) -> MinuteMean:
    source, quantity, unit = key
    mean = held.total / held.count
    # Rounding may carry a mean of equal values past them by one last digit.
    mean = min(max(mean, held.minimum), held.maximum)
    return MinuteMean(source, quantity, unit, held.start, mean, held.minimum, held.maximum, held.count)
