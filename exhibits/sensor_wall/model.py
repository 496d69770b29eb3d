"""What the sensor wall shows of each quantity: words, numbers, bands, and the state of its instrument. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import inf
from typing import Final

import msgspec

from devices.reading import InstrumentStatus, Quality, State
from kiosk.exhibit import Series, told
from kiosk.language import Language
from kiosk.packs.kinds import Remark

TABLE: Final = "sensor_wall.toml"
# How UCUM units are written for people.
SIGNS: Final[Mapping[str, str]] = {
    "ug/m3": "µg/m³", "Cel": "°C", "dB": "dB", "ppm": "ppm", "%": "%", "hPa": "hPa", "lx": "lx", "uSv/h": "µSv/h",
}  # fmt: skip
HOUR_S: Final = 3600.0
MINUTE_S: Final = 60.0


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A range up to ``below`` (exclusive; none for the last) with its words."""

    words: dict[str, str]
    below: float | None = None


class Quantity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One tile. ``digits``: decimals shown. ``source``: where the bands come from."""

    quantity: str
    title: dict[str, str]
    colour: str = "fill"  # a role of the theme
    digits: int = 0
    bands: tuple[Band, ...] = ()
    source: dict[str, str] = {}


class Wall(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``sensor_wall.toml``: the first quantity is the large one."""

    quantities: tuple[Quantity, ...]
    note: dict[str, str]


CONTENT: Final = Wall  # what TABLE holds


def remarks(wall: Wall, _today: date) -> Iterator[Remark]:
    """What the type cannot say: bands that are never reached, quantities shown twice, nothing to show."""
    if not wall.quantities:
        yield Remark(("quantities",), "the wall shows nothing; add a quantity.")
    seen: set[str] = set()
    for number, quantity in enumerate(wall.quantities):
        place = ("quantities", number)
        if quantity.quantity in seen:
            yield Remark((*place, "quantity"), f"“{quantity.quantity}” has a tile already; take one out.")
        seen.add(quantity.quantity)
        limits = [inf if band.below is None else band.below for band in quantity.bands]
        for which, (lower, upper) in enumerate(pairwise(limits), 1):
            if upper <= lower:
                yield Remark(
                    (*place, "bands", which),
                    f"no value reaches this band: the one before it ends at {lower:g}. Order bands from low to high.",
                )


@dataclass(frozen=True)
class Shown:
    """A tile's content. ``paused``: the words instead of a value, with ``since`` below them."""

    title: str
    value: str = ""
    unit: str = ""
    verdict: str = ""
    points: tuple[tuple[float, float], ...] = ()
    span_s: float = MINUTE_S
    from_words: str = ""
    paused: str = ""
    since: str = ""


def shown(
    quantity: Quantity,
    series: Series | None,
    instruments: Sequence[InstrumentStatus],
    now_wall: float,
    language: Language,
) -> Shown:
    """One tile as it stands at ``now_wall`` (unix seconds)."""
    title, say = told(quantity.title, language.code), language.say
    if series is None:
        return Shown(title, paused=say("is waking up"), since=say("No value yet."))
    reading = series.reading
    status = next((each for each in instruments if each.name == reading.source), None)
    points = tuple(series.history)
    span = curve_span(points)
    from_words = language.say_n("{n} minute ago", "{n} minutes ago", round(span / MINUTE_S))
    if status is not None and status.state in {State.OFF, State.LOST, State.ABSENT, State.STALE, State.OPENING}:
        minutes = max(0, int((now_wall - status.since) // MINUTE_S))
        since = (
            say("Sensor disconnected just now")
            if not minutes
            else language.say_n("Sensor disconnected for {n} minute", "Sensor disconnected for {n} minutes", minutes)
        )
        return Shown(title, points=points, span_s=span, from_words=from_words, paused=say("takes a break"), since=since)
    if reading.quality is Quality.WARMING:
        return Shown(title, paused=say("is waking up"), since=say("The sensor is warming up."))
    if reading.quality is not Quality.OK:
        return Shown(title, paused=say("takes a break"), since=say("The sensor sends no usable value."))
    verdict = told(band.words, language.code) if (band := band_of(quantity, reading.value)) else ""
    return Shown(
        title,
        language.number(reading.value, quantity.digits),
        SIGNS.get(reading.unit, reading.unit),
        verdict,
        points,
        span,
        from_words,
    )


def band_of(quantity: Quantity, value: float) -> Band | None:
    """The band a value lies in; None when the pack has none for it."""
    return next((band for band in quantity.bands if band.below is None or value < band.below), None)


def curve_span(points: Sequence[tuple[float, float]]) -> float:
    """Seconds the curve spans: what has been measured, rounded up to a minute, an hour at most."""
    if not points:
        return MINUTE_S
    oldest = max(age for age, _ in points)
    return min(HOUR_S, max(MINUTE_S, -(-oldest // MINUTE_S) * MINUTE_S))
