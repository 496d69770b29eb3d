"""Raw values of claimed instruments become records while a campaign runs. Called from the instruments' threads."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Self

from devices.reading import Quality, Reading
from kiosk.workshop.campaign import Campaign
from kiosk.workshop.events import MEASURED, Entry
from sync.record import Draft, Record

if TYPE_CHECKING:
    from concurrent.futures import Future

MOST: Final = 60  # values in one record
LONGEST_S: Final = 5.0  # so much is lost at most when the power fails
FRESH_S: Final = 60.0  # an instrument that has been silent for longer is not offered


@dataclass(frozen=True, slots=True)
class Claim:
    """What is recorded: of which workshop and campaign, which quantity, of which instruments (→ colour), and where."""

    workshop: str
    campaign: str
    quantity: str
    instruments: Mapping[str, str]
    stops: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, workshop: str, campaign: Campaign) -> Self:
        """As the campaign stands now."""
        return cls(workshop, campaign.name, campaign.quantity, dict(campaign.claimed), dict(campaign.stops))


@dataclass(slots=True)
class _Held:
    unit: str
    began: float
    values: list[tuple[float, float]] = field(default_factory=list)


class Series:
    """``append`` is the journal's. ``claim`` and ``release`` come from the screen's thread, ``add`` from any."""

    def __init__(self, append: Callable[[Draft], "Future[Record]"], kept: Callable[["Future[Record]"], None]) -> None:
        self._append = append
        self._kept = kept
        self._lock = threading.Lock()
        self._claim: Claim | None = None
        self._held: dict[str, _Held] = {}
        self._heard: dict[str, dict[str, tuple[str, float]]] = {}  # quantity → instrument → unit, unix seconds

    def claim(self, claim: Claim) -> None:
        """Record from now on."""
        with self._lock:
            if claim != self._claim:
                self._flush()
                self._claim = claim

    def release(self) -> None:
        """What has been gathered is kept, and no more is recorded."""
        with self._lock:
            self._flush()
            self._claim = None

    close = release

    def instruments(self, quantity: str) -> dict[str, str]:
        """Instruments that have just measured this, in order of their names, with their unit."""
        with self._lock:
            known = self._heard.get(quantity, {})
            newest = max((at for _, at in known.values()), default=0.0)
            return {name: unit for name, (unit, at) in sorted(known.items()) if newest - at <= FRESH_S}

    def add(self, reading: Reading) -> None:
        """A reading, whoever sent it."""
        if reading.quality is not Quality.OK:
            return
        with self._lock:
            self._heard.setdefault(reading.quantity, {})[reading.source] = (reading.unit, reading.t_wall)
            claim = self._claim
            if claim is None or reading.quantity != claim.quantity or reading.source not in claim.instruments:
                return
            held = self._held.setdefault(reading.source, _Held(reading.unit, reading.t_wall))
            after = reading.t_wall - held.began
            if after < 0 or held.unit != reading.unit:  # the clock was set back
                self._keep(reading.source, self._held.pop(reading.source))
                held, after = self._held.setdefault(reading.source, _Held(reading.unit, reading.t_wall)), 0.0
            held.values.append((round(after, 3), reading.value))
            if len(held.values) >= MOST or after >= LONGEST_S:
                self._keep(reading.source, self._held.pop(reading.source))

    def _flush(self) -> None:
        held, self._held = self._held, {}
        for instrument, each in held.items():
            self._keep(instrument, each)

    def _keep(self, instrument: str, held: _Held) -> None:
        claim = self._claim
        if claim is None or not held.values:
            return
        began = datetime.fromtimestamp(held.began, UTC)
        stop = claim.stops.get(instrument, "")
        entry = measured(claim, instrument, held.unit, began, held.values, stop=stop)
        self._append(Draft(entry.type, entry.data, began)).add_done_callback(self._kept)


def measured(
    claim: Claim,
    instrument: str,
    unit: str,
    began: datetime,
    values: list[tuple[float, float]],
    *,
    stop: str = "",
    imported: bool = False,
) -> Entry:
    """Values of one instrument as they are recorded; seconds since ``began``."""
    group = claim.instruments.get(instrument, "")
    data: dict[str, object] = {
        "workshop": claim.workshop,
        "campaign": claim.campaign,
        "instrument": instrument,
        "quantity": claim.quantity,
        "unit": unit,
        "began": began.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "values": [[after, value] for after, value in values],
    }
    optional = {"group": group, "stop": stop, "imported": imported}
    return Entry(MEASURED, data | {name: value for name, value in optional.items() if value})
