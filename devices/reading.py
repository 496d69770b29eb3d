"""What an instrument says, in types the whole house may know.

Units are written in UCUM (https://ucum.org), from the closed list `UNITS`; a quantity without any known unit has the
unit "1". Plausible ranges are wide: they catch a broken wire, not an unusual day.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import NamedTuple

UNITS = frozenset(
    {
        *("ug/m3", "ppm", "Cel", "%", "hPa", "mm", "cm", "m", "dB", "lx", "uSv/h", "kW.h", "W", "deg"),
        *("um", "/cm3", "s", "ms", "V", "mV", "A", "mA", "Hz", "{count}", "1"),
    }
)
CARD = "card"  # the number of a card; handed on apart, never as a Reading: it may name a person


class Quality(StrEnum):
    """How far a value may be trusted."""

    OK = "ok"
    WARMING = "warming"  # the instrument says itself that it is not ready, or its warm-up time is not over
    STALE = "stale"  # the last value of an instrument that has fallen silent
    IMPLAUSIBLE = "implausible"  # outside what the quantity can be here
    INVALID = "invalid"  # the instrument sent "no number"; the value is NaN


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of one quantity at one moment."""

    quantity: str
    value: float  # NaN when the quality is INVALID
    unit: str  # UCUM, one of UNITS
    t_mono: float  # seconds of the monotonic clock when the bytes were read
    t_wall: float  # unix seconds at the same moment
    source: str  # the instrument's name in the station file
    quality: Quality


class State(StrEnum):
    """Where the supervision of an instrument stands."""

    ABSENT = "absent"  # not seen since the start
    OPENING = "opening"
    WARMING = "warming"  # open, no trustworthy value yet
    LIVE = "live"
    STALE = "stale"  # open, silent for longer than its driver allows
    OFF = "off"  # staff have switched it off
    LOST = "lost"  # was there, or is there and cannot be used; `detail` says which


@dataclass(frozen=True, slots=True)
class InstrumentStatus:
    """One instrument of the station as it stands now."""

    name: str
    driver: str
    port: str | None
    serial_number: str | None
    state: State
    since: float  # unix seconds of the last change of state
    detail: str  # one sentence for staff
    simulated: bool


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Where somebody is in a camera's picture: a coarse grid of numbers, never an image."""

    columns: int
    rows: int
    cells: bytes  # rows × columns, from the top left, row by row; 0 to 100 per cent of the cell is covered
    t_mono: float  # seconds of the monotonic clock when the frame arrived
    source: str  # the camera's name in the station file


class Quantity(NamedTuple):
    """The usual unit of a quantity and the range (inclusive) that is plausible in that unit."""

    unit: str
    low: float
    high: float


_DUST = Quantity("ug/m3", 0.0, 1000.0)
_REACH = Quantity("mm", 0.0, 20_000.0)
QUANTITIES: dict[str, Quantity] = {
    "pm1": _DUST,
    "pm2_5": _DUST,
    "pm4": _DUST,
    "pm10": _DUST,
    "co2": Quantity("ppm", 250.0, 40_000.0),
    "temperature": Quantity("Cel", -50.0, 85.0),
    "relative_humidity": Quantity("%", 0.0, 100.0),
    "pressure": Quantity("hPa", 300.0, 1100.0),
    "sound_level": Quantity("dB", 0.0, 140.0),
    "illuminance": Quantity("lx", 0.0, 200_000.0),
    "distance": _REACH,
    "moving_distance": _REACH,
    "still_distance": _REACH,
    "presence": Quantity("1", 0.0, 1.0),
    "people": Quantity("{count}", 0.0, 1000.0),
    "latitude": Quantity("deg", -90.0, 90.0),
    "longitude": Quantity("deg", -180.0, 180.0),
    "altitude": Quantity("m", -500.0, 9000.0),
    "radiation": Quantity("uSv/h", 0.0, 1000.0),
    "energy_import": Quantity("kW.h", 0.0, 1e9),
    "power": Quantity("W", -1e6, 1e6),
}
_PARTICLES = Quantity("/cm3", 0.0, 1e6)
_ANYTHING = Quantity("1", -1e300, 1e300)


def quantity_named(name: str) -> Quantity:
    """Unit and range of a quantity; one that nobody knows has the unit "1" and any finite value."""
    known = QUANTITIES.get(name)
    if known is not None:
        return known
    return _PARTICLES if name.startswith("pm_count_") else _ANYTHING


def quality_of(name: str, value: float, unit: str) -> Quality:
    """OK, IMPLAUSIBLE or INVALID, judged by the number alone."""
    if not isfinite(value):
        return Quality.INVALID
    expected = quantity_named(name)
    if unit == expected.unit and not expected.low <= value <= expected.high:
        return Quality.IMPLAUSIBLE
    return Quality.OK


@dataclass(frozen=True, slots=True)
class MinuteMean:
    """One quantity of one instrument over one minute of the wall clock."""

    source: str
    quantity: str
    unit: str
    start: float  # unix seconds, a whole minute
    mean: float
    minimum: float
    maximum: float
    count: int  # readings of quality OK; never 0
