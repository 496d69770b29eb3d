"""Grounds: cards with depth, gradients, and the projector's beam."""

from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, Mesh, SmoothLine, SmoothRoundedRectangle
from kivy.metrics import Metrics
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets import shadow
from kiosk.widgets.fills import gradient
from kiosk.widgets.relief import relieve

BENDS: Final = 48  # of an outline's four corners together


class Plane(Widget):
    """What every ground is drawn with: a rounded rectangle with outline and shadow, behind the content.

    Only what can be seen is drawn: no ground that is transparent, no outline of no width, no shadow under the card.
    """

    ground = ColorProperty((0, 0, 0, 0))  # of none, nothing is drawn: a wheel's hub draws itself
    edge = ColorProperty((0, 0, 0, 0))
    edge_width = NumericProperty(0.0)
    radius = NumericProperty(0.0)
    depth = NumericProperty(0.0)  # strength of the shadow, 0 for none

    def __init__(self, **kwargs: Any) -> None:
        self._ground_drawn = InstructionGroup()
        self._ground_looks: object = None
        draw = Clock.create_trigger(self._draw_ground, -1)
        super().__init__(**kwargs)
        self.canvas.before.insert(0, self._ground_drawn)
        relieve(self.canvas.before)
        for name in ("pos", "size", "ground", "edge", "edge_width", "radius", "depth", "opacity"):
            self.fbind(name, draw)
        draw()

    @property
    def overhang(self) -> float:
        """How far shadow and outline go beyond the place, dp."""
        return shadow.BEYOND if self.depth else 4.0

    def _draw_ground(self, *_: object) -> None:
        # on whole pixels: an outline between two of them is half as dark on both
        x, y, right, top = map(round, (self.x, self.y, self.x + self.width, self.y + self.height))
        width, height = right - x, top - y
        looks = (x, y, width, height, *self.ground, *self.edge, self.edge_width, self.radius, self.depth, self.opacity)
        if looks == self._ground_looks:
            return
        self._ground_looks = looks
        self._ground_drawn.clear()
        if width < 1 or height < 1 or not self.opacity:
            return
        radius = min(self.radius, height / 2, width / 2)
        if self.depth:
            vertices, triangles = shadow.rim((x, y, width, height), radius, Metrics.dp)
            self._ground_drawn.add(Color(1, 1, 1, self.depth))
            picture = shadow.picture()
            self._ground_drawn.add(Mesh(vertices=vertices, indices=triangles, mode="triangles", texture=picture))
        if self.ground[3]:
            self._ground_drawn.add(Color(*self.ground))
            self._ground_drawn.add(SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=[max(1, radius)]))
        if self.edge_width and self.edge[3]:
            line = min(max(1, round(self.edge_width)), width / 2, height / 2)
            corner = max(1, radius - line / 2)
            box = (x + line / 2, y + line / 2, width - line, height - line, corner, BENDS)
            self._ground_drawn.add(Color(*self.edge))
            # Kivy takes the soft rim off the width: so it is as wide as wished, and as dark
            self._ground_drawn.add(SmoothLine(rounded_rectangle=box, width=line / 2 + 0.5, overdraw_width=1.0))


class Card(Plane, BoxLayout):
    """A card, its content one below the other."""

    hugs = BooleanProperty(True)  # as high as its content
    even = BooleanProperty(False)  # at least as high as its content, and as high as its neighbour
    soft = BooleanProperty(False)  # beside the main thing: a soft ground without depth
    tint = ColorProperty(None, allownone=True)  # a translucent ground over a picture


class Chip(Plane, BoxLayout):
    """A small rounded label with an icon, such as "Simulation"."""

    icon = StringProperty("")
    words = StringProperty("")
    alert = BooleanProperty(False)  # to be noticed, as "Simulation" must be
    most = NumericProperty(0.0)  # px, no wider: longer words wrap; 0: as wide as they are
    ink = ColorProperty((0, 0, 0, 1))


class Hero(Widget):
    """A large ground with the brand's gradient; ``beam`` throws the projector's light across it."""

    start = ColorProperty((0, 0, 0, 1))
    end = ColorProperty((0, 0, 0, 1))
    edge = ColorProperty((0, 0, 0, 0))
    radius = NumericProperty(0.0)
    beam = NumericProperty(0.24)  # strength of the light
    rtl = BooleanProperty(False)
    texture = ObjectProperty(None, allownone=True)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.on_start()  # a gradient of black to black changes nothing, and would leave the ground white

    def on_start(self, *_: object) -> None:
        self.texture = gradient(tuple(self.start), tuple(self.end))

    on_end = on_start
