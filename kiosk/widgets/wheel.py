"""A wheel of wedges to turn a finger on, hearts on them, and how far each is filled."""

from collections.abc import Sequence
from typing import Any, Final

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk import shapes
from kiosk.widgets.touchable import Touchable

MOVE_S: Final = 0.2


class HeartShape(Widget):
    """A heart, filled or as a line."""

    full = BooleanProperty(False)
    ink = ColorProperty((0, 0, 0, 1))
    fan = ListProperty([])
    outline = ListProperty([])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        draw_later = Clock.create_trigger(self._draw, -1)  # once for each picture, however often it moves
        self.bind(pos=draw_later, size=draw_later)
        draw_later()

    def _draw(self, *_: object) -> None:
        self.fan, self.outline = shapes.heart(tuple(self.center), self.width)


class WheelBadge(FloatLayout):
    """The small heart on a wedge."""


class WheelWedge(Touchable, FloatLayout):
    """One wedge. Its place is its icon's; the shape around it is laid by the wheel."""

    number = NumericProperty(0)
    icon = StringProperty("")
    colour = ColorProperty((0, 0, 0, 1))
    given = BooleanProperty(False)
    faint = BooleanProperty(False)  # beside the visitor's own
    raised = NumericProperty(0.0)  # 0 to 1: how far it stands out
    reach = NumericProperty(1.0)  # 0 to 1: how far it is filled
    compared = BooleanProperty(False)  # filled by reach, the icon outside
    strip = ListProperty([])
    outline = ListProperty([])
    ground_strip = ListProperty([])
    badge = ListProperty([0, 0])
    badge_size = NumericProperty(1)

    def __init__(self, **kwargs: Any) -> None:
        self._mark: WheelBadge | None = None  # made with the first heart: whoever opens a wheel waits for none of them
        super().__init__(**kwargs)

    def on_given(self, *_: object) -> None:
        if self.given and self._mark is None:
            self._mark = WheelBadge()
            self.add_widget(self._mark)
            self.fbind("badge", self._place_mark)
            self.fbind("badge_size", self._place_mark)
            self._place_mark()
        if self._mark is not None:
            self._mark.opacity = 1 if self.given else 0

    def _place_mark(self, *_: object) -> None:
        assert self._mark is not None
        self._mark.size = self.badge_size, self.badge_size
        self._mark.center = self.badge

    overhang = 8.0  # dp, of the ring round a wedge in focus

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Of icon and shape together."""
        across, up = [*self.outline[::2], *self.ground_strip[::4]], [*self.outline[1::2], *self.ground_strip[1::4]]
        return min(self.x, *across), min(self.y, *up), max(self.right, *across), max(self.top, *up)

    def on_touch_down(self, _touch: Any) -> bool:
        """The wheel takes all touches; a wedge is only for the keypad and the ear."""
        return False


class WheelHub(Touchable, BoxLayout):
    """The wheel's middle: how many hearts are given; with the third it leads on."""

    words = StringProperty("")
    count = NumericProperty(0)
    counts = BooleanProperty(True)

    def collide_point(self, x: float, y: float) -> bool:
        """Only the disc."""
        return bool((x - self.center_x) ** 2 + (y - self.center_y) ** 2 <= (self.width / 2) ** 2)


class Wheel(FloatLayout):
    """Twelve wedges round a hub. A finger on it, still or moving, dispatches ``on_field`` with the wedge's number."""

    chosen = NumericProperty(-1)
    given = ListProperty([])  # numbers of wedges with a heart
    reaches = ListProperty([])  # empty: a wheel to touch; else how far each wedge is filled
    own_only = BooleanProperty(False)  # no result yet: what is not the visitor's own stands back
    words = StringProperty("")  # of the hub
    rtl = BooleanProperty(False)
    still = BooleanProperty(False)
    live = BooleanProperty(True)

    __events__ = ("on_field", "on_hub")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.wedges = [WheelWedge(number=number) for number in range(shapes.COUNT)]
        self._lay_later = Clock.create_trigger(self._lay, -1)
        for number, wedge in enumerate(self.wedges):
            wedge.bind(on_release=lambda *_, number=number: self.dispatch("on_field", number))
            wedge.bind(raised=self._lay_later, reach=self._lay_later, compared=self._lay_later)
            self.add_widget(wedge, index=1)
        for name in ("pos", "size", "rtl"):
            self.fbind(name, self._lay_later)
        for name in ("chosen", "given", "reaches", "own_only"):
            self.fbind(name, self._pose)
        self.fbind("live", self._offer)

    def on_field(self, _number: int) -> None:
        """Bound by the screen."""

    def on_hub(self) -> None:
        """Bound by the screen."""

    def tell(self, wedges: Sequence[tuple[str, str]]) -> None:
        """Icon and name of each wedge."""
        for wedge, (icon, name) in zip(self.wedges, wedges, strict=True):
            wedge.icon, wedge.spoken = icon, name

    def on_touch_down(self, touch: Any) -> bool:
        number = self._at(touch)
        if number is None or not self.live:
            return bool(super().on_touch_down(touch))
        touch.grab(self)
        self.dispatch("on_field", number)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        number = self._at(touch)
        if number is not None and number != self.chosen:
            self.dispatch("on_field", number)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        return True

    def _at(self, touch: Any) -> int | None:
        radius = self.radius
        return shapes.hit(tuple(self.center), radius * 0.40, radius * 1.1, touch.pos, rtl=self.rtl)

    @property
    def radius(self) -> float:
        """Of the wheel at rest; a raised wedge and its heart need the rest of the place."""
        return max(1.0, min(self.width, self.height) * 0.455)

    def _offer(self, *_: object) -> None:
        for wedge in self.wedges:
            wedge.offered = self.live

    def _pose(self, *_: object) -> None:
        """Which wedges stand out and how far they are filled, in a short motion."""
        compared = bool(self.reaches)
        for number, wedge in enumerate(self.wedges):
            if wedge.compared != compared:  # a comparison grows from the middle
                wedge.reach = 0.0 if compared else 1.0
            wedge.given, wedge.compared = number in self.given, compared
            wedge.chosen = number == self.chosen
            wedge.faint = self.own_only and not wedge.given
            raised = 1.0 if wedge.chosen else 0.5 if wedge.given and not compared else 0.0
            filled = self.reaches[number] if compared else 1.0
            Animation.cancel_all(wedge, "raised", "reach")
            if self.still:
                wedge.raised, wedge.reach = raised, filled
            elif (raised, filled) != (wedge.raised, wedge.reach):
                Animation(raised=raised, reach=filled, d=MOVE_S, t="out_cubic").start(wedge)
        self._lay_later()

    def _lay(self, *_: object) -> None:
        centre, radius = tuple(self.center), self.radius
        inner, gap = radius * 0.40, dp(9)
        hub = self.ids.hub
        hub.size = (radius * 0.72, radius * 0.72)
        hub.center = centre
        for number, wedge in enumerate(self.wedges):
            angle = shapes.middle(number, rtl=self.rtl)
            outer = radius * (1 + 0.10 * wedge.raised)
            icon_at = radius * (0.70 + 0.06 * wedge.raised)
            ground: list[float] = []
            if wedge.compared:
                rim = radius * 0.76
                ground, _line = shapes.wedge(centre, inner, rim, angle, gap)
                outer, icon_at = inner + (rim - inner) * wedge.reach, radius * 0.90
            wedge.strip, wedge.outline = shapes.wedge(centre, inner, outer, angle, gap)
            wedge.ground_strip = ground
            size = radius * (0.20 if wedge.compared else 0.24)
            wedge.size = (size, size)
            wedge.center = shapes.place(centre, icon_at, angle)
            # on the rim, where it hides no icon; a comparison has its icons there, so it stands beside them
            away = radius * (0.985 if wedge.compared else 0.96 + 0.10 * wedge.raised)
            wedge.badge_size = radius * (0.13 if wedge.compared else 0.20)
            wedge.badge = shapes.place(centre, away, angle + (0.085 if wedge.compared else 0))
