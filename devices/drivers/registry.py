"""The drivers by KIND. A driver is imported when it is asked for: naming the kinds costs nothing."""

from importlib import import_module

from devices.drivers.driver import Driver
from devices.errors import UnknownDriver, did_you_mean
from devices.settings import InstrumentSettings

_DRIVERS = {
    "rdm6300": "devices.drivers.rdm6300:Rdm6300",
    "sds011": "devices.drivers.sds011:Sds011",
    "text_lines": "devices.drivers.text_lines:TextLines",
}
KINDS = tuple(_DRIVERS)


def driver_class(kind: str) -> type[Driver]:
    """The class of a KIND; UnknownDriver when there is none."""
    try:
        module, _, name = _DRIVERS[kind].partition(":")
    except KeyError:
        raise UnknownDriver(f"There is no driver {kind!r}{did_you_mean(kind, KINDS)}") from None
    found: type[Driver] = getattr(import_module(module), name)
    return found


def driver_for(settings: InstrumentSettings) -> Driver:
    """A new driver for one configured instrument; DeviceError says what its settings lack."""
    return driver_class(settings.driver)(settings)
