"""The views of the self-test: nine spots, one colour, a question, the result."""

from typing import Any, Final

from kivy.properties import BooleanProperty, ColorProperty, ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.staff.selftest import SPOTS
from kiosk.widgets.touchable import Touchable

PLACES: Final = tuple((x, y) for y in (0.93, 0.5, 0.07) for x in (0.08, 0.5, 0.92))


class Spot(Touchable, Widget):
    """One of the nine."""

    done = BooleanProperty(False)


class Spots(FloatLayout):
    """Nine spots over the whole screen; ``on_all`` when every one was touched."""

    words = StringProperty("")
    stop_words = StringProperty("")

    __events__ = ("on_all", "on_stop")

    def __init__(self, spoken: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for number in range(SPOTS):
            x, y = PLACES[number]
            spot = Spot(pos_hint={"center_x": x, "center_y": y}, spoken=f"{spoken} {number + 1}")
            spot.bind(on_release=self._touched)
            self.add_widget(spot)

    def on_all(self) -> None:
        """Bound by the page."""

    def on_stop(self) -> None:
        """Bound by the page."""

    def _touched(self, spot: Spot) -> None:
        spot.done = True
        if all(each.done for each in self.children if isinstance(each, Spot)):
            self.dispatch("on_all")


class PixelSheet(Touchable, FloatLayout):
    """One colour over the whole screen; every touch shows the next."""

    colour = ColorProperty((1, 0, 0, 1))


class StartView(BoxLayout):
    """What came out last, and the button to begin."""

    headline = StringProperty("")
    lead = StringProperty("")
    icon = StringProperty("")
    begin_words = StringProperty("")
    items = ListProperty([])

    __events__ = ("on_begin",)

    def on_begin(self) -> None:
        """Bound by the page."""


class AskView(BoxLayout):
    """One question: yes, no, or leave out."""

    icon = StringProperty("")
    headline = StringProperty("")
    lead = StringProperty("")
    yes_words = StringProperty("")
    no_words = StringProperty("")
    skip_words = StringProperty("")

    __events__ = ("on_yes", "on_no", "on_skip")

    def on_yes(self) -> None:
        """Bound by the page."""

    def on_no(self) -> None:
        """Bound by the page."""

    def on_skip(self) -> None:
        """Bound by the page."""
