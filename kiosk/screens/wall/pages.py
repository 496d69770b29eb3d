"""The wall's pages but the gauges: a sentence, bars, the map of pins, an idea, and the dark of the night."""

from typing import Any, ClassVar

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.wall.slides import Bars, Call, Heat, IdeaSlide, Slide
from kiosk.widgets.city_tiles import CityMap
from kiosk.widgets.layout import Mirrored

GROW_S = 0.6
MAP_LETTERS = 1.0  # a tile's label and its count below each other: larger letters would leave no room for the count
REST_S = 60.0  # in the dark, the one word moves on after so long
REST_PLACES = ((0.5, 0.5), (0.3, 0.7), (0.7, 0.3), (0.35, 0.25), (0.65, 0.75))


class _Headed(Mirrored, BoxLayout):
    """What every page with a head tells it."""

    overline = StringProperty("")
    title = StringProperty("")
    small = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)

    def show(self, slide: Any) -> None:
        self.overline, self.title, self.small = slide.overline, slide.title, slide.small
        self.icon, self.field = slide.icon, slide.field


class CallPage(_Headed):
    """A question before its result, in the projector's light."""

    words = StringProperty("")

    def show(self, slide: Call) -> None:
        super().show(slide)
        self.words = slide.words


class FarBar(Mirrored, BoxLayout):
    """One answer, for reading from afar: its bar takes the height that is left."""

    words = StringProperty("")
    value = StringProperty("")
    letters = NumericProperty(36)
    shown = NumericProperty(0.0)  # runs after the share

    def tell(self, words: str, value: str, share: float, *, still: bool) -> None:
        self.words, self.value = words, value
        Animation.cancel_all(self, "shown")
        if still:
            self.shown = share
        else:
            Animation(shown=share, d=GROW_S, t="out_cubic").start(self)


class BarsPage(_Headed):
    """A result as bars; made anew only when their number changes."""

    basis = StringProperty("")
    still = BooleanProperty(False)

    def show(self, slide: Bars) -> None:
        super().show(slide)
        self.basis = slide.basis
        place = self.ids.bars
        if len(place.children) != len(slide.rows):
            place.clear_widgets()
            for _row in slide.rows:
                place.add_widget(FarBar(letters=36 if len(slide.rows) < 5 else 27))
        for bar, (words, value, share, _mark) in zip(reversed(place.children), slide.rows, strict=True):
            bar.tell(words, value, share, still=self.still)


class HeatPage(_Headed):
    """Pins on the map."""

    basis = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._map = CityMap()
        self._map.text_scale = MAP_LETTERS
        self.ids.map.add_widget(self._map)

    def show(self, slide: Heat) -> None:
        super().show(slide)
        self.basis = slide.basis
        city, spots = self._map, list(slide.spots)
        city.columns, city.rows, city.outline = slide.columns, slide.rows, slide.outline
        if city.spots != spots:
            city.spots = spots
        city.heat = dict(slide.heat)


class IdeaPage(BoxLayout):
    """An idea, large, with what has become of it."""

    overline = StringProperty("")
    words = StringProperty("")
    icon = StringProperty("bulb")
    field = NumericProperty(1)
    where = StringProperty("")
    state = StringProperty("")
    state_icon = StringProperty("")
    answer_title = StringProperty("")
    answer = StringProperty("")
    support = StringProperty("")

    def show(self, slide: IdeaSlide) -> None:
        self.overline, self.words, self.icon, self.field = slide.overline, slide.title, slide.icon, slide.field
        self.where, self.state, self.state_icon = slide.where, slide.state, slide.state_icon
        self.answer_title, self.answer, self.support = slide.answer_title, slide.answer, slide.support


class RestPage(FloatLayout):
    """The house is closed."""

    across = NumericProperty(0.5)
    up = NumericProperty(0.5)
    places: ClassVar = REST_PLACES

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._step = 0
        self._tick: Any = None

    def show(self, _slide: Slide) -> None:
        """Nothing to tell."""

    def on_parent(self, _: object, parent: Any) -> None:
        """Moves only while it is on the wall."""
        if self._tick is not None:
            self._tick.cancel()
        self._tick = Clock.schedule_interval(self._move, REST_S) if parent is not None else None

    def _move(self, _seconds: float) -> None:
        self._step = (self._step + 1) % len(self.places)
        self.across, self.up = self.places[self._step]
