"""The soft shadow of a rounded card, drawn around it only: what lies under the card costs a software renderer time."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

from kivy.graphics.texture import Texture

from kiosk.widgets.fills import texture

_REACH: Final = 42.0  # dp beyond the card at its sides; further out nothing is seen of it
_FADE: Final = 60.0  # dp from full to nothing; it begins under the card
_INSIDE: Final = 8.0  # … so far from its edge
_FALL: Final = 10.0  # dp by which it lies lower than the card
BEYOND: Final = _REACH + _FALL  # dp that it reaches at most
_SIDE: Final = 192  # px of the texture
_ROUND: Final = 36.0  # of the square in its middle that is full
_UNDER: Final = 0.29  # of the card's radius: no corner of the hole shows beside a rounded corner


@lru_cache(maxsize=1)
def picture() -> Texture:
    """Full inside a rounded square, fading over the rim; as fine as the screen, so that nothing must be smoothed."""
    pixels = bytearray()
    inner = _SIDE / 2 - _REACH - _INSIDE - _ROUND
    for row in range(_SIDE):
        for column in range(_SIDE):
            dx = max(abs(column + 0.5 - _SIDE / 2) - inner, 0.0)
            dy = max(abs(row + 0.5 - _SIDE / 2) - inner, 0.0)
            outside = max(0.0, (dx * dx + dy * dy) ** 0.5 - _ROUND) / _FADE
            pixels.extend((42, 21, 86, round(34 * max(0.0, 1 - outside) ** 2)))
    return texture(_SIDE, bytes(pixels), "nearest")


def rim(box: tuple[float, float, float, float], radius: float, dp: float) -> tuple[list[float], list[int]]:
    """Vertices (x, y, u, v …) and triangles of the shadow of a card (x, y, width, height; px), with a hole under it."""
    across = _lines(box[0], box[2], radius, dp, 0.0)
    up = _lines(box[1], box[3], radius, dp, _FALL * dp)
    vertices = [part for y, v, _ in up for x, u, _ in across for part in (x, y, u, v)]
    wide = len(across)
    triangles = list[int]()
    for row, (low, _) in enumerate(pairwise(up)):
        for column, (left, _) in enumerate(pairwise(across)):
            if not (low[2] and left[2]):
                at = row * wide + column
                triangles += (at, at + 1, at + wide, at + 1, at + wide + 1, at + wide)
    return vertices, triangles


def _lines(start: float, length: float, radius: float, dp: float, fall: float) -> list[tuple[float, float, bool]]:
    """Where the picture is bent in one direction: (place, share of the picture, whether the hole begins here)."""
    begin, end = start - fall - _REACH * dp, start - fall + length + _REACH * dp
    border = min((_SIDE / 2 - 1) * dp, (end - begin) / 2)
    hole = (start + _UNDER * radius, start + length - _UNDER * radius)
    share = border / (_SIDE * dp)  # a narrow card has the two halves of the rim and nothing between them
    places = sorted({begin, begin + border, end - border, end, *hole})

    def shown(place: float) -> float:
        if place <= begin + border:
            return (place - begin) / border * share
        if place >= end - border:
            return 1 - (end - place) / border * share
        return 0.5

    return [(place, shown(place), hole[0] <= place < hole[1]) for place in places]
