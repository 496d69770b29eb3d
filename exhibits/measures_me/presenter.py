"""The words of a card: the four facts, and the kiosk's own senses as they stand. Pure."""

from typing import Final, NamedTuple

from devices.reading import Reading
from exhibits.measures_me.model import Alive, Own, Thing, Things, own
from kiosk.exhibit import Readings, told
from kiosk.language import Language
from kiosk.units import sign

FINE: Final = frozenset({"Cel", "ug/m3", "uSv/h"})  # said with a decimal
COUNTS: Final = frozenset({"{count}", "1"})


class FactWords(NamedTuple):
    """One fact: its icon, the question it answers, the answer."""

    icon: str
    head: str
    words: str


class SenseWords(NamedTuple):
    """One of the kiosk's senses: ``on`` is what the outline shows, ``state`` says it."""

    icon: str
    words: str
    note: str
    state: str
    on: bool


def facts(thing: Thing, table: Things, language: Language) -> tuple[FactWords, ...]:
    """The four things a sign on a sensor should say."""
    say, code = language.say, language.code
    return (
        FactWords("bulb", say("What for?"), told(thing.purpose, code)),
        FactWords("building-community", say("Who is responsible?"), told(thing.responsible, code)),
        FactWords("user", say("Personal data?"), told(table.personal[thing.sees], code)),
        FactWords("messages", say("Questions?"), told(table.feedback, code)),
    )


def sense(line: Own, language: Language) -> SenseWords:
    """An instrument the pack does not explain is called by its own name."""
    say = language.say
    state = {
        Alive.ON: say("on"),
        Alive.WAKING: say("is waking up"),
        Alive.BREAK: say("takes a break"),
        Alive.OFF: say("switched off"),
        Alive.GONE: say("disconnected"),
        Alive.NONE: say("not built in"),
    }[line.alive]
    if line.reading is not None:
        state = number(line.reading, language)
    on = line.alive is Alive.ON
    if line.sense is None:
        return SenseWords("cpu", line.instrument, say("A measuring device without a description."), state, on)
    return SenseWords(
        line.sense.icon, told(line.sense.title, language.code), told(line.sense.note, language.code), state, on
    )


def number(reading: Reading, language: Language) -> str:
    """A reading as a number with its unit, as people write it."""
    if reading.unit in COUNTS:
        return language.say("counts {n}").format(n=language.number(reading.value))
    digits = 1 if reading.unit in FINE else 0
    return f"{language.number(reading.value, digits)} {sign(reading.unit)}"


def own_lines(table: Things, readings: Readings) -> tuple[Own, ...]:
    """The kiosk's own senses as its instruments report them now."""
    asked = {quantity for each in table.senses for quantity in each.quantities}
    found = {quantity: readings.series(quantity) for quantity in asked}
    newest = {quantity: series.reading for quantity, series in found.items() if series is not None}
    return own(table.senses, readings.instruments(), newest)
