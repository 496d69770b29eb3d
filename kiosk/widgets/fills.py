"""What shapes are filled with, one colour or a gradient, and how fine a circle is drawn."""

from functools import lru_cache
from math import acos, ceil, pi

from kivy.graphics import BindTexture
from kivy.graphics.texture import Texture


def texture(side: int, pixels: bytes, smoothed: str = "linear") -> Texture:
    """A square of RGBA pixels, the lowest row first; ``smoothed``: ``linear`` or ``nearest`` where it is stretched."""
    made = Texture.create(size=(side, side), colorfmt="rgba")
    made.blit_buffer(pixels, colorfmt="rgba", bufferfmt="ubyte")
    made.wrap = "clamp_to_edge"
    made.mag_filter = made.min_filter = smoothed
    return made


@lru_cache(maxsize=16)
def gradient(start: tuple[float, ...], end: tuple[float, ...]) -> Texture:
    """A gradient from top left to bottom right, to be stretched over a shape.

    So fine that it need not be smoothed, which costs a software renderer half as much again: its steps are smaller than
    those that a screen can show.
    """
    side = 128
    steps = 2 * side - 1
    shades = [
        bytes(round(255 * (a + (b - a) * step / (steps - 1))) for a, b in zip(start, end, strict=True))
        for step in range(steps)
    ]
    rows = (b"".join(shades[side - 1 - row :][:side]) for row in range(side))  # the first row is the lowest
    return texture(side, b"".join(rows), "nearest")


def corners(diameter: float) -> int:
    """How many a circle is drawn with, so that it is nowhere off by more than a seventh of a pixel; px.

    Kivy's circles have 180 in every size: a page of small discs would cost a software renderer more than its cards.
    """
    radius = max(1.0, diameter / 2)
    return max(12, ceil(pi / acos(1 - min(1.0, 0.14 / radius))))


def plain() -> None:
    """What Kivy stretches over every plain shape has one colour: unsmoothed, a software renderer needs a third less."""
    white = BindTexture(source=None).texture
    white.mag_filter = white.min_filter = "nearest"
