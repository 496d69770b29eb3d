"""What was measured where in the city: the middle of each place's values, for the tile map and the report. Pure.

A value belongs to a place when its stop names one: by its name in the pack, its label, another spelling, or one of its
quarters. Stops that are no places of the city ("shade") are counted and stay off the map.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from kiosk.errors import PackError
from kiosk.places import Place, Places, read
from kiosk.workshop.campaign import Campaign, Offset, Value, stop_name
from kiosk.workshop.state import Workshop


@dataclass(frozen=True, slots=True)
class Measured:
    """One place. ``share``: where its middle lies between the lowest and the highest of all places, 0 to 1."""

    place: Place
    middle: float
    low: float
    high: float
    n: int
    odd: int
    share: float


@dataclass(frozen=True, slots=True)
class DistrictMap:
    """Places that have values, in the pack's order. ``elsewhere``: how many values stand for no place of the city."""

    quantity: str
    unit: str
    measured: tuple[Measured, ...]
    elsewhere: int

    @property
    def low(self) -> float:
        return min(each.middle for each in self.measured)

    @property
    def high(self) -> float:
        return max(each.middle for each in self.measured)

    def at(self, place: str) -> Measured | None:
        return next((each for each in self.measured if each.place.name == place), None)


def places_of(content: Path) -> Places | None:
    """The pack's places; None where it has none: `pack check` says why, and nothing is drawn."""
    try:
        return read(content)
    except PackError:
        return None


def latest(workshop: Workshop) -> Campaign | None:
    """The last campaign that was no calibration; a calibration when there is no other; None before any."""
    campaigns = list(workshop.campaigns.values())
    return next((each for each in reversed(campaigns) if not each.side_by_side), campaigns[-1] if campaigns else None)


def offsets_for(workshop: Workshop, quantity: str) -> dict[str, Offset]:
    """What was found side by side for this quantity; the newest of each instrument."""
    found: dict[str, Offset] = {}
    for each in workshop.campaigns.values():
        if each.quantity == quantity:
            found |= each.offsets
    return found


def stops(places: Places) -> dict[str, str]:
    """What a stop may be called → the place."""
    return {
        stop_name(word): place.name
        for place in reversed(places.places)
        for word in (*place.quarters, *place.aliases, place.label, place.name)
    }


def labels(places: Places | None) -> dict[str, str]:
    """What a stop may be called → how the place it names is called."""
    return {name: places[place].label for name, place in stops(places).items()} if places is not None else {}


def anywhere(campaign: Campaign | None, places: Places | None) -> bool:
    """Whether there is anything for a map; cheap, asked every second."""
    if campaign is None or places is None or campaign.side_by_side:
        return False
    known = stops(places)
    return any(batch.stop in known for batch in campaign.batches)


def district_map(campaign: Campaign, offsets: Mapping[str, Offset], places: Places) -> DistrictMap:
    """Every place with at least one value; odd ones count, and are told."""
    known, by_place, elsewhere = stops(places), dict[str, list[Value]](), 0
    for value in campaign.values(offsets):
        if place := known.get(value.stop):
            by_place.setdefault(place, []).append(value)
        else:
            elsewhere += 1
    middles = {name: median(value.value for value in values) for name, values in by_place.items()}
    low, high = min(middles.values(), default=0.0), max(middles.values(), default=0.0)
    measured = tuple(
        _measured(place, by_place[place.name], (middles[place.name] - low) / (high - low) if high > low else 0.5)
        for place in places.places
        if place.name in by_place
    )
    return DistrictMap(campaign.quantity, campaign.unit, measured, elsewhere)


def _measured(place: Place, values: Collection[Value], share: float) -> Measured:
    known = [value.value for value in values]
    far = sum(value.odd for value in values)
    return Measured(place, median(known), min(known), max(known), len(known), far, share)
