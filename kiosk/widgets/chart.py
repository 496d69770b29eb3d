"""Charts drawn for reading from two metres: bars with their shares, and the curve of the last hour."""

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets.layout import Mirrored, Row, Stack
from kiosk.widgets.lettering import width_of
from kiosk.widgets.surface import Card

GROW_S = 0.2
WAIT_S = 0.35  # of a bar that is new: until the page that it stands on has come in full


class Bar(Mirrored, BoxLayout):
    """One answer with its share. ``share`` from 0 to 1; ``shown`` runs after it in a short motion."""

    words = StringProperty("")
    spoken = StringProperty("")
    value = StringProperty("")  # the direct label, such as "41 %"
    own_word = StringProperty("")  # "Ihre Wahl" on the visitor's own answer, else empty
    share = NumericProperty(0.0)
    shown = NumericProperty(0.0)
    slim = BooleanProperty(False)
    still = BooleanProperty(False)

    def on_share(self, *_: object) -> None:
        Animation.cancel_all(self, "shown")
        if self.still:
            self.shown = self.share
            return
        growing = Animation(shown=self.share, d=GROW_S, t="out_cubic")
        (growing if self.shown else Animation(d=WAIT_S) + growing).start(self)


class BarChart(Stack):
    """Bars of all answers. ``rows``: list of (words, value, share, own word)."""

    rows = ListProperty([])
    slim = BooleanProperty(False)  # words and bar in one line: where height is scarce

    def on_slim(self, *_: object) -> None:
        for bar in self.children:
            bar.slim = self.slim

    def on_rows(self, _: object, rows: list[tuple[str, str, float, str]]) -> None:
        bars = list(reversed(self.children))
        if len(bars) != len(rows):  # made once, then only told new values: a live chart must not flicker
            self.clear_widgets()
            bars = [Bar(slim=self.slim) for _row in rows]
            for bar in bars:
                self.add_widget(bar)
        for bar, (words, value, share, own) in zip(bars, rows, strict=True):
            bar.words, bar.value, bar.own_word, bar.share = words, value, own, share


class Arrival(Widget):
    """One answer a result waits for: full when it has come."""

    full = BooleanProperty(False)


class Arrivals(Row):
    """As many dots as answers are needed, ``come`` of them full: what the sentence below says, for the eye."""

    come = NumericProperty(0)
    needed = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fbind("needed", self._fill)
        self.fbind("come", self._fill)
        self._fill()

    def _fill(self, *_: object) -> None:
        while len(self.children) < self.needed:
            self.add_widget(Arrival())
        while len(self.children) > self.needed:
            self.remove_widget(self.children[0])
        for number, dot in enumerate(reversed(self.children)):
            dot.full = number < self.come


class ResultCard(Card):
    """A published result, or how many answers it still waits for; ``basis`` says on what it rests.

    While it waits, ``come`` of ``needed`` answers are there. ``tall``: it then fills the height that bars would have.
    """

    come = NumericProperty(0)
    needed = NumericProperty(0)
    tall = BooleanProperty(False)

    title = StringProperty("")
    rows = ListProperty([])
    slim = BooleanProperty(False)
    basis = StringProperty("")


class Curve(Widget):
    """A curve of values over time, its area filled, a dot at now.

    ``series``: list of (age in seconds, value), oldest first; ``span``: seconds shown. Now is where reading ends.
    """

    series = ListProperty([])
    span = NumericProperty(3600.0)
    colour = ColorProperty((0, 0, 0, 1))
    area = ColorProperty((0, 0, 0, 0.15))
    rtl = BooleanProperty(False)
    points = ListProperty([])
    vertices = ListProperty([])
    indices = ListProperty([])
    dot = ListProperty([])

    def __init__(self, **kwargs: Any) -> None:
        draw = Clock.create_trigger(self._draw, -1)  # once, whatever has changed before the next picture
        super().__init__(**kwargs)
        for name in ("series", "span", "pos", "size", "rtl"):
            self.fbind(name, draw)

    def _draw(self, *_: object) -> None:
        rows = [(age, value) for age, value in self.series if age <= self.span]
        if not rows or self.span <= 0:
            self.points, self.vertices, self.indices, self.dot = [], [], [], []
            return
        values = [value for _, value in rows]
        low, high = min(values), max(values)
        # a quiet room must look quiet: never stretch less than 10 % of the value over the whole height
        room = max(high - low, 0.1 * abs(high), 1e-9)
        middle = (high + low) / 2
        inset = 0.12 * self.height
        scale = (self.height - 2 * inset) / room
        points, near = list[float](), 1
        for age, value in rows:
            share = 1 - age / self.span
            x = self.right - share * self.width if self.rtl else self.x + share * self.width
            y = self.center_y + (value - middle) * scale
            if points and abs(x - points[-2]) < dp(3):  # nearer than the line is wide: one point, in their middle
                near += 1
                points[-1] += (y - points[-1]) / near
            else:
                near = 1
                points += [x, y]
        self.points = points
        vertices: list[float] = []
        for i in range(0, len(points), 2):
            vertices += [points[i], points[i + 1], 0, 0, points[i], self.y, 0, 0]
        self.vertices = vertices
        self.indices = list(range(len(points)))
        self.dot = points[-2:]


class Measure(BoxLayout):
    """A value as large as possible with its unit small beside it."""

    value = StringProperty("")
    spoken = StringProperty("")
    unit = StringProperty("")
    ink = ColorProperty(None, allownone=True)  # None: the theme's
    size_sp = NumericProperty(110)
    room = NumericProperty(0.0)  # never wider than this, px; 0: no bound
    shrink = NumericProperty(1.0)

    @staticmethod
    def fitted(value: str, unit: str, letters: float, unit_letters: float, room: float) -> float:
        """By how much the number must be smaller to stand beside its unit in ``room`` px; letters in px."""
        number = width_of(value, "Strong", bold=False, size=letters)
        left = room - width_of(unit, "Text", bold=True, size=unit_letters)
        return left / number if number > left > 0 else 1.0
