"""The wall's frame: whose wall it is, the slide, and the dots of the turn. Nothing on it can be touched."""

import math
from typing import Any, Final

from kivy.animation import Animation
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.models.wall import Shown
from kiosk.screens.wall.gauges import GaugesPage
from kiosk.screens.wall.pages import BarsPage, CallPage, HeatPage, IdeaPage, RestPage
from kiosk.screens.wall.workshop import WorkshopPage
from kiosk.wall import slides
from kiosk.widgets.layout import Row

FADE_S: Final = 0.4
ORBIT: Final = 9.0  # dp: everything stands a little elsewhere at every turn, so that no edge stays in the glass
ORBIT_STEPS: Final = 8
PAGES: Final[dict[type[slides.Slide], type[Widget]]] = {
    slides.Call: CallPage,
    slides.Bars: BarsPage,
    slides.Heat: HeatPage,
    slides.IdeaSlide: IdeaPage,
    slides.Gauges: GaugesPage,
    slides.WorkshopSlide: WorkshopPage,
    slides.Rest: RestPage,
}


class TurnDot(Widget):
    """One slide of the turn."""

    lit = BooleanProperty(False)


class TurnDots(Row):
    """Which slide of how many."""

    count = NumericProperty(0)
    place = NumericProperty(0)

    def on_count(self, *_: object) -> None:
        self.clear_widgets()
        for _number in range(int(self.count) if self.count > 1 else 0):
            self.add_widget(TurnDot())
        self.on_place()

    def on_place(self, *_: object) -> None:
        for number, dot in enumerate(reversed(self.children)):
            dot.lit = number == self.place


class SlideHead(BoxLayout):
    """What a slide is about: its kind, its title, and the title in the second language."""

    overline = StringProperty("")
    title = StringProperty("")
    small = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)


class WallScreen(FloatLayout):
    """Shows what the model says; a slide that is on already only gets its new content."""

    lab = StringProperty("")
    name = StringProperty("")  # whose slide it is: the lab's, or a workshop's
    busy = BooleanProperty(False)  # a workshop runs: nobody is called to the screen
    clock = StringProperty("")
    call = StringProperty("")
    lost = StringProperty("")
    banner = StringProperty("")
    dark = BooleanProperty(False)  # outside the hours
    still = BooleanProperty(False)
    orbit = ListProperty([0.0, 0.0])

    def __init__(self, simulation: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._simulation = simulation
        self._pages: dict[type[Widget], Any] = {}
        self._slide: slides.Slide | None = None
        self._turn = 0

    def on_touch_down(self, _touch: Any) -> bool:
        """A wall is looked at; maps and bars on it must not answer a finger."""
        return True

    def show(self, shown: Shown) -> None:
        slide = shown.slide
        self.clock, self.lost = shown.clock, shown.lost
        self.banner = self._simulation if slide.simulated else ""
        self.dark, self.busy = isinstance(slide, slides.Rest), slide.alone
        self.name = slide.overline if slide.alone else self.lab
        self.ids.dots.count, self.ids.dots.place = shown.count, shown.place
        before, self._slide = self._slide, slide
        if slide == before:
            return
        kind = PAGES[type(slide)]
        if kind not in self._pages:
            self._pages[kind] = kind()
        page = self._pages[kind]
        if before is not None and slide.key == before.key:
            page.show(slide)
        else:
            self._turn_to(page, slide)

    def drift(self, *_: object) -> None:
        """Everything a few pixels elsewhere; a clock stands for hours, so not only when slides change."""
        self._turn += 1
        angle = 2 * math.pi * self._turn / ORBIT_STEPS
        self.orbit = [dp(ORBIT) * math.cos(angle), dp(ORBIT) * math.sin(angle)]

    def _turn_to(self, page: Any, slide: slides.Slide) -> None:
        self.drift()
        stage = self.ids.stage
        Animation.cancel_all(stage, "opacity")
        stage.clear_widgets()
        page.show(slide)
        stage.add_widget(page)
        if self.still:
            return
        stage.opacity = 0
        Animation(opacity=1, d=FADE_S).start(stage)
