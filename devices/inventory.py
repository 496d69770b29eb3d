"""What is plugged in: serial ports by names that survive a replug, with what the bus tells of them.

Nothing is opened here: opening would reset an Arduino.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from devices.drivers.driver import UsbId
from devices.drivers.registry import KINDS, driver_class

BY_ID = Path("/dev/serial/by-id")
BY_PATH = Path("/dev/serial/by-path")
SYSFS = Path("/sys/class/tty")


@dataclass(frozen=True, slots=True)
class Found:
    """One serial port."""

    port: str  # the name to write in the station file
    device: str  # where it leads today, e.g. /dev/ttyUSB0 or /dev/pts/3
    usb: UsbId | None
    product: str | None
    serial_number: str | None
    may_be: tuple[str, ...]  # KINDs that usually come with this USB id


class Inventory:
    """Looks at folders of udev's kind: links named after the instrument that lead to its device."""

    def __init__(self, by_id: Sequence[Path] = (BY_ID,), by_path: Path = BY_PATH, sysfs: Path = SYSFS) -> None:
        self._by_id = tuple(by_id)
        self._by_path = by_path
        self._sysfs = sysfs

    def look(self) -> tuple[Found, ...]:
        """All ports, in the order of their names.

        A bridge without a serial number (CH340) shares its by-id name with its like: such a port is named by its place.
        """
        names: defaultdict[str, list[Path]] = defaultdict(list)
        for folder in self._by_id:
            for link, device in _links(folder):
                names[device].append(link)
        places = {device: link for link, device in _links(self._by_path)}
        found = []
        for device in sorted({*names, *places}):
            usb, product, number = self._about(device)
            by_id = sorted(names[device])
            place = places.get(device)
            port = place if place is not None and (number is None or not by_id) else by_id[0]
            found.append(Found(str(port), device, usb, product, number, kinds_for(usb)))
        return tuple(sorted(found, key=lambda each: each.port))

    def _about(self, device: str) -> tuple[UsbId | None, str | None, str | None]:
        return about(device, self._sysfs)


def about(device: str, sysfs: Path = SYSFS) -> tuple[UsbId | None, str | None, str | None]:
    """(USB id, product, serial number) of a device such as /dev/ttyUSB0; None for what the bus does not tell."""
    place = (sysfs / Path(device).name / "device").resolve()
    for folder in (place, *place.parents[:3]):  # interface, or a port of it; the USB device is above
        if (folder / "idVendor").is_file():
            vendor, product = _line(folder / "idVendor"), _line(folder / "idProduct")
            usb = UsbId(int(vendor, 16), int(product, 16)) if vendor and product else None
            return usb, _line(folder / "product"), _line(folder / "serial")
    return None, None, None


def usb_serial_number(port: str, sysfs: Path = SYSFS) -> str | None:
    """The serial number the bus reports for a port, None when it reports none."""
    return about(str(Path(port).resolve()), sysfs)[2]


def kinds_for(usb: UsbId | None) -> tuple[str, ...]:
    """The KINDs whose drivers name this USB id, or its vendor."""
    if usb is None:
        return ()
    return tuple(
        kind for kind in KINDS if any(known in (usb, UsbId(usb.vendor, None)) for known in driver_class(kind).USB_IDS)
    )


def _links(folder: Path) -> Iterator[tuple[Path, str]]:
    """(link, device) for every link that leads somewhere; no folder means nothing is plugged in."""
    if folder.is_dir():
        for link in sorted(folder.iterdir()):
            device = link.resolve()
            if link.is_symlink() and device.exists() and not link.name.startswith("."):
                yield link, str(device)


def _line(path: Path) -> str | None:
    with suppress(OSError):  # the attribute is optional, and may vanish with the device
        return path.read_text("utf-8", "replace").strip() or None
    return None
