"""The machine under the kiosk: room on the disk, temperature, clock. Files are read: not on the screen's thread."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SCARCE_BYTES: Final = 500 * 1024 * 1024
HOT_C: Final = 80.0  # small boards slow down from here on
SYNCED: Final = Path("/run/systemd/timesync/synchronized")


@dataclass(frozen=True, slots=True)
class Machine:
    """``free`` and ``size`` of the disk in bytes; ``celsius`` and ``synced``: None where nothing tells."""

    free: int
    size: int
    celsius: float | None
    synced: bool | None

    @property
    def scarce(self) -> bool:
        """Too little room for answers to come."""
        return self.free < SCARCE_BYTES

    @property
    def hot(self) -> bool:
        return self.celsius is not None and self.celsius >= HOT_C


def look(data: Path, thermal: Path = Path("/sys/class/thermal"), synced: Path = SYNCED) -> Machine:
    """How the machine is now. ``data``: this kiosk's folder."""
    usage = shutil.disk_usage(next(folder for folder in (data, *data.parents) if folder.exists()))
    return Machine(usage.free, usage.total, _celsius(thermal), synced.exists() if synced.parent.exists() else None)


def _celsius(thermal: Path) -> float | None:
    """The hottest sensor."""
    found = []
    for path in sorted(thermal.glob("thermal_zone*/temp")):
        try:
            found.append(int(path.read_text("ascii")) / 1000)
        except (OSError, ValueError):
            continue
    return max(found, default=None)
