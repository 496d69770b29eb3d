"""All instruments of the station, each under its own supervision: one that is broken never stops the rest."""

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from typing import Self

from devices.clock import Clock, SystemClock
from devices.drivers.registry import driver_for
from devices.errors import DeviceError
from devices.link import Link, nobody
from devices.reading import InstrumentStatus, Reading, State
from devices.settings import InstrumentSettings

log = logging.getLogger("devices.bench")


class Bench:
    """A context manager; callbacks are called from the instruments' threads, the caller bridges to the screen.

    ``off``: names of instruments that staff have switched off. ``on_card``: see ``Link``.
    """

    def __init__(
        self,
        instruments: Sequence[InstrumentSettings],
        *,
        on_reading: Callable[[Reading], None],
        on_status: Callable[[InstrumentStatus], None],
        on_card: Callable[[str], None] = nobody,
        clock: Clock | None = None,
        off: Collection[str] = (),
    ) -> None:
        self._instruments = tuple(instruments)
        self._on_reading = on_reading
        self._on_status = on_status
        self._on_card = on_card
        self._clock = clock or SystemClock()
        self._links: dict[str, Link] = {}
        self._out: dict[str, InstrumentStatus] = {}  # those without a link: at fault, or switched off
        self._closed = False
        self._off = set(off)
        self._gate = threading.Lock()  # a switch may be thrown while all close

    def open(self) -> None:
        """Start every instrument; returns at once. One whose settings are at fault gets a status that says so."""
        for settings in self._instruments:
            if settings.name in self._off:
                self._out_of_service(settings, State.OFF, "switched off by the staff")
            else:
                self._start(settings)

    def close(self) -> None:
        """End every thread and give every port back."""
        with self._gate:
            self._closed = True
            for link in self._links.values():
                link.ask_to_stop()
            for link in self._links.values():
                link.stop()

    def switch(self, name: str, *, on: bool) -> None:
        """Take an instrument out of service, or put it back. Waits for its thread: never on the screen's.

        KeyError for a name that the station does not have.
        """
        settings = {each.name: each for each in self._instruments}[name]
        with self._gate:
            if self._closed:
                return
            link = self._links.pop(name, None)
            if link is not None:
                link.retire()
            self._out.pop(name, None)
            if on:
                self._start(settings)
            else:
                self._out_of_service(settings, State.OFF, "switched off by the staff")

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def statuses(self) -> tuple[InstrumentStatus, ...]:
        """One per instrument, in the order of the station file."""
        known = {name: link.status for name, link in self._links.items()} | self._out
        return tuple(known[settings.name] for settings in self._instruments if settings.name in known)

    def _start(self, settings: InstrumentSettings) -> None:
        try:
            link = Link(
                settings,
                driver_for,
                on_reading=self._on_reading,
                on_status=self._on_status,
                on_card=self._on_card,
                clock=self._clock,
            )
        except DeviceError as error:
            log.error("%s: %s", settings.name, error)  # noqa: TRY400  one sentence, no traceback
            self._out_of_service(settings, State.LOST, str(error))
            return
        self._links[settings.name] = link
        link.start()

    def _out_of_service(self, settings: InstrumentSettings, state: State, sentence: str) -> None:
        status = InstrumentStatus(
            name=settings.name,
            driver=settings.driver,
            port=settings.port,
            serial_number=None,
            state=state,
            since=self._clock.time(),
            detail=sentence,
            simulated=settings.simulated,
        )
        self._out[settings.name] = status
        self._on_status(status)
