"""Shapes the kit draws itself: a wheel's wedges, hearts, and which wedge a finger is on. Pure.

Angles are in radians, lengths in pixels. Wedge 0 stands at the top; the others follow clockwise, or counter-clockwise
where reading runs from the right.
"""

from collections.abc import Sequence
from functools import cache
from math import asin, atan2, cos, hypot, pi, sin
from typing import Final

COUNT: Final = 12
STEPS: Final = 10  # straight pieces along a wedge's rim: 3 degrees each, no corner is seen
Point = tuple[float, float]


def middle(number: int, *, rtl: bool) -> float:
    """The angle of a wedge's middle line, counted from the right-hand side upwards."""
    turn = 2 * pi * number / COUNT
    return pi / 2 + turn if rtl else pi / 2 - turn


def place(centre: Point, radius: float, angle: float) -> Point:
    """A point at a distance and an angle from the centre."""
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def wedge(centre: Point, inner: float, outer: float, angle: float, gap: float) -> tuple[list[float], list[float]]:
    """A wedge around ``angle`` with straight gaps to its neighbours: vertices of a triangle strip, and its outline."""
    near: list[Point] = []
    far: list[Point] = []
    for radius, points in ((inner, near), (max(outer, inner + 1), far)):
        half = pi / COUNT - asin(min(1.0, gap / 2 / radius))
        points.extend(place(centre, radius, angle - half + 2 * half * step / STEPS) for step in range(STEPS + 1))
    strip = [value for pair in zip(near, far, strict=True) for x, y in pair for value in (x, y, 0.0, 0.0)]
    outline = [value for point in (*near, *reversed(far)) for value in point]
    return strip, outline


def hit(centre: Point, inner: float, outer: float, at: Point, *, rtl: bool) -> int | None:
    """The number of the wedge at a point; None beside the ring."""
    dx, dy = at[0] - centre[0], at[1] - centre[1]
    if not inner <= hypot(dx, dy) <= outer:
        return None
    turn = atan2(dy, dx) - pi / 2
    return round((turn if rtl else -turn) * COUNT / (2 * pi)) % COUNT


# The right half of a heart of width 32 around its middle, from the tip up and back to the notch: cubic curves.
_HEART: Final[tuple[tuple[Point, Point, Point, Point], ...]] = (
    ((0.0, -14.0), (3.2, -11.4), (16.0, -4.2), (16.0, 5.6)),
    ((16.0, 5.6), (16.0, 10.6), (12.4, 14.0), (8.3, 14.0)),
    ((8.3, 14.0), (4.4, 14.0), (1.4, 11.8), (0.0, 8.6)),
)


def heart(centre: Point, width: float) -> tuple[list[float], list[float]]:
    """A heart: vertices of a triangle fan around its middle, and its outline."""
    scale = width / 32
    outline = [value for x, y in _heart() for value in (centre[0] + x * scale, centre[1] + y * scale)]
    fan: list[float] = [centre[0], centre[1], 0.0, 0.0]
    for part in (outline, outline[:2]):
        fan += _vertices(part)
    return fan, outline


@cache
def _heart() -> tuple[Point, ...]:
    """Its outline around the middle; the same for every heart there is."""
    half = [_on_curve(curve, step / STEPS) for curve in _HEART for step in range(STEPS)]
    return (*half, (0.0, 8.6), *((-x, y) for x, y in reversed(half[1:])))


def _on_curve(curve: tuple[Point, Point, Point, Point], along: float) -> Point:
    """A point of a cubic curve, ``along`` from 0 to 1."""
    rest = 1 - along
    weights = (rest**3, 3 * rest**2 * along, 3 * rest * along**2, along**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


def _vertices(points: Sequence[float]) -> list[float]:
    return [value for x, y in zip(points[::2], points[1::2], strict=True) for value in (x, y, 0.0, 0.0)]
