"""A slider for a number between two ends. It shows nothing until it was touched: nobody is given an answer."""

from typing import Any, Final

from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.touchable import Touchable

MOST_STOPS: Final = 11  # so many are marked one by one
INSET: Final = 60  # dp from the edge to the first stop: half a thumb and some air


class NumberSlider(Touchable, FloatLayout):
    """``low`` to ``high`` by ``step``; ``value`` None until somebody chose. Dispatches ``on_pick`` with the value.

    Reading starts at ``low``: from the right in a right-to-left language. The keypad's arrows move by one step.
    """

    low = NumericProperty(0.0)
    high = NumericProperty(10.0)
    step = NumericProperty(1.0)
    value = ObjectProperty(None, allownone=True)
    name = StringProperty("")  # what is asked, for the ear
    value_words = StringProperty("")  # the value in the visitor's language, or what to do
    low_words = StringProperty("")
    high_words = StringProperty("")
    rtl = BooleanProperty(False)
    thumb = NumericProperty(0.0)  # its middle, px from the left
    start = NumericProperty(0.0)  # where the scale begins, px from the left
    stops = ListProperty([])  # middles of the marked stops, px from the left

    __events__ = ("on_pick",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("low", "high", "step", "value", "rtl", "pos", "size"):
            self.fbind(name, self._place)
        self._place()

    def on_pick(self, value: float) -> None:
        """Bound by the owner, who sets ``value``."""

    def steer(self, across: int, down: int) -> bool:
        """An arrow of the keypad: sideways moves the thumb."""
        del down
        if across:
            self._pick(self._stepped(-across if self.rtl else across))
        return bool(across)

    def on_touch_down(self, touch: Any) -> bool:
        if not self.offered or self.disabled or not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        self._pick(self._at(touch.x))
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        self._pick(self._at(touch.x))
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        return True

    def activate(self) -> None:
        """OK on the keypad: begin in the middle, where nothing is chosen yet."""
        if self.value is None:
            self._pick(self._snapped((self.low + self.high) / 2))

    def _pick(self, value: float) -> None:
        if value != self.value:
            self.dispatch("on_pick", value)

    def _stepped(self, by: int) -> float:
        if self.value is None:
            return self._snapped((self.low + self.high) / 2)
        return self._snapped(self.value + by * self.step)

    def _snapped(self, value: float) -> float:
        steps = round((value - self.low) / self.step)
        most = int((self.high - self.low) / self.step + 1e-9)
        return round(self.low + min(most, max(0, steps)) * self.step, 9)

    def _at(self, x: float) -> float:
        share = (x - self._left) / self._length if self._length else 0.0
        return self._snapped(self.low + (1 - share if self.rtl else share) * (self.high - self.low))

    @property
    def _left(self) -> float:
        return float(self.x + dp(INSET))

    @property
    def _length(self) -> float:
        return max(0.0, float(self.width - 2 * dp(INSET)))

    def _x(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low) if self.high != self.low else 0.0
        return self._left + (1 - share if self.rtl else share) * self._length

    def _place(self, *_: object) -> None:
        count = int((self.high - self.low) / self.step + 1e-9) + 1 if self.step else 0
        self.stops = [self._x(self.low + n * self.step) for n in range(count)] if count <= MOST_STOPS else []
        self.start = self._x(self.low)
        self.thumb = self._x(self.value if self.value is not None else self.low)
