"""Pages of the gallery: charts, maps, ideas, and what moves. Every number here is made up."""

from collections.abc import Iterator
from datetime import date
from math import sin
from typing import Final

from kivy.factory import Factory
from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk.language import Language
from kiosk.results import Published
from kiosk.screens.gallery.basics import FIELD_ICONS
from kiosk.screens.gallery.gallery import Night
from kiosk.screens.gallery.specimen import CHOSEN, FOCUSED, PRESSED, REST, alone, by_itself, in_states, shelf
from kiosk.tally import basis
from kiosk.widgets.chart import Measure, ResultCard
from kiosk.widgets.city_tiles import CityMap, PinKey, Spot
from kiosk.widgets.ideas import FieldKey, IdeaCard, PromptKey, StatePath, SupportKey
from kiosk.widgets.linemap import LineMap, LinePlan
from kiosk.widgets.tokens import Tokens
from kiosk.widgets.wheel import Wheel

SHARES: Final = (0.41, 0.33, 0.16, 0.10)
HOUR: Final = [(3600.0 - 60 * n, 612 + 40 * sin(n / 7)) for n in range(60)]
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
    """The city as tiles, and the wheel of the twelve fields."""
    say, staff = language.say, language.staff
    spots = [Spot(f"p{n}", say("Room") + f" {n + 1}", x, y, outside=n == 5) for n, (x, y) in enumerate(SPOTS)]
    city = CityMap(columns=4, rows=3, spots=spots, size_hint_y=None, height=dp(560), chosen="p3", pin="bulb")
    city.heat = {"p0": (0.3, "12"), "p2": (1.0, "40"), "p4": (0.1, "5")}
    yield alone(staff("Map"), city)
    pins = in_states(
        language, lambda: by_itself(PinKey(words=say("fits"), icon="bulb", field=10)), (REST, FOCUSED, CHOSEN)
    )
    yield shelf(3, pins)
    wheel = Wheel(size_hint_y=None, height=dp(760), words=say("My compass"), chosen=4, given=[1, 4])
    wheel.tell([(icon, language.number(number)) for number, icon in enumerate(FIELD_ICONS, 1)])
    yield alone(staff("Wheel"), wheel)


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


def ideas(language: Language) -> Iterator[Widget]:
    """What the idea pool is made of."""
    say, staff = language.say, language.staff
    card = IdeaCard(field=10, icon="leaf", text=say("For example: no shade, a bench, the crossing"))
    card.about = say("being discussed")
    card.ids.heart.spoken = say("Support: {idea}").format(idea=card.text)
    yield alone(staff("Idea"), card)
    steps = [
        ("circle-check", say("received"), True),
        ("eye", say("reviewed"), True),
        ("messages", say("being discussed"), False),
    ]
    way = StatePath()
    way.steps = steps
    yield alone(staff("The way of an idea"), way)
    yield shelf(
        4, in_states(language, lambda: SupportKey(count_words="12", spoken=say("My idea")), (REST, FOCUSED, CHOSEN))
    )
    prompts = in_states(
        language, lambda: by_itself(PromptKey(words=say("Room"), icon="home")), (REST, FOCUSED, PRESSED, CHOSEN)
    )
    yield shelf(2, prompts)
    fields = in_states(
        language, lambda: by_itself(FieldKey(words=say("Taking part"), icon="users", field=2)), (REST, FOCUSED, CHOSEN)
    )
    yield shelf(3, fields)


def light(language: Language) -> Iterator[Widget]:
    """The projector's beam, and somebody as blocks in front of it."""
    night = Night()
    night.ids.blocks.cells = [100 if (x - 5) ** 2 + (y - 6) ** 2 * 0.4 < 9 else 0 for y in range(8) for x in range(12)]
    yield alone(language.staff("The projector’s light"), night)


def _basis(language: Language) -> str:
    return basis(Published(215, {}, date(2026, 11, 3), date(2026, 11, 23)), language)
