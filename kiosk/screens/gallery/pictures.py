"""Pages of the gallery: charts, maps, ideas, and what moves. Every number here is made up."""

from collections.abc import Iterator
from datetime import date
from math import sin
from typing import Final

from kivy.factory import Factory
from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.outlines import Area, Outline
from kiosk.places import Spot
from kiosk.results import Published
from kiosk.screens.gallery.basics import FIELD_ICONS
from kiosk.screens.gallery.gallery import Night
from kiosk.screens.gallery.specimen import CHOSEN, FOCUSED, REST, alone, by_itself, in_states, shelf
from kiosk.tally import basis
from kiosk.widgets.chart import Measure, ResultCard
from kiosk.widgets.city_tiles import CityMap, PinKey
from kiosk.widgets.linemap import LineMap, LinePlan
from kiosk.widgets.tokens import Tokens
from kiosk.widgets.wheel import Wheel

SHARES: Final = (0.41, 0.33, 0.16, 0.10)
HOUR: Final = [(3600.0 - 60 * n, 612 + 40 * sin(n / 7)) for n in range(60)]
# Four areas around a fifth: x from 0 to 1 eastwards, y northwards in the same scale.
_NW, _N, _E, _S, _W = (0.38, 0.4), (0.52, 0.44), (0.65, 0.29), (0.5, 0.16), (0.37, 0.3)
_NORTH, _EAST, _SOUTH, _WEST = (0.5, 0.56), (0.98, 0.32), (0.5, 0.04), (0.02, 0.3)
_NE, _SE, _SW = (0.66, 0.36), (0.64, 0.22), (0.36, 0.2)
AREAS: Final = {
    "p0": Area(((_WEST, (0.1, 0.52), (0.3, 0.58), _NORTH, _N, _NW, _W),), (0.24, 0.45)),
    "p1": Area(((_NORTH, (0.72, 0.6), (0.95, 0.5), _EAST, _E, _NE, _N),), (0.77, 0.46)),
    "p2": Area(((_EAST, (0.9, 0.1), (0.7, 0.02), _SOUTH, _S, _SE, _E),), (0.76, 0.16)),
    "p3": Area(((_SOUTH, (0.28, 0.0), (0.08, 0.1), _WEST, _W, _SW, _S),), (0.22, 0.17)),
    "p4": Area(((_NW, _N, _NE, _E, _SE, _S, _SW, _W),), (0.51, 0.3)),
}
SPOTS: Final = ((0, 0), (2, 0), (0, 1), (1, 1), (3, 1), (2, 2))


def charts(language: Language) -> Iterator[Widget]:
    """A result, one that waits for five answers, values and their curve."""
    say, staff = language.say, language.staff
    answers = (say("Decisions"), say("Projects"), say("Taking part"), say("Room"))
    rows = [
        (words, language.percent(share), share, say("Your choice") if number == 1 else "")
        for number, (words, share) in enumerate(zip(answers, SHARES, strict=True))
    ]
    yield alone(staff("Result"), ResultCard(title=say("What matters to you?"), rows=rows, basis=_basis(language)))
    waits = say("From {k} answers on, the result stands here. {n} are still missing.").format(k=5, n=4)
    yield alone(
        staff("Waits for five answers"), ResultCard(title=say("What matters to you?"), basis=waits, come=1, needed=5)
    )
    values = [Measure(value=language.number(612), unit="ppm"), Measure(value=language.number(21.6, 1), unit="°C")]
    yield shelf(2, ((staff("Value"), value) for value in values))
    yield alone(staff("Curve of an hour"), Factory.HourCurve(series=HOUR))
    tokens = Tokens(
        count=6, slots=10, size_hint_y=None, height=dp(60), face=(1, 0.82, 0.25, 1), rim=(0.85, 0.62, 0.1, 1)
    )
    yield alone(staff("Tokens"), tokens)


def maps(language: Language) -> Iterator[Widget]:
    """The city as tiles and in its outlines, and the wheel of the twelve fields."""
    say, staff = language.say, language.staff
    spots = [Spot(f"p{n}", say("Room") + f" {n + 1}", x, y, outside=n == 5) for n, (x, y) in enumerate(SPOTS)]
    city = CityMap(columns=4, rows=3, spots=spots, size_hint_y=None, height=dp(560), chosen="p3", pin="bulb")
    city.heat = {"p0": (0.3, "12"), "p2": (1.0, "40"), "p4": (0.1, "5")}
    yield alone(staff("Map"), city)
    drawn = CityMap(
        spots=spots[:5], outline=Outline(AREAS, 0.6), size_hint_y=None, height=dp(620), chosen="p1", pin="bulb"
    )
    drawn.heat = {"p0": (0.3, "12"), "p2": (1.0, "40")}
    yield alone(staff("Map with outlines"), drawn)
    pins = in_states(
        language, lambda: by_itself(PinKey(words=say("fits"), icon="bulb", field=10)), (REST, FOCUSED, CHOSEN)
    )
    yield shelf(3, pins)
    wheel = Wheel(size_hint_y=None, height=dp(760), words=say("My compass"), chosen=4, given=[1, 4])
    wheel.tell([(icon, language.number(number)) for number, icon in enumerate(FIELD_ICONS, 1)])
    yield alone(staff("Wheel"), wheel)
    reaches = [0.2 + 0.8 * abs(sin(number)) for number in range(len(FIELD_ICONS))]
    compared = Wheel(size_hint_y=None, height=dp(760), words=say("All visitors"), given=[1, 4, 7], live=False)
    compared.tell([(icon, language.number(number)) for number, icon in enumerate(FIELD_ICONS, 1)])
    compared.reaches = reaches
    yield alone(staff("Wheel of all answers"), compared)


def lines(language: Language) -> Iterator[Widget]:
    """What happened one after the other."""
    say, staff = language.say, language.staff
    plan = LinePlan(
        [("messages", 1), ("bulb", 3), ("home", 9)],
        [(0.1, 0), (0.3, 1), (0.45, 0), (0.6, 2), (0.85, 1)],
        [("2020", 0.05), ("2023", 0.4), ("2027", 0.95)],
        0.7,
    )
    line_map = LineMap(
        size_hint_y=None,
        height=dp(1000),
        now_word=say("today"),
        spoken=say("Timeline: slide your finger along the lines."),
        number=2,
        left=[0, 1, 2, 3, 4],
    )
    line_map.pick = lambda number: setattr(line_map, "number", number)
    line_map.plan = plan
    yield alone(staff("Lines with stations"), line_map)


def light(language: Language) -> Iterator[Widget]:
    """The projector's beam, and somebody as blocks in front of it."""
    night = Night()
    night.ids.blocks.cells = [100 if (x - 5) ** 2 + (y - 6) ** 2 * 0.4 < 9 else 0 for y in range(8) for x in range(12)]
    yield alone(language.staff("The projector’s light"), night)


def _basis(language: Language) -> str:
    return basis(Published(215, {}, date(2026, 11, 3), date(2026, 11, 23)), language)
