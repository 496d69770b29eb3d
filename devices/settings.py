"""The devices section of the station file, as plain frozen dataclasses."""

from collections import Counter
from dataclasses import dataclass, field

from devices.errors import SettingsFault


@dataclass(frozen=True, slots=True)
class InstrumentSettings:
    """One instrument: `driver` is its KIND, `port` a path that survives a replug (by-id or by-path).

    `quantities` (text_lines only) says which of the sent names are readings and in which unit: {"co2" = "ppm"}; with a
    second word the name is translated: {"t" = "Cel temperature"}. Empty: every name counts, as sent.
    `every_minutes` (sds011 only) lets the laser rest between readings: 1 to 30, 0 is without pause; None leaves the
    instrument as it is.
    """

    name: str
    driver: str
    port: str
    baud: int | None = None  # None: the driver's usual speed
    simulated: bool = False
    quantities: dict[str, str] = field(default_factory=dict)
    every_minutes: int | None = None

    def __post_init__(self) -> None:
        for key in ("name", "driver", "port"):
            if not getattr(self, key).strip():
                raise SettingsFault(f"An instrument has an empty {key!r}: every instrument needs name, driver, port.")
        if self.baud is not None and self.baud <= 0:
            raise SettingsFault(f"Instrument {self.name!r}: baud {self.baud} is no speed; leave it out.")
        if self.every_minutes is not None and not 0 <= self.every_minutes <= 30:
            raise SettingsFault(f"Instrument {self.name!r}: every_minutes {self.every_minutes} is not within 0 to 30.")


@dataclass(frozen=True, slots=True)
class DevicesSettings:
    """All instruments of the station, in the order of the file."""

    instruments: tuple[InstrumentSettings, ...] = ()

    def __post_init__(self) -> None:
        twice = [name for name, count in Counter(i.name for i in self.instruments).items() if count > 1]
        if twice:
            raise SettingsFault(f"Two instruments have the name {twice[0]!r}: give each its own name.")
