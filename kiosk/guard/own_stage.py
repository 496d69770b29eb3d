"""The stage of one exhibit: the house's, with every call back into the exhibit guarded, and with an end."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any

from devices.reading import InstrumentStatus
from kiosk.exhibit import Readings, Series, Stage, Suggestion
from kiosk.guard.guarded import Call
from kiosk.ideas import Pool
from kiosk.language import Language
from kiosk.outside.values import Outside
from kiosk.results import Results


class OwnReadings:
    """The house's readings; ``close`` ends whatever the exhibit still watches."""

    def __init__(self, readings: Readings, guarded: Callable[[str, Callable[[], None]], None]) -> None:
        self._readings = readings
        self._guarded = guarded
        self._watches: list[Callable[[], None]] = []

    def series(self, quantity: str) -> Series | None:
        return self._readings.series(quantity)

    def quantities(self) -> Sequence[str]:
        return self._readings.quantities()

    def instruments(self) -> Sequence[InstrumentStatus]:
        return self._readings.instruments()

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        unwatch = self._readings.watch(lambda: self._guarded("readings", tell))
        self._watches.append(unwatch)

        def end() -> None:
            if unwatch in self._watches:
                self._watches.remove(unwatch)
                unwatch()

        return end

    def close(self) -> None:
        for unwatch in self._watches:
            unwatch()
        self._watches.clear()


class OwnStage:
    """What one exhibit sees (``kiosk.exhibit.Stage``). After ``close`` it calls nothing back and leads nowhere."""

    def __init__(self, stage: Stage, kind: str, call: Call) -> None:
        self._stage = stage
        self._kind = kind
        self._call = call
        self._closed = False
        self.readings = OwnReadings(stage.readings, self._guarded)

    @property
    def language(self) -> Language:
        return self._stage.language

    @property
    def content(self) -> Path:
        return self._stage.content

    @property
    def comfort(self) -> Any:
        return self._stage.comfort

    @property
    def simulated(self) -> bool:
        return self._stage.simulated

    @property
    def results(self) -> Results:
        return self._stage.results

    @property
    def people(self) -> int | None:
        return self._stage.people

    @property
    def ideas(self) -> Pool:
        return self._stage.ideas

    def now(self) -> datetime:
        return self._stage.now()

    def monotonic(self) -> float:
        return self._stage.monotonic()

    def outside(self) -> Sequence[Outside]:
        return self._stage.outside()

    @property
    def visit(self) -> int:
        return self._stage.visit

    def kept(self, kind: str) -> dict[str, Any]:
        return self._stage.kept(kind)

    def record(
        self,
        what: str,
        data: Mapping[str, object],
        then: Callable[[Future[Any]], None],
        *,
        withdrawal: str | None = None,
    ) -> None:
        self._stage.record(what, data, lambda done: self._guarded(what, lambda: then(done)), withdrawal=withdrawal)

    def speak(self, words: str) -> None:
        self._stage.speak(words)

    def open(self, place: str) -> None:
        if not self._closed:
            self._stage.open(place)

    def suggestion(self, place: str) -> Suggestion:
        return self._stage.suggestion(place)

    def close(self) -> None:
        """The exhibit is stopped."""
        self._closed = True
        self.readings.close()

    def _guarded(self, what: str, function: Callable[[], None]) -> None:
        if not self._closed:
            self._call(self._kind, what, function, None)
