"""One supervised thread per instrument: opens its port, decodes, and comes back by itself after an unplug."""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from devices.clock import Clock
from devices.course import Course, Sight
from devices.drivers.driver import Driver, Measurement
from devices.errors import DeviceError, LinkLost
from devices.inventory import usb_serial_number
from devices.port import GATHER, REPLAY, Port, port_at
from devices.reading import CARD, InstrumentStatus, Quality, Reading, State
from devices.settings import InstrumentSettings

LOOK = 0.2  # s between looks at the path of a missing instrument: found well within a second
TICK = 0.25  # s to wait for bytes at most, so that silence and the end are noticed


log = logging.getLogger("devices.link")


def nobody(_card: str) -> None:
    """A card that nobody wants to know of."""


class Link:
    """Supervises one instrument from `start` to `stop`; the callbacks are called from its thread.

    `on_card` gets the number of a card as ten digits; it is kept nowhere here, and is no reading.
    """

    def __init__(
        self,
        settings: InstrumentSettings,
        make_driver: Callable[[InstrumentSettings], Driver],
        *,
        on_reading: Callable[[Reading], None],
        on_status: Callable[[InstrumentStatus], None],
        clock: Clock,
        on_card: Callable[[str], None] = nobody,
        make_port: Callable[[str, int, Clock], Port] = port_at,
    ) -> None:
        self._settings = settings
        self._make_driver = make_driver
        self._make_port = make_port
        self._on_reading = on_reading
        self._on_status = on_status
        self._on_card = on_card
        self._clock = clock
        self._driver = make_driver(settings)  # a fault in the settings is told here, before any thread
        self._course = Course(self._driver.max_age)
        self._newest: dict[str, Reading] = {}
        self._serial_number: str | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._supervise, name=f"link {settings.name}", daemon=True)
        self.status = self._status_now()

    def start(self) -> None:
        self._on_status(self.status)
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Returns at once; `stop` waits."""
        self._stop.set()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=5.0)
            if self._thread.is_alive():
                log.error("%s: its thread does not end; the port hangs in the kernel", self._settings.name)

    def retire(self) -> None:
        """Out of service: stop, and mark what was said last as no longer true."""
        self.stop()
        self._mark_stale()

    def _supervise(self) -> None:
        while not self._stop.is_set():
            try:
                self._tell()  # what the last round ended with, before anything new changes it
                sight = sighting(self._settings.port)
                may_open = self._course.may_open(self._clock.monotonic(), sight)
                self._tell()
                if may_open:
                    self._serve(sight)
                self._stop.wait(LOOK)
            except DeviceError as error:  # told at once: the next round begins with it
                self._course.failed(self._clock.monotonic(), str(error))
            except Exception as error:  # a fault in a driver or a callback must not end the supervision
                log.exception("%s: unexpected fault, its link starts again", self._settings.name)
                self._course.failed(
                    self._clock.monotonic(), f"unexpected fault ({error!r}); it is tried again by itself"
                )
                self._stop.wait(LOOK)

    def _serve(self, sight: Sight) -> None:
        """From open to stop or fault."""
        self._driver = self._make_driver(self._settings)  # half a frame from before the unplug is no beginning
        port = self._make_port(self._settings.port, self._settings.baud or self._driver.BAUDS[0], self._clock)
        port.open()
        try:
            opened = self._clock.monotonic()
            self._serial_number = usb_serial_number(self._settings.port)
            self._course.opened(opened)
            self._tell()
            while not self._stop.is_set():
                self._turn(port, opened)
                if self._course.state is State.STALE and sighting(self._settings.port) != sight:
                    raise LinkLost(f"{self._settings.port} has fallen silent and leads elsewhere now; opening it anew.")
        finally:
            port.close()

    def _turn(self, port: Port, opened: float) -> None:
        if port.wait(TICK):
            self._stop.wait(GATHER)
            data = port.read()
            now = self._clock.monotonic()
            found = self._driver.feed(data)
            if found:
                warm = now - opened >= self._driver.warm_up
                self._hand_on(found, now, warm=warm)
                self._course.heard(now, ready=warm and any(m.quality is not Quality.WARMING for m in found))
        now = self._clock.monotonic()
        self._course.passed(now)
        if question := self._driver.due(now):
            port.write(question)
        self._tell()

    def _hand_on(self, found: list[Measurement], now: float, *, warm: bool) -> None:
        wall = self._clock.time()
        for quantity, value, unit, told in found:
            if quantity == CARD:
                self._on_card(f"{value:010.0f}")
                continue
            quality = Quality.WARMING if told is Quality.OK and not warm else told
            reading = Reading(quantity, value, unit, now, wall, self._settings.name, quality)
            self._newest[quantity] = reading
            self._on_reading(reading)

    def _mark_stale(self) -> None:
        """The last value of each quantity once more, now STALE, so that nobody shows it as fresh."""
        for reading in self._newest.values():
            self._on_reading(replace(reading, quality=Quality.STALE))
        self._newest.clear()

    def _tell(self) -> None:
        """Callback and one log line, if the state or what is known of the instrument has changed."""
        course, before = self._course, self.status
        known = self._driver.identity or self._serial_number
        if (course.state, course.detail, known) == (before.state, before.detail, before.serial_number):
            return
        if course.state in (State.STALE, State.LOST):
            self._mark_stale()
        self.status = self._status_now()
        if course.state is not before.state:
            log.info("%s: %s → %s (%s)", self._settings.name, before.state, course.state, course.detail)
        else:
            self.status = replace(self.status, since=before.since)
        self._on_status(self.status)

    def _status_now(self) -> InstrumentStatus:
        return InstrumentStatus(
            name=self._settings.name,
            driver=self._settings.driver,
            port=self._settings.port,
            serial_number=self._driver.identity or self._serial_number,
            state=self._course.state,
            since=self._clock.time(),
            detail=self._course.detail,
            simulated=self._settings.simulated,
        )


def sighting(path: str) -> Sight:
    """What is at `path` now: a link that udev has made anew has a new inode, even if the device number is the old one.

    None when nothing is there, also behind a dangling link. What may not be looked at counts as there: opening tells.
    """
    place = Path(path.removeprefix(REPLAY))
    try:
        link, target = place.lstat(), place.stat()
    except PermissionError:
        return (0,)
    except OSError:
        return None
    return (link.st_ino, link.st_ctime_ns if place.is_symlink() else 0, target.st_ino, target.st_rdev)
