"""Tokens in a row: what somebody has, or has put on something."""

from typing import Any, Final

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, RoundedRectangle, SmoothRoundedRectangle
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty
from kivy.uix.widget import Widget

DROP_S: Final = 0.18


class Tokens(Widget):
    """``count`` tokens in a row, in ``slots`` places (0: only the tokens), closer together where room is scarce.

    The second person's are square, so that nobody needs colours to tell them apart.
    """

    count = NumericProperty(0)
    slots = NumericProperty(0)
    squared = BooleanProperty(False)
    side = NumericProperty(40)
    pitch = NumericProperty(0)  # from one token to the next; 0: as room allows
    backwards = BooleanProperty(False)  # from the right-hand side
    face = ColorProperty((1, 1, 1, 1))
    rim = ColorProperty((0, 0, 0, 1))
    hole = ColorProperty((0, 0, 0, 0.1))
    drop = NumericProperty(1.0)  # 0 to 1: how far the newest has come down
    still = BooleanProperty(False)
    lively = BooleanProperty(False)  # a new token drops in
    _before = 0

    def __init__(self, **kwargs: Any) -> None:
        self._draw_soon = Clock.create_trigger(self._draw, -1)  # once, whatever has changed before the next picture
        super().__init__(**kwargs)
        for name in ("pos", "size", "slots", "side", "pitch", "backwards", "face", "rim", "hole", "drop"):
            self.fbind(name, self._draw_soon)
        self.fbind("count", self._count)
        self._draw_soon()

    def _count(self, *_: object) -> None:
        Animation.cancel_all(self, "drop")
        added, self._before = self.count > self._before, int(self.count)
        if added and self.lively and not self.still:
            self.drop = 0.0
            Animation(drop=1.0, d=DROP_S, t="out_quad").start(self)
        else:
            self.drop = 1.0
        self._draw_soon()

    def _draw(self, *_: object) -> None:
        places = int(max(self.slots, self.count))
        self.canvas.clear()
        if not places:
            return
        side = self.side
        step = self.pitch or min(side * 1.16, (self.width - side) / max(1, places - 1))
        radius = side * 0.24 if self.squared else side / 2
        y = self.y + (self.height - side) / 2  # not center_y, nor right: Kivy still holds their old values here
        with self.canvas:
            for number in range(places):
                x = self.x + (self.width - side - number * step if self.backwards else number * step)
                if number >= self.count:
                    Color(*self.hole)
                    SmoothRoundedRectangle(pos=(x, y), size=(side, side), radius=[radius])
                    continue
                lift = (1 - self.drop) * side * 0.5 if number == self.count - 1 else 0.0
                Color(*self.rim)
                SmoothRoundedRectangle(pos=(x, y - side * 0.07 + lift), size=(side, side), radius=[radius])
                Color(*self.face)
                SmoothRoundedRectangle(pos=(x + 1, y + lift), size=(side - 2, side - 1), radius=[radius - 1])
                Color(1, 1, 1, 0.35)
                RoundedRectangle(
                    pos=(x + side * 0.26, y + side * 0.62 + lift), size=(side * 0.34, side * 0.12), radius=[side * 0.06]
                )
