"""Which instrument is behind a port, found by listening only: nothing is ever sent to what is not known yet."""

from dataclasses import dataclass

from devices.clock import Clock
from devices.drivers.driver import Driver, Measurement
from devices.drivers.registry import KINDS, driver_class
from devices.port import GATHER, port_at
from devices.settings import InstrumentSettings

LISTEN = 3.0  # s at each speed: instruments that talk by themselves do so every second or two


@dataclass(frozen=True, slots=True)
class Heard:
    """What a port said: the KIND whose frames came, or None with how many bytes nobody understood."""

    kind: str | None
    baud: int | None
    serial_number: str | None
    newest: tuple[Measurement, ...]  # the newest value of each quantity
    other_bytes: int


def listen(port: str, clock: Clock, seconds: float = LISTEN) -> Heard:
    """Listen at every usual speed in turn until something is understood; PortGone, PortBusy, PortDenied, NotAPort.

    A frame with a checksum proves its kind; text is believed only when no such frame came.
    """
    bauds = sorted({baud for kind in KINDS for baud in driver_class(kind).BAUDS})
    others = 0
    for baud in bauds:
        kinds = [kind for kind in KINDS if baud in driver_class(kind).BAUDS]
        heard = _listen_at(port, baud, kinds, clock, seconds)
        if heard.kind is not None:
            return heard
        others += heard.other_bytes
    return Heard(None, None, None, (), others)


def _listen_at(port: str, baud: int, kinds: list[str], clock: Clock, seconds: float) -> Heard:
    drivers = [driver_class(kind)(InstrumentSettings("probe", kind, port)) for kind in kinds]
    drivers.sort(key=lambda driver: not driver.CHECKED)
    newest: dict[str, dict[str, Measurement]] = {driver.KIND: {} for driver in drivers}
    count = 0
    opened = port_at(port, baud, clock)
    opened.open()
    try:
        until = clock.monotonic() + seconds
        while (left := until - clock.monotonic()) > 0 and not _proved(drivers, newest):
            if not opened.wait(min(left, GATHER)):
                continue
            data = opened.read()
            count += len(data)
            for driver in drivers:
                newest[driver.KIND].update((found.quantity, found) for found in driver.feed(data))
    finally:
        opened.close()
    for driver in drivers:
        if values := tuple(newest[driver.KIND].values()):
            return Heard(driver.KIND, baud, driver.identity, values, driver.junk)
    return Heard(None, None, None, (), count)


def _proved(drivers: list[Driver], newest: dict[str, dict[str, Measurement]]) -> bool:
    return any(driver.CHECKED and newest[driver.KIND] for driver in drivers)
