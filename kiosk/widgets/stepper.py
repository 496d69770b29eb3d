"""A stepper: one value between a key for less and a key for more; three of them beside each other give a date."""

from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import RoundKey
from kiosk.widgets.layout import Tiles

WAIT_S: Final = 0.6  # a key that is held begins to repeat
AGAIN_S: Final = 0.12  # … and goes on so fast

ALONE, SEVERAL, CROWDED = 72, 60, 40  # height of a value's letters: what stands beside each other is equally high


class StepKey(RoundKey):
    """More, or less. Held, it goes on by itself: a year of birth lies far from today."""

    __events__ = ("on_step",)

    def __init__(self, **kwargs: Any) -> None:
        self._repeat = Clock.create_trigger(self._again, AGAIN_S)
        self._wait = Clock.create_trigger(self._again, WAIT_S)
        super().__init__(**kwargs)

    def on_step(self) -> None:
        """Bound by the stepper: once at a touch, again while it is held."""

    def on_press(self) -> None:
        self.dispatch("on_step")
        self._wait()

    def on_release(self) -> None:
        self._rest()

    def on_state(self, _: object, state: str) -> None:
        if state == "normal":
            self._rest()

    def _rest(self) -> None:
        self._wait.cancel()
        self._repeat.cancel()

    def _again(self, _seconds: float) -> None:
        if self.state == "down" and self.offered:
            self.dispatch("on_step")
            self._repeat()


class Stepper(BoxLayout):
    """``words`` is the value; the keys dispatch ``on_step`` with -1 or 1. ``upright``: more above, less below."""

    name = StringProperty("")
    words = StringProperty("")
    title = StringProperty("")  # what is stepped, such as "Month"; empty for none
    more_words = StringProperty("")  # for the ear
    less_words = StringProperty("")
    letters = NumericProperty(ALONE)
    upright = BooleanProperty(False)
    can_more = BooleanProperty(True)
    can_less = BooleanProperty(True)
    needs = NumericProperty(0.0)  # height of its value, px
    least = NumericProperty(0.0)  # … as high as that of those beside it

    __events__ = ("on_step",)

    def on_step(self, by: int) -> None:
        """Bound by the owner, who sets ``words``."""


class Steppers(Tiles):
    """Several steppers beside each other, of ``parts`` (as ``kiosk.stepping.told``); dispatches part and -1 or 1."""

    parts = ListProperty([])
    crowded = BooleanProperty(False)  # too many to stand upright beside each other

    __events__ = ("on_step",)

    def on_crowded(self, *_: object) -> None:
        several = len(self.parts) > 1
        for stepper in self.children:
            stepper.upright = several and not self.crowded
            stepper.letters = CROWDED if self.crowded else SEVERAL if several else ALONE

    def on_step(self, part: str, by: int) -> None:
        """Bound by the owner, who sets ``parts``."""

    def _level(self, *_: object) -> None:
        most = max((stepper.needs for stepper in self.children), default=0.0)
        for stepper in self.children:
            stepper.least = most

    def on_parts(self, *_: object) -> None:
        if [part.name for part in self.parts] != [each.name for each in reversed(self.children)]:
            self.clear_widgets()
            for part in self.parts:
                stepper = Stepper(name=part.name)
                stepper.bind(on_step=lambda each, by: self.dispatch("on_step", each.name, by), needs=self._level)
                self.add_widget(stepper)
        self.on_crowded()
        for stepper, part in zip(reversed(self.children), self.parts, strict=True):
            stepper.title, stepper.words = part.title, part.words
            stepper.more_words, stepper.less_words, stepper.can_less = part.more, part.less, part.can_less
