"""The agenda clock's looks: a ring that fills, the agenda as a bar of steps, a group's card, and a key that is held."""

from typing import Any, Final

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.widgets.layout import Row
from kiosk.widgets.surface import Card
from kiosk.widgets.touchable import Touchable

HOLD_S: Final = 1.2  # nobody holds a key that long by chance
PRESSES: Final = 3  # from the keypad: so many times OK, one after the other
PRESSES_S: Final = 3.0


class Ring(FloatLayout):
    """``share`` of the time that is over, 0 to 1; ``face`` stands large inside, ``note`` below it.

    ``over``: the time is up, and the ring is full of light.
    """

    share = NumericProperty(0.0)
    face = StringProperty("")
    note = StringProperty("")
    over = BooleanProperty(False)
    quiet = BooleanProperty(False)  # the clock stands still
    spoken = StringProperty("")
    light = NumericProperty(0.0)  # strength of the glow around it
    inset = NumericProperty(0.0)  # half the width of the band
    stroke = ColorProperty((0, 0, 0, 1))


class AgendaStep(Widget):
    """One step in the bar: ``share`` of it is over."""

    share = NumericProperty(0.0)
    now = BooleanProperty(False)


class AgendaBar(Row):
    """All steps, as wide as they are long. ``steps``: (minutes, share that is over, whether it is on)."""

    steps = ListProperty([])

    def on_steps(self, _: object, steps: list[tuple[float, float, bool]]) -> None:
        if len(self.children) != len(steps):
            self.clear_widgets()
            for _step in steps:
                self.add_widget(AgendaStep())
        for step, (minutes, share, now) in zip(reversed(self.children), steps, strict=True):
            step.size_hint_x, step.share, step.now = max(minutes, 3.0), share, now


class GroupCard(Card):
    """A group: its colour with a sign and a word, a large number, and what it counts."""

    field = NumericProperty(1)
    icon = StringProperty("")
    words = StringProperty("")
    value = StringProperty("")
    note = StringProperty("")
    slim = BooleanProperty(False)  # the number beside the name: where height is scarce
    ink = ColorProperty((1, 1, 1, 1))


class GroupCards(Row):
    """``groups``: (field, icon, words, value, note) of each."""

    groups = ListProperty([])
    slim = BooleanProperty(False)

    def on_slim(self, *_: object) -> None:
        for card in self.children:
            card.slim = self.slim

    def on_groups(self, _: object, groups: list[tuple[int, str, str, str, str]]) -> None:
        if len(self.children) != len(groups):
            self.clear_widgets()
            for _group in groups:
                self.add_widget(GroupCard(slim=self.slim))
        for card, (field, icon, words, value, note) in zip(reversed(self.children), groups, strict=True):
            card.field, card.icon, card.words, card.value, card.note = field, icon, words, value, note


class HoldKey(Touchable, Row):
    """Does something only when it is held, or pressed three times with the keypad's OK: ``on_held``."""

    words = StringProperty("")
    icon = StringProperty("")
    filled = NumericProperty(0.0)  # 0 to 1 while a finger rests on it

    __events__ = ("on_held",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._presses = 0
        self._forget = Clock.create_trigger(self._forgotten, PRESSES_S)

    def on_press(self) -> None:
        filling = Animation(filled=1.0, d=HOLD_S)
        filling.bind(on_complete=lambda *_: self._full())
        filling.start(self)

    def on_release(self) -> None:
        Animation.cancel_all(self, "filled")
        self.filled = 0.0

    def on_touch_up(self, touch: Any) -> bool:
        taken = bool(super().on_touch_up(touch))
        if touch.grab_current is self:  # also when the finger has slid off
            self.on_release()
        return taken

    def activate(self) -> None:
        """From the keypad."""
        self._presses += 1
        self.filled = self._presses / PRESSES
        self._forget.cancel()
        if self._presses >= PRESSES:
            self._full()
        else:
            self._forget()

    def on_held(self) -> None:
        """Bound by the owner."""

    def _full(self) -> None:
        self._forgotten()
        self.dispatch("on_held")

    def _forgotten(self, *_: object) -> None:
        self._forget.cancel()
        self._presses, self.filled = 0, 0.0


class GroupKey(Touchable, BoxLayout):
    """A group to choose, in its colour with its sign."""

    name = StringProperty("")
    words = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)
