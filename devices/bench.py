"""All instruments of the station, each under its own supervision: one that is broken never stops the rest."""

import logging
from collections.abc import Callable, Sequence
from typing import Self

from devices.clock import Clock, SystemClock
from devices.drivers.registry import driver_for
from devices.errors import DeviceError
from devices.link import Link
from devices.reading import InstrumentStatus, Reading, State
from devices.settings import InstrumentSettings

log = logging.getLogger("devices.bench")


class Bench:
    """A context manager; both callbacks are called from the instruments' threads, the caller bridges to the screen."""

    def __init__(
        self,
        instruments: Sequence[InstrumentSettings],
        *,
        on_reading: Callable[[Reading], None],
        on_status: Callable[[InstrumentStatus], None],
        clock: Clock | None = None,
    ) -> None:
        self._instruments = tuple(instruments)
        self._on_reading = on_reading
        self._on_status = on_status
        self._clock = clock or SystemClock()
        self._links: dict[str, Link] = {}
        self._faults: dict[str, InstrumentStatus] = {}

    def open(self) -> None:
        """Start every instrument; returns at once. One whose settings are at fault gets a status that says so."""
        for settings in self._instruments:
            try:
                link = Link(
                    settings, driver_for, on_reading=self._on_reading, on_status=self._on_status, clock=self._clock
                )
            except DeviceError as error:
                self._at_fault(settings, str(error))
                continue
            self._links[settings.name] = link
            link.start()

    def close(self) -> None:
        """End every thread and give every port back."""
        for link in self._links.values():
            link.ask_to_stop()
        for link in self._links.values():
            link.stop()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def statuses(self) -> tuple[InstrumentStatus, ...]:
        """One per instrument, in the order of the station file."""
        known = {name: link.status for name, link in self._links.items()} | self._faults
        return tuple(known[settings.name] for settings in self._instruments if settings.name in known)

    def _at_fault(self, settings: InstrumentSettings, sentence: str) -> None:
        log.error("%s: %s", settings.name, sentence)
        status = InstrumentStatus(
            name=settings.name,
            driver=settings.driver,
            port=settings.port,
            serial_number=None,
            state=State.LOST,
            since=self._clock.time(),
            detail=sentence,
            simulated=settings.simulated,
        )
        self._faults[settings.name] = status
        self._on_status(status)
