"""What the sensor wall shows of each quantity: words, numbers, bands, and the state of its instrument. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import inf
from typing import Final

import msgspec

from devices.reading import InstrumentStatus, Quality, Reading, State
from kiosk.exhibit import Series, told
from kiosk.language import N_, Language
from kiosk.outside.values import Outside, newest
from kiosk.packs.kinds import Remark
from kiosk.units import sign

TABLE: Final = "sensor_wall.toml"
# What a tile is called whose quantity the pack does not name.
NAMES: Final[Mapping[str, str]] = {
    "co2": N_("Carbon dioxide · CO₂"), "temperature": N_("Temperature"), "relative_humidity": N_("Humidity"),
    "pm1": N_("Fine dust PM1"), "pm2_5": N_("Fine dust PM2.5"),
    "pm4": N_("Fine dust PM4"), "pm10": N_("Fine dust PM10"),
    "sound_level": N_("Sound level"), "illuminance": N_("Brightness"), "pressure": N_("Air pressure"),
    "presence": N_("Anybody there?"), "people": N_("People counted"),
    "distance": N_("Distance"), "radiation": N_("Radiation"),
    "energy_import": N_("Energy counter"), "power": N_("Power"),
}  # fmt: skip
UNSEEN: Final = re.compile(r"latitude|longitude|altitude|(moving|still)_distance|pm_count_.*")  # nothing for this wall
COLOURS: Final = ("fill", "second", "alert", "ok")  # in turn, for tiles the pack gives none
LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE = "\u2066", "\u2069"
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
    """``sensor_wall.toml``: the quantities the pack names, the first one large; the bench may have others as well."""

    quantities: tuple[Quantity, ...]
    note: dict[str, str]
    outside_minutes: int = 90  # older values from outside are not shown


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
        if quantity.bands and not quantity.source:
            yield Remark((*place, "bands"), "says not who set these limits; add their source with its year.")
        if dateless := [code for code, words in quantity.source.items() if not re.search(r"\d{4}", words)]:
            yield Remark((*place, "source"), f"has no year in {', '.join(dateless)}; say of when it is.")
        limits = [inf if band.below is None else band.below for band in quantity.bands]
        for which, (lower, upper) in enumerate(pairwise(limits), 1):
            if upper <= lower:
                yield Remark(
                    (*place, "bands", which),
                    f"no value reaches this band: the one before it ends at {lower:g}. Order bands from low to high.",
                )


def on_the_wall(wall: Wall, measured: Iterable[str]) -> tuple[Quantity, ...]:
    """Every quantity of the bench: those the pack names in its order, then the others in the order of ``NAMES``."""
    there = [name for name in measured if not UNSEEN.fullmatch(name)]
    named = [quantity for quantity in wall.quantities if quantity.quantity in there]
    known = {quantity.quantity for quantity in named}
    order = list(NAMES)
    others = sorted({*there} - known, key=lambda name: (order.index(name) if name in order else len(order), name))
    return (*named, *(Quantity(name, {}, COLOURS[place % len(COLOURS)]) for place, name in enumerate(others)))


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
    between: str = ""  # the lowest and highest value of the curve
    source: str = ""  # of the bands
    others: str = ""  # what further instruments say of the same quantity: never mixed into the curve
    level: int = -1  # 0: the first band, 2: the last, 1: between them; -1 without bands


def title_of(quantity: Quantity, language: Language) -> str:
    """The pack's words, else the program's, else the instrument's own name of it."""
    if quantity.title:
        return told(quantity.title, language.code)
    known = NAMES.get(quantity.quantity)
    return language.say(known) if known else quantity.quantity.replace("_", " ")


def in_words(name: str, value: float, language: Language, digits: int) -> str:
    """A value as it is read: a number, or yes and no where it is nothing else."""
    if name == "presence":
        return language.say("yes") if value >= 0.5 else language.say("no")
    return language.number(value, digits)


def shown(
    quantity: Quantity,
    series: Series | None,
    instruments: Sequence[InstrumentStatus],
    now: datetime,
    language: Language,
) -> Shown:
    """One tile as it stands now (with a zone)."""
    title, say = title_of(quantity, language), language.say
    if series is None:
        return Shown(title, paused=say("is waking up"), since=say("No value yet."))
    reading = series.reading
    status = next((each for each in instruments if each.name == reading.source), None)
    points = tuple(series.history)
    span = curve_span(points)
    from_words = language.say_n("{n} minute ago", "{n} minutes ago", round(span / MINUTE_S))
    if status is not None and status.state in {State.OFF, State.LOST, State.ABSENT, State.STALE, State.OPENING}:
        since = since_words(datetime.fromtimestamp(status.since, now.tzinfo), now, language)
        return Shown(title, points=points, span_s=span, from_words=from_words, paused=say("takes a break"), since=since)
    if reading.quality is Quality.WARMING:
        return Shown(title, paused=say("is waking up"), since=say("The sensor is warming up."))
    if reading.quality is not Quality.OK:
        return Shown(title, paused=say("takes a break"), since=say("The sensor sends no usable value."))
    band, name, digits = band_of(quantity, reading.value), quantity.quantity, quantity.digits
    values = [value for age, value in points if age <= span]
    low, high = (in_words(name, edge(values), language, digits) for edge in (min, max)) if values else ("", "")
    return Shown(
        title,
        in_words(name, reading.value, language, digits),
        sign(reading.unit),
        told(band.words, language.code) if band else "",
        points,
        span,
        from_words,
        between=say("between {low} and {high}").format(low=low, high=high) if low != high else "",
        source=told(quantity.source, language.code) if quantity.source else "",
        others=_others(quantity, series.others, language),
        level=_level(quantity, band),
    )


def _others(quantity: Quantity, readings: Sequence[Reading], language: Language) -> str:
    values = " · ".join(with_unit(quantity, each.value, each.unit, language) for each in readings)
    return language.say("also measured here: {values}").format(values=values) if readings else ""


def with_unit(quantity: Quantity, value: float, unit: str, language: Language) -> str:
    """A value with its unit; in a right-to-left language both run for themselves, or the unit would stand first."""
    words = f"{in_words(quantity.quantity, value, language, quantity.digits)} {sign(unit)}".strip()
    return f"{LEFT_TO_RIGHT_ISOLATE}{words}{POP_ISOLATE}" if language.rtl else words


def _level(quantity: Quantity, band: Band | None) -> int:
    if band is None:
        return -1
    place = quantity.bands.index(band)
    return 0 if not place else 2 if place == len(quantity.bands) - 1 else 1


def since_words(since: datetime, now: datetime, language: Language) -> str:
    """Since when a sensor is away: the time, and the day too when it is not today's."""
    when = language.hour(since)
    if since.date() != now.date():
        when = f"{language.day(since.date())}, {when}"
    return language.say("Sensor disconnected since {when}").format(when=when)


@dataclass(frozen=True)
class Weather:
    """What is known of outside for one quantity: a line, its source, and whether it is an example."""

    line: str
    source: str = ""
    sample: bool = False


def outside(
    quantity: Quantity, values: Sequence[Outside], now: datetime, minutes: int, language: Language
) -> Weather | None:
    """The line that compares with outside; None when nothing of this quantity was ever imported."""
    name = quantity.quantity
    if not any(each.quantity == name for each in values):
        return None
    found = newest(values, name, now, timedelta(minutes=minutes))
    if found is None:
        return Weather(language.say("outside: no current value"))
    line = language.say("outside: {value}").format(value=with_unit(quantity, found.value, found.unit, language))
    when = language.hour(found.time.astimezone(now.tzinfo))
    return Weather(line, f"{found.place}, {when} · {found.source}", found.sample)


def band_of(quantity: Quantity, value: float) -> Band | None:
    """The band a value lies in; None when the pack has none for it."""
    return next((band for band in quantity.bands if band.below is None or value < band.below), None)


def curve_span(points: Sequence[tuple[float, float]]) -> float:
    """Seconds the curve spans: what has been measured, rounded up to a minute, an hour at most."""
    if not points:
        return MINUTE_S
    oldest = max(age for age, _ in points)
    return min(HOUR_S, max(MINUTE_S, -(-oldest // MINUTE_S) * MINUTE_S))
