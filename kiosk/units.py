"""How UCUM units, as instruments and records name them, are written for people. Pure."""

from collections.abc import Mapping
from typing import Final

# Only where the two differ; a bare number has no sign.
_SIGNS: Final[Mapping[str, str]] = {
    "Cel": "°C", "ug/m3": "µg/m³", "uSv/h": "µSv/h", "kW.h": "kWh", "/cm3": "1/cm³", "um": "µm", "deg": "°",
    "1": "", "{count}": "",
}  # fmt: skip


def sign(unit: str) -> str:
    """``Cel`` → °C; what is written alike, and what nobody knows, stays as it is."""
    return _SIGNS.get(unit, unit)
