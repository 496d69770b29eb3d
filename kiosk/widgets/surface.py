"""Grounds: cards with depth, gradients, and the projector's beam."""

from functools import lru_cache
from typing import Any

from kivy.graphics import BindTexture
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget


def _texture(size: int, pixels: bytearray) -> Texture:
    texture = Texture.create(size=(size, size), colorfmt="rgba")
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    texture.wrap = "clamp_to_edge"
    texture.mag_filter = texture.min_filter = "linear"
    return texture


@lru_cache(maxsize=16)
def gradient(start: tuple[float, ...], end: tuple[float, ...]) -> Texture:
    """A gradient from top left to bottom right, to be stretched over a shape."""
    size = 32
    pixels = bytearray()
    for row in range(size):  # the first row is the lowest
        for column in range(size):
            share = (column + (size - 1 - row)) / (2 * (size - 1))
            pixels.extend(round(255 * (a + (b - a) * share)) for a, b in zip(start, end, strict=True))
    return _texture(size, pixels)


def plain() -> None:
    """What Kivy stretches over every plain shape has one colour: unsmoothed, a software renderer needs a third less."""
    white = BindTexture(source=None).texture
    white.mag_filter = white.min_filter = "nearest"


SHADOW_PX, SHADOW_FADE, SHADOW_RADIUS = 64, 20, 12  # of the texture; drawn three times as large


@lru_cache(maxsize=1)
def shadow() -> Texture:
    """The soft shadow of a rounded card, for ``BorderImage``: full inside a rounded square, fading over the rim."""
    half, inner = SHADOW_PX / 2, SHADOW_PX / 2 - SHADOW_FADE - SHADOW_RADIUS
    pixels = bytearray()
    for row in range(SHADOW_PX):
        for column in range(SHADOW_PX):
            dx = max(abs(column + 0.5 - half) - inner, 0.0)
            dy = max(abs(row + 0.5 - half) - inner, 0.0)
            outside = max(0.0, (dx * dx + dy * dy) ** 0.5 - SHADOW_RADIUS) / SHADOW_FADE
            strength = max(0.0, 1 - outside) ** 2
            pixels.extend((42, 21, 86, round(34 * strength)))
    return _texture(SHADOW_PX, pixels)


class Plane(Widget):
    """What every ground is drawn with: a rounded rectangle with outline and shadow, behind the content."""

    ground = ColorProperty((1, 1, 1, 1))
    edge = ColorProperty((0, 0, 0, 0))
    edge_width = NumericProperty(0.0)
    radius = NumericProperty(0.0)
    depth = NumericProperty(0.0)  # strength of the shadow, 0 for none
    shadow_texture: Any = None

    def __init__(self, **kwargs: Any) -> None:
        self.shadow_texture = shadow()
        super().__init__(**kwargs)


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
