"""Points, lines and areas on the globe.

A point is ``latitude longitude [altitude accuracy]``; a line joins points by ``;``.

Lengths and areas are in metres and square metres on a sphere of the equator's radius, as ODK computes them.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.functions.table import Table
from kiosk.forms.xpath.values import Value, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.forms.xpath.context import Context

TABLE = Table()
_RADIUS = 6_378_100.0
Point = tuple[float, float]


def _point(text: str) -> Point | None:
    parts = text.split()
    if not 2 <= len(parts) <= 4:
        return None
    try:
        latitude, longitude = float(parts[0]), float(parts[1])
    except ValueError:  # words: no point
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _points(sources: Sequence[str]) -> list[Point] | None:
    """All points of lines or single points; None when one of them is none."""
    found = [_point(part) for text in sources for part in text.split(";") if part.strip()]
    return [point for point in found if point] if all(found) and found else None


def _length(first: Point, second: Point) -> float:
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (first, second))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _RADIUS * math.asin(math.sqrt(min(1.0, half)))


def _hundredths(number: float) -> float:
    return math.floor(number * 100 + 0.5) / 100


@TABLE.offers("distance", least=1)
def _distance(_context: Context, *values: Value) -> Value:
    sources = [text for value in values for text in texts(value)]
    points = _points(sources)
    if points is None:
        raise ExpressionError("distance(): what it is given is no point, line or area (“latitude longitude;…”)")
    return _hundredths(sum(_length(first, second) for first, second in pairwise(points)))


@TABLE.offers("area", least=1, most=1)
def _area(_context: Context, value: Value) -> Value:
    points = _points(texts(value))
    if points is None or len(points) < 3:
        return 0.0
    closed = [*points, points[0]]
    total = sum(
        math.radians(lon2 - lon1) * (2 + math.sin(math.radians(lat1)) + math.sin(math.radians(lat2)))
        for (lat1, lon1), (lat2, lon2) in pairwise(closed)
    )
    return _hundredths(abs(total * _RADIUS * _RADIUS / 2))


@TABLE.offers("geofence", least=2, most=2)
def _geofence(_context: Context, point: Value, shape: Value) -> Value:
    place, corners = _points(texts(point)[:1]), _points(texts(shape))
    if not place or corners is None or len(corners) < 4 or corners[0] != corners[-1]:
        return False
    y, x = place[0]
    inside = False
    for (y1, x1), (y2, x2) in pairwise(corners):
        # A ray to the east crosses an edge or not; half-open so that a corner counts once.
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@TABLE.offers("intersects", least=1, most=1)
def _intersects(_context: Context, value: Value) -> Value:
    points = _points(texts(value))
    if points is None:
        return False
    segments = [pair for pair in pairwise(points) if pair[0] != pair[1]]
    closed = len(segments) > 2 and segments[0][0] == segments[-1][1]
    for first, one in enumerate(segments):
        for second in range(first + 2, len(segments)):
            if closed and first == 0 and second == len(segments) - 1:
                continue  # an area's last side meets its first at the corner
            if _cross(one, segments[second]):
                return True
    return False


def _turn(a: Point, b: Point, c: Point) -> int:
    value = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (value > 0) - (value < 0)


def _between(a: Point, b: Point, c: Point) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    turns = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if turns[0] != turns[1] and turns[2] != turns[3]:
        return True
    touches = ((turns[0], a, b, c), (turns[1], a, b, d), (turns[2], c, d, a), (turns[3], c, d, b))
    return any(turn == 0 and _between(first, second, point) for turn, first, second, point in touches)
