"""A map of lines with stations, like that of a tram: for whatever happened one after the other.

Drawn once for both ways to hang a screen: on a wide one the lines run to the side, on a high one down.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.graphics import Color, InstructionGroup, Line
from kivy.metrics import dp
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.widgets.theme import Rgba, Theme
from kiosk.widgets.touchable import Touchable

STATION, LIT = 40, 74  # diameters in dp
DARK_MIX: Final = 0.45  # how far a field's colour is lightened on a dark ground


def line_colour(theme: Theme, field: int) -> Rgba:
    """One of the twelve colours as a line on a card: seen in every theme."""
    if theme.name == "contrast":
        return theme.line
    red, green, blue, _ = theme.fields[field]
    mix = DARK_MIX if theme.name == "dark" else 0.0
    return red + (1 - red) * mix, green + (1 - green) * mix, blue + (1 - blue) * mix, 1.0


def _over(ground: Rgba, colour: Rgba) -> Rgba:
    """A translucent colour as it looks on a ground.

    Kivy draws a translucent line through the stencil, which costs more than all other lines together.
    """
    red, green, blue = (
        part * colour[3] + below * (1 - colour[3]) for part, below in zip(colour[:3], ground, strict=False)
    )
    return red, green, blue, 1.0


class LinePlan(NamedTuple):
    """What is drawn. ``along`` is a place on every line from 0 to 1.

    lines: icon and colour (0 to 11) of each; stations: (along, line); marks: (words, along); now: what lies behind it
    has been, what lies before it is drawn faint.
    """

    lines: Sequence[tuple[str, int]]
    stations: Sequence[tuple[float, int]]
    marks: Sequence[tuple[str, float]]
    now: float


class Station(Widget):
    """One thing on its line."""

    colour = ColorProperty((0, 0, 0, 1))
    lit = BooleanProperty(False)


class LineHead(FloatLayout):
    """The sign at the beginning of a line."""

    icon = StringProperty("")
    colour = ColorProperty((0, 0, 0, 1))
    wide = BooleanProperty(False)


class LineMap(Touchable, FloatLayout):
    """The lines. ``pick`` is called with the number of the station nearest to the finger, also while it slides."""

    theme = ObjectProperty(None, allownone=True)
    wide = BooleanProperty(False)
    plan = ObjectProperty(None, allownone=True)
    number = NumericProperty(0)  # the station that is lit
    left = ListProperty([])  # numbers of the stations that can be picked; the others stand back
    now_word = StringProperty("")
    pick: Callable[[int], None]

    def __init__(self, **kwargs: Any) -> None:
        self._lay_soon = Clock.create_trigger(self._lay, -1)
        self._drawn = InstructionGroup()
        self._parts: _Parts | None = None
        super().__init__(**kwargs)
        for name in ("pos", "size", "wide", "theme", "now_word", "number", "left"):
            self.fbind(name, self._lay_soon)

    def on_plan(self, *_: object) -> None:
        if self._parts is None:  # only now has the rule drawn the ground these lie on
            self.canvas.before.add(self._drawn)
        self.clear_widgets()
        self._parts = _Parts(self.plan)
        self._parts.now.bind(width=self._lay_soon)
        for widget in self._parts.all():
            self.add_widget(widget)
        self._lay_soon()

    def on_touch_down(self, touch: Any) -> bool:
        taken = super().on_touch_down(touch)
        if taken:
            self._picked(touch)
        return taken

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is self:
            self._picked(touch)
        return bool(super().on_touch_move(touch))

    def _picked(self, touch: Any) -> None:
        if self.left:
            x, y = touch.pos
            places = {number: self._station_at(number) for number in self.left}
            self.pick(min(places, key=lambda number: (places[number][0] - x) ** 2 + (places[number][1] - y) ** 2))

    def _at(self, along: float, across: float) -> tuple[float, float]:
        """A place in window pixels: ``across`` from the first line (0) to the last (1)."""
        if self.wide:
            start, end, low, high = dp(116), dp(44), dp(138), dp(92)
            x = start + along * (self.width - start - end)
            y = self.height - high - across * (self.height - high - low)
        else:
            start, end, low, high = dp(122), dp(50), dp(132), dp(52)
            x = low + across * (self.width - low - high)
            y = self.height - start - along * (self.height - start - end)
        return (self.right - x if self.theme.rtl else self.x + x), self.y + y

    def _across(self, line: int) -> float:
        return line / max(1, len(self.plan.lines) - 1)

    def _station_at(self, number: int) -> tuple[float, float]:
        along, line = self.plan.stations[number]
        return self._at(along, self._across(line))

    def _lay(self, *_: object) -> None:
        parts, theme = self._parts, self.theme
        if parts is None or theme is None:
            return
        self._draw()
        side = -1 if theme.rtl else 1
        for line, head in enumerate(parts.heads):
            head.colour, head.wide = line_colour(theme, self.plan.lines[line][1]), self.wide
            x, y = self._at(0, self._across(line))
            head.center = (x - side * dp(62), y) if self.wide else (x, y + dp(62))
        self._lay_marks(parts, side)
        for number, station in enumerate(parts.stations):
            self._lay_station(station, number)

    def _lay_marks(self, parts: "_Parts", side: int) -> None:
        reach = -self.width  # how far the upper row of marks goes; one that has no room there stands lower
        free = self.top  # down to where a column of marks is taken
        for (_words, along), mark in zip(self.plan.marks, parts.marks, strict=True):
            x, y = self._at(along, 1.0 if self.wide else 0.0)
            if not self.wide:
                mark.center = x - side * dp(82), min(y, free - mark.height * 0.45)
                free = mark.center_y - mark.height * 0.45
                continue
            low = along * self.width < reach + dp(16)
            mark.center = x, y - dp(68) - (max(dp(38), mark.height * 0.85) if low else 0)
            reach = reach if low else along * self.width + mark.width
        parts.now.words = self.now_word
        x, y = self._at(self.plan.now, 0.0 if self.wide else 0.5)
        half = parts.now.width / 2 + dp(8)  # a long word stays on the card
        x = min(max(x, self.x + half), self.right - half)
        parts.now.center = (x, min(y + dp(58), self.top - parts.now.height / 2 - dp(8))) if self.wide else (x, y)

    def _lay_station(self, station: Station, number: int) -> None:
        station.lit = number == self.number
        station.colour = line_colour(self.theme, self.plan.lines[self.plan.stations[number][1]][1])
        station.opacity = 1.0 if number in self.left else 0.25
        side = dp(LIT if station.lit else STATION)
        x, y = self._station_at(number)
        station.size = side, side
        station.pos = x - side / 2, y - side / 2

    def _draw(self) -> None:
        plan, theme, drawn = self.plan, self.theme, self._drawn
        drawn.clear()

        def stroke(colour: Rgba, points: Sequence[tuple[float, float]], width: float) -> None:
            drawn.add(Color(*_over(theme.card, colour)))
            flat = [number for along, across in points for number in self._at(along, across)]
            drawn.add(Line(points=flat, width=dp(width), cap="round"))

        for _words, along in plan.marks:
            stroke((*theme.line[:3], 0.8), [(along, -0.08), (along, 1.08)], 1.2)
        if self.number < len(plan.stations):
            along = plan.stations[self.number][0]
            stroke((*theme.beam[:3], 0.34 if theme.name == "light" else 0.16), [(along, -0.1), (along, 1.1)], 17)
        for line, (_icon, field) in enumerate(plan.lines):
            across, colour = self._across(line), line_colour(theme, field)
            stroke(colour, [(0, across), (plan.now, across)], 5)
            stroke((*colour[:3], 0.35), [(plan.now, across), (1, across)], 3)
        stroke(theme.ink, [(plan.now, -0.08), (plan.now, 1.08)], 2)


class _Parts:
    """The widgets on the map: made once per plan, then only moved."""

    def __init__(self, plan: LinePlan) -> None:
        self.heads = [LineHead(icon=icon) for icon, _field in plan.lines]
        self.marks = [Factory.LineMark(words=words) for words, _along in plan.marks]
        self.now = Factory.NowMark()
        self.stations = [Station() for _station in plan.stations]

    def all(self) -> list[Widget]:
        return [*self.marks, self.now, *self.heads, *self.stations]
