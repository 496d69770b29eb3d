"""The map of the city: a tile for each place, or its real outline; west is left in every language."""

from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.graphics import Color, Mesh, SmoothLine
from kivy.graphics.tesselator import TYPE_POLYGONS, WINDING_ODD, Tesselator
from kivy.metrics import dp
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    DictProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.places import Spot
from kiosk.widgets.layout import Stack
from kiosk.widgets.lettering import width_of
from kiosk.widgets.surface import Plane
from kiosk.widgets.theme import Rgba, Theme, contrast
from kiosk.widgets.touchable import Touchable

DROP_S = 0.22
SOUTH = 0.20  # of the height: where real outlines leave room for the tiles of other cities below them
LARGEST, SMALLEST = 33, 17  # design units: a label is as large as its longest word allows
CLEARLY = 1.2  # so much larger, before a word is broken


class _Spot(Touchable, FloatLayout):
    """What tile and outline have in common."""

    name = StringProperty("")
    words = StringProperty("")
    shown = StringProperty("")  # its words, broken where they are too wide
    syllables = ListProperty([])
    note = StringProperty("")  # published count, below the label
    share = NumericProperty(0.0)  # of the fullest place, 0 to 1; 0 when nothing is published
    outside = BooleanProperty(False)
    letters = NumericProperty(30)  # the label's height in design units
    room = NumericProperty(0.0)  # width for the label, px
    is_tile = True

    def shade(self, theme: Theme, share: float, outside: bool, chosen: bool) -> Rgba:  # noqa: FBT001  called from kv
        """The ground: darker with more pins; in high contrast only the chosen one is filled."""
        if chosen:
            return theme.main
        if theme.name == "contrast":
            return theme.card
        low, high = (theme.ok_hero[0], theme.ok_hero[1]) if outside else (theme.soft, theme.main)
        weight = share if outside else 0.10 + 0.76 * share
        red, green, blue = (a + (b - a) * weight for a, b in zip(low[:3], high[:3], strict=True))
        return red, green, blue, 1.0

    def ink_on(self, theme: Theme, ground: Rgba) -> Rgba:
        """Whichever of the theme's inks is read best on a ground."""
        inks = (theme.on_soft, theme.on_main, theme.on_field)
        return max(inks, key=lambda ink: contrast(ink, ground))

    def fit(self, text_scale: float) -> None:
        """The label as large as its longest word lets it be; broken, where that makes it clearly larger."""
        if not self.words or self.room <= 0:
            return
        broken = "- ".join(self.syllables) or self.words
        whole, parted = (self._largest(each.split(), text_scale) for each in (self.words, broken))
        self.shown, self.letters = (broken, parted) if parted > CLEARLY * whole else (self.words, whole)

    def _largest(self, words: list[str], text_scale: float) -> float:
        widest = max(width_of(word, "Text", bold=True, size=dp(LARGEST)) for word in words)
        high = self.height / (dp(1.35) * len(words)) if self.is_tile else LARGEST * text_scale
        return max(SMALLEST, min(LARGEST * text_scale, LARGEST * self.room / widest, high))


class CityTile(_Spot):
    """A place as a tile."""


class CityShape(_Spot):
    """A place in its real outline. ``rings``: its rings in px; touches count inside them only."""

    rings = ListProperty([])
    meshes = ListProperty([])  # (vertices, indices) of its filled parts
    label_at = ListProperty([0, 0])
    is_tile = False

    def on_rings(self, _: object, rings: list[list[float]]) -> None:
        tesselator = Tesselator()
        for ring in rings:
            tesselator.add_contour(ring)
        self.meshes = tesselator.meshes if tesselator.tesselate(WINDING_ODD, TYPE_POLYGONS) else []
        self._draw_ground()

    def _draw_ground(self, *_: object) -> None:
        """Its area and outline, not the rounded rectangle of other grounds."""
        drawn = self._ground_drawn
        drawn.clear()
        drawn.add(Color(*self.ground))
        for vertices, indices in self.meshes:
            drawn.add(Mesh(vertices=vertices, indices=indices, mode="triangle_fan"))
        drawn.add(Color(*self.edge))
        for ring in self.rings:
            width = dp(5) if self.chosen or self.focused else dp(2)
            drawn.add(SmoothLine(points=ring, close=True, width=width, joint="round"))

    def _draw_marks(self, *_: object) -> None:
        """The outline alone shows focus: a ring around its box would run over the neighbours."""

    def collide_point(self, x: float, y: float) -> bool:
        """Inside the outline, not only inside the box around it."""
        if not super().collide_point(x, y):
            return False
        inside = False
        for ring in self.rings:
            points = list(zip(ring[::2], ring[1::2], strict=True))
            for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
                if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                    inside = not inside
        return inside


class ShapeLabel(Stack):
    """The words of an outline: a widget of its own, so that no neighbour is drawn over it."""

    shape = ObjectProperty(None, allownone=True, rebind=True)
    ink = ColorProperty((0, 0, 0, 1))


class PinBadge(Plane, AnchorLayout):
    """The visitor's pin on the chosen place."""

    icon = StringProperty("")


class CityMap(FloatLayout):
    """All places. ``heat``: name → (share of the fullest, note), of what is published; ``outline``: real areas or None.

    ``outline`` has ``areas`` (name → rings and middle, x from 0 to 1) and ``height`` in the same scale.
    """

    spots = ListProperty([])
    columns = NumericProperty(1)
    rows = NumericProperty(1)
    outline = ObjectProperty(None, allownone=True)
    heat = DictProperty({})
    chosen = StringProperty("")
    pin = StringProperty("")  # icon on the chosen place; empty for none
    gap = NumericProperty(0.0)
    still = BooleanProperty(False)
    text_scale = NumericProperty(1.0)
    fall = NumericProperty(0.0)  # how far the pin still is above its place, px

    __events__ = ("on_pick",)

    def __init__(self, **kwargs: Any) -> None:
        self._places: dict[str, _Spot] = {}
        super().__init__(**kwargs)
        self._badge = PinBadge()
        lay_later = Clock.create_trigger(self._lay, -1)  # once, however many of these change together
        for name in ("pos", "size", "gap", "columns", "rows", "text_scale"):
            self.fbind(name, lay_later)
        for name in ("spots", "outline"):
            self.fbind(name, self._build)
        for name in ("heat", "chosen"):
            self.fbind(name, self._mark)
        self.fbind("pin", self._drop)
        self.fbind("fall", lambda *_: self._place_badge())
        self._build()

    def on_pick(self, name: str) -> None:
        """Bound by the owner: a place was touched."""

    def _build(self, *_: object) -> None:
        self.clear_widgets()
        areas = self.outline.areas if self.outline else {}
        self._places = {}
        for spot in self.spots:
            place = (CityShape if spot.name in areas else CityTile)(
                name=spot.name, words=spot.label, outside=spot.outside, syllables=spot.syllables
            )
            place.bind(on_release=lambda touched: self.dispatch("on_pick", touched.name))
            self._places[spot.name] = place
            self.add_widget(place)
        for place in self._places.values():
            if isinstance(place, CityShape):
                self.add_widget(ShapeLabel(shape=place))
        self._lay()
        self._mark()
        self._drop()

    def _lay(self, *_: object) -> None:
        if not self._places or self.width < dp(100) or self.height < dp(100):
            return
        for spot in self.spots:
            place = self._places[spot.name]
            if isinstance(place, CityShape):
                self._lay_shape(place, self.outline.areas[spot.name])
            else:
                self._lay_tile(place, spot)
            place.fit(self.text_scale)
        self._place_badge()

    def _lay_tile(self, place: _Spot, spot: Spot) -> None:
        width = (self.width - (self.columns - 1) * self.gap) / self.columns
        height = (self.height - (self.rows - 1) * self.gap) / self.rows
        place.size = width, height
        place.pos = self.x + spot.column * (width + self.gap), self.top - (spot.row + 1) * height - spot.row * self.gap
        place.room = width - dp(18)

    def _lay_shape(self, place: CityShape, area: Any) -> None:
        below = self.height * SOUTH if any(not isinstance(each, CityShape) for each in self._places.values()) else 0.0
        scale = min(self.width, (self.height - below) / self.outline.height)
        left = self.x + (self.width - scale) / 2
        lowest = self.top - scale * self.outline.height
        rings = [[v for x, y in ring for v in (left + x * scale, lowest + y * scale)] for ring in area.rings]
        xs = [x for ring in rings for x in ring[::2]]
        ys = [y for ring in rings for y in ring[1::2]]
        place.pos, place.size = (min(xs), min(ys)), (max(xs) - min(xs), max(ys) - min(ys))
        place.label_at = [left + area.middle[0] * scale, lowest + area.middle[1] * scale]
        place.room = min(place.width * 0.62, dp(190))
        place.rings = rings

    def _mark(self, *_: object) -> None:
        for name, place in self._places.items():
            place.share, place.note = self.heat.get(name, (0.0, ""))
            place.chosen = name == self.chosen
        self._drop()

    def _drop(self, *_: object) -> None:
        badge = self._badge
        Animation.cancel_all(self, "fall")
        self.remove_widget(badge)
        if not self.pin or self.chosen not in self._places:
            return
        badge.icon = self.pin
        self.add_widget(badge)
        self.fall = 0.0 if self.still else dp(46)
        self._place_badge()
        if not self.still:
            Animation(fall=0.0, d=DROP_S, t="out_bounce").start(self)

    def _place_badge(self) -> None:
        place = self._places.get(self.chosen)
        if place is None or self._badge.parent is None:
            return
        if isinstance(place, CityShape):
            self._badge.size = dp(84), dp(84)
            self._badge.center_x, self._badge.y = place.label_at[0], place.label_at[1] + dp(24)
        else:
            side = min(dp(84), place.height * 0.48)  # its middle on the corner: the words stay free
            self._badge.size = side, side
            self._badge.center = place.right - dp(2), place.top - dp(2)
        self._badge.y += self.fall


class PinKey(Touchable, FloatLayout):
    """One kind of pin to choose."""

    name = StringProperty("")
    words = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)
    colour = ColorProperty((0, 0, 0, 1))
    ink = ColorProperty((0, 0, 0, 1))

    def wash(self, theme: Theme, colour: Rgba) -> Rgba:
        """A breath of the pin's colour on a light ground, the colour itself on a dark one."""
        if theme.name == "light":
            red, green, blue = (1 - (1 - part) * 0.12 for part in colour[:3])
            return red, green, blue, 1.0
        return theme.card if theme.name == "contrast" else colour

    def ink_of(self, theme: Theme, colour: Rgba, chosen: bool) -> Rgba:  # noqa: FBT001  called from kv
        if theme.name == "light":
            red, green, blue = (part * 0.8 for part in colour[:3])
            return red, green, blue, 1.0
        return theme.on_main if theme.name == "contrast" and chosen else theme.on_field
