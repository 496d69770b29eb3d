"""How measured values look: one large tile, small ones, nothing measured yet, and a breath on the live curve."""

from typing import Any, Final

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.surface import Hero
from kiosk.widgets.theme import Rgba, Theme
from kiosk.widgets.touchable import Touchable

WARM: Final = (6, 10)  # of the twelve colours: the ground of a middle and of the last band


class Measured(BoxLayout):
    """What every tile of one quantity shows, on the kiosk and on the results wall."""

    title = StringProperty("")
    value = StringProperty("")
    unit = StringProperty("")
    verdict = StringProperty("")
    points = ListProperty([])
    span = NumericProperty(60.0)
    from_words = StringProperty("")
    now_words = StringProperty("")
    paused = StringProperty("")
    since = StringProperty("")
    colour = StringProperty("fill")
    live = BooleanProperty(False)

    def tell(self, what: Any) -> None:
        self.title, self.value, self.unit, self.verdict = what.title, what.value, what.unit, what.verdict
        self.paused, self.since, self.live = what.paused, what.since, not what.paused
        self.span, self.from_words, self.points = what.span_s, what.from_words, list(what.points)


class _Reading(Measured):
    """What both kinds of tile on the kiosk show (``Shown`` of the sensor wall's model)."""

    name = StringProperty("")  # the quantity
    between = StringProperty("")
    level = NumericProperty(-1)

    def show(self, content: Any, now_words: str) -> None:
        self.tell(content)
        self.now_words, self.between, self.level = now_words, content.between, content.level


class BigReading(_Reading, Hero):
    """The chosen quantity, large on a ground that says how it stands."""

    source = StringProperty("")
    outside = StringProperty("")
    outside_source = StringProperty("")
    sample = StringProperty("")  # "Beispieldaten", when the value from outside is one
    low = BooleanProperty(False)  # on a wide screen, where height is scarce
    least = NumericProperty(0.0)  # height its words need, with room for a curve

    def compare(self, weather: Any, sample_words: str) -> None:
        self.outside = weather.line if weather else ""
        self.outside_source = weather.source if weather else ""
        self.sample = sample_words if weather and weather.sample else ""

    def ground(self, theme: Theme, level: int, end: int) -> Rgba:
        """One end of the gradient: green for the first band, warm for the others, the brand's without bands."""
        if theme.name == "contrast" or level < 0:
            return theme.hero[end]
        if level == 0:
            return theme.ok_hero[end]
        colour = theme.fields[WARM[level - 1]]
        red, green, blue = (part * (0.82 if not end else 1.0) for part in colour[:3])
        return red, green, blue, 1.0


class SmallReading(Touchable, _Reading):
    """The others, on cards; a touch makes one the large one."""

    small = BooleanProperty(False)  # one of three beside each other
    low = BooleanProperty(False)  # on a wide screen, where height is scarce
    least = NumericProperty(0.0)  # height its words need


class NothingBoard(Hero, BoxLayout):
    """No sensor has said anything yet."""

    words = StringProperty("")


class BreathBoard(Hero, BoxLayout):
    """Breathe and watch: what to do, the value, its curve since the beginning, and how much time is left."""

    words = StringProperty("")
    value = StringProperty("")
    unit = StringProperty("")
    title = StringProperty("")
    left_words = StringProperty("")
    done = NumericProperty(0.0)
    points = ListProperty([])
    span = NumericProperty(30.0)
    over = BooleanProperty(False)
    wide = BooleanProperty(False)
    roomy = BooleanProperty(True)
