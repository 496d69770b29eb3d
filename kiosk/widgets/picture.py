"""Own drawings: a picture is a list of shapes, so that it is sharp in every size and follows the theme.

Shapes live in a box of 200 × 140, y upwards; each is (what, colour, numbers …):

    ("rect", colour, x, y, width, height, radius)
    ("disc", colour, middle x, middle y, radius)
    ("line", colour, width, x, y, x, y …)
    ("arc", colour, width, middle x, middle y, radius, from°, to°)   degrees clockwise from the top
    ("poly", colour, x, y, x, y …)                                    convex
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Mesh, SmoothEllipse, SmoothLine, SmoothRoundedRectangle
from kivy.properties import ListProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.widgets.fills import corners
from kiosk.widgets.theme import Rgba, Theme, rgba

BOX: Final = (200.0, 140.0)
COLOURS: Final[Mapping[str, Rgba]] = {
    "white": rgba("#FFFFFF"),
    "dark": rgba("#1D1730"),
    "beam": rgba("#FFD23F"),
    "leaf": rgba("#4FD1A5"),
    "wood": rgba("#C98B5A"),
    "sky": rgba("#8CC7F5"),
    "grey": rgba("#C9C4D8"),
    "coral": rgba("#FF8E7D"),
    "violet": rgba("#6B3FD4"),
    "glow": rgba("#FFFFFF", 0.30),
    "light": rgba("#FFD23F", 0.38),
}
# In high contrast a picture has three tones: black, white, and the beam.
_SPARE: Final[Mapping[str, str]] = {
    "leaf": "white", "wood": "white", "sky": "white", "grey": "white", "coral": "white", "violet": "dark",
}  # fmt: skip


class Picture(Widget):
    """Draws ``shapes`` as large as fits, in the middle."""

    shapes = ListProperty([])
    theme = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        self._drawn = InstructionGroup()
        draw = Clock.create_trigger(self._draw, -1)  # once, whatever has changed before the next picture
        super().__init__(**kwargs)
        self.canvas.add(self._drawn)
        for name in ("shapes", "theme", "pos", "size"):
            self.fbind(name, draw)

    def _draw(self, *_: object) -> None:
        self._drawn.clear()
        scale = min(self.width / BOX[0], self.height / BOX[1])
        if scale <= 0 or self.theme is None:
            return
        left = self.center_x - scale * BOX[0] / 2
        low = self.center_y - scale * BOX[1] / 2
        for what, colour, *numbers in self.shapes:
            self._drawn.add(Color(*_tone(self.theme, colour)))
            self._drawn.add(_DRAWN[what](scale, left, low, numbers))


def _tone(theme: Theme, colour: str) -> Rgba:
    return COLOURS[_SPARE.get(colour, colour) if theme.name == "contrast" else colour]


def _points(scale: float, left: float, low: float, numbers: list[float]) -> list[float]:
    return [left + scale * n if i % 2 == 0 else low + scale * n for i, n in enumerate(numbers)]


def _rect(scale: float, left: float, low: float, numbers: list[float]) -> Any:
    x, y, width, height, radius = numbers
    place = _points(scale, left, low, [x, y])
    return SmoothRoundedRectangle(pos=place, size=(scale * width, scale * height), radius=[max(1, scale * radius)])


def _disc(scale: float, left: float, low: float, numbers: list[float]) -> Any:
    x, y, radius = numbers
    place = _points(scale, left, low, [x - radius, y - radius])
    side = 2 * scale * radius
    return SmoothEllipse(pos=place, size=(side, side), segments=corners(side))


def _line(scale: float, left: float, low: float, numbers: list[float]) -> Any:
    width, *rest = numbers
    return SmoothLine(points=_points(scale, left, low, rest), width=scale * width / 2, cap="round", joint="round")


def _arc(scale: float, left: float, low: float, numbers: list[float]) -> Any:
    width, x, y, radius, begin, end = numbers
    middle = _points(scale, left, low, [x, y])
    bends = corners(scale * (2 * radius + width))
    return SmoothLine(circle=(*middle, scale * radius, begin, end, bends), width=scale * width / 2, cap="round")


def _poly(scale: float, left: float, low: float, numbers: list[float]) -> Any:
    places = _points(scale, left, low, numbers)
    vertices = [part for i in range(0, len(places), 2) for part in (places[i], places[i + 1], 0, 0)]
    return Mesh(vertices=vertices, indices=list(range(len(places) // 2)), mode="triangle_fan")


_DRAWN: Final[Mapping[str, Callable[[float, float, float, list[float]], Any]]] = {
    "rect": _rect,
    "disc": _disc,
    "line": _line,
    "arc": _arc,
    "poly": _poly,
}
