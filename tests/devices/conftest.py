"""Helpers of the devices' tests: a place to write down what was called, and streams cut in any way."""

import threading
import time
from collections.abc import Callable

import pytest

from devices.reading import InstrumentStatus, Reading, State


class Notebook:
    """Writes down what a bench calls back, with the moment it came, and waits for something to be written."""

    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.statuses: list[tuple[float, InstrumentStatus]] = []
        self._news = threading.Condition()

    def on_reading(self, reading: Reading) -> None:
        with self._news:
            self.readings.append(reading)
            self._news.notify_all()

    def on_status(self, status: InstrumentStatus) -> None:
        with self._news:
            self.statuses.append((time.monotonic(), status))
            self._news.notify_all()

    def until(self, happened: Callable[[], bool], seconds: float = 5.0) -> bool:
        with self._news:
            return self._news.wait_for(happened, seconds)

    def of(self, name: str) -> list[Reading]:
        return [reading for reading in self.readings if reading.source == name]

    def states(self, name: str) -> list[State]:
        return [status.state for _, status in self.statuses if status.name == name]

    def when(self, name: str, state: State, after: float = 0.0) -> float | None:
        """The first moment after `after` at which the instrument was told to be in `state`."""
        return next((at for at, s in self.statuses if s.name == name and s.state is state and at >= after), None)


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def monotonic(self) -> float:
        return self.now

    def time(self) -> float:
        return 1_700_000_000.0 + self.now


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
def hand_clock() -> HandClock:
    return HandClock()
