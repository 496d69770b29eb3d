"""Measurements in words: quantities and units as people write them, and the middles of what was measured. Pure."""

from collections.abc import Mapping
from statistics import median

from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.tally import FIRST_STRONG_ISOLATE, POP_ISOLATE
from kiosk.units import sign
from kiosk.workshop.districts import offsets_for
from kiosk.workshop.state import Workshop
from kiosk.workshop.template import Step

Row = tuple[str, str, float, str]


def quantity(language: Language, name: str) -> str:
    """A quantity as people call it."""
    say = language.say
    words = {
        "temperature": say("Temperature"),
        "relative_humidity": say("Humidity"),
        "co2": say("CO2"),
        "sound_level": say("Loudness"),
        "pm2_5": say("Fine dust PM2.5"),
        "pm10": say("Fine dust PM10"),
        "illuminance": say("Brightness"),
    }
    return words.get(name, name)


def measured(
    workshop: Workshop, step: Step, language: Language, places: Mapping[str, str]
) -> tuple[tuple[str, tuple[Row, ...], str], ...]:
    """What was measured: the middle of each stop, or of each instrument where no stop is known.

    ``places``: how a stop that is a place of the city is called.
    """
    wanted = [each for each in workshop.campaigns.values() if each.side_by_side == (step.kind == "calibration")]
    if not wanted or not wanted[-1].count:
        return ()
    campaign = wanted[-1]
    offsets = {} if campaign.side_by_side else offsets_for(workshop, campaign.quantity)
    values = campaign.values(offsets)
    by_stop = any(value.stop for value in values)
    names = sorted({value.stop if by_stop else value.instrument for value in values} - {""})
    middles = {
        name: median(value.value for value in values if name == (value.stop if by_stop else value.instrument))
        for name in names
    }
    high = max(middles.values())  # bars begin at zero: nearly equal values look nearly equal
    labels = {**places, **{each.name: told(each.label, language.code) for each in step.stops}} if by_stop else {}
    rows = tuple(
        (
            labels.get(name, name),
            f"{language.number(middle, 1)} {sign(campaign.unit)}",
            max(0.0, middle / high) if high > 0 else 0.0,
            "",
        )
        for name, middle in sorted(middles.items(), key=lambda each: -each[1])
    )
    far = sum(value.odd for value in values)
    parts = [f"n = {language.number(len(values))}"]
    if far and not campaign.side_by_side:
        parts.append(language.say_n("{n} value is far from the others.", "{n} values are far from the others.", far))
    return ((quantity(language, campaign.quantity), rows, joined(language, *parts)),)


def joined(language: Language, *parts: str) -> str:
    """Parts with points between them; in a right-to-left language each runs for itself."""
    if language.rtl:
        return " · ".join(f"{FIRST_STRONG_ISOLATE}{part}{POP_ISOLATE}" for part in parts)
    return " · ".join(parts)
