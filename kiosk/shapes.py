"""Shapes the kit draws itself: a wheel's wedges, hearts, and which wedge a finger is on. Pure.

Angles are in radians, lengths in pixels. Wedge 0 stands at the top; the others follow clockwise, or counter-clockwise
where reading runs from the right.
"""

from collections.abc import Sequence
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


def heart(centre: Point, width: float) -> tuple[list[float], list[float]]:
    """A heart: vertices of a triangle fan around its middle, and its outline."""
    scale, pieces = width / 32, 40
    outline: list[float] = []
    for step in range(pieces):
        t = 2 * pi * step / pieces
        x = 16 * sin(t) ** 3
        y = 13 * cos(t) - 5 * cos(2 * t) - 2 * cos(3 * t) - cos(4 * t) + 2.5
        outline += [centre[0] + x * scale, centre[1] + y * scale]
    fan: list[float] = [centre[0], centre[1], 0.0, 0.0]
    for points in (outline, outline[:2]):
        fan += _vertices(points)
    return fan, outline


def _vertices(points: Sequence[float]) -> list[float]:
    return [value for x, y in zip(points[::2], points[1::2], strict=True) for value in (x, y, 0.0, 0.0)]
