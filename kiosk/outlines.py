"""Real outlines of the districts from a GeoJSON export of the city's open data. Pure.

Written for the export ``fb62-stadtbezirke``: a FeatureCollection in WGS84, one feature to a district, its name in
``stadtbezirk_bezeichnung``. Portals rename their columns, so a district is known by any property that holds its name;
a feature without a geometry of its own may carry one in a property (``geografische_polygone``).
"""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import cos, hypot, inf, radians
from pathlib import Path
from typing import Any, Final

from kiosk.errors import PackError
from kiosk.places import Place, Places

FILE: Final = "stadtbezirke.geojson"  # in the pack's folder
TAKEN: Final = "taken"  # beside the features: the day of the import
TOLERANCE: Final = 0.0012  # of the map's width: about one pixel of 1080
_GRID: Final = 20  # steps of the search for a label's place

log = logging.getLogger(__name__)
Point = tuple[float, float]
Ring = tuple[Point, ...]  # closed: the first point is not repeated


@dataclass(frozen=True)
class Area:
    """One place: its rings (outer ones and holes; what lies in an odd number of them is inside), its label's place."""

    rings: tuple[Ring, ...]
    middle: Point

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        inside = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in _edges(ring):
                if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                    inside = not inside
        return inside


@dataclass(frozen=True)
class Outline:
    """All areas by place; x runs from 0 to 1 eastwards, y from 0 to ``height`` northwards, in the same scale."""

    areas: Mapping[str, Area]
    height: float
    taken: date | None = None  # the day the file was imported


def read(path: Path, places: Sequence[Place]) -> Outline | None:
    """The outlines beside the pack's tables; None when there are none: then the map is drawn in tiles.

    Raises:
        PackError: the file is there and cannot be used; says where, what, and how to mend it.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read as UTF-8 text ({error}); export the file again.") from error
    try:
        return outline(text, places)
    except PackError as error:
        raise PackError(f"{path}: {error}") from error


def read_or_none(folder: Path, places: Places) -> Outline | None:
    """The outlines of a pack's folder; a broken file costs the outlines and one sentence in the log, not the map."""
    try:
        return read(folder / FILE, places.places)
    except PackError as error:
        log.error("%s The map is drawn in tiles until this is mended.", error)  # noqa: TRY400  one sentence
        return None


def outline(text: str, places: Sequence[Place]) -> Outline:
    """Outlines from the text of a FeatureCollection.

    Raises:
        PackError: no GeoJSON, not in WGS84, or a district is missing.
    """
    whole = _collection(text)
    taken = whole.get(TAKEN)
    try:
        day = date.fromisoformat(taken) if isinstance(taken, str) else None
    except ValueError:
        raise PackError(f"“{taken}” is no day; import the file again.") from None
    return replace(_scaled(_found(whole, places)), taken=day)


def slim(text: str, places: Sequence[Place], today: date) -> str:
    """The same districts and nothing else of the export, for the pack: names, rings, and the day it was imported.

    Raises:
        PackError: as ``outline``; what could not be drawn is not kept.
    """
    whole = _collection(text)
    found = _found(whole, places)
    _scaled(found)  # judged as a whole: coordinates, extent
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            # what lies in an odd number of rings is inside, so each may be a polygon of its own
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[*([round(x, 6), round(y, 6)] for x, y in ring), list(ring[0])]] for ring in rings],
            },
        }
        for name, rings in found.items()
    ]
    return json.dumps({"type": "FeatureCollection", TAKEN: today.isoformat(), "features": features}, ensure_ascii=False)


def beside(folder: Path, places: Places) -> Iterator[tuple[str, str]]:
    """For the check of a pack: file name and sentence when its outlines cannot be used."""
    try:
        read(folder / FILE, places.places)
    except PackError as error:
        yield FILE, str(error).removeprefix(f"{folder / FILE}: ")


def _found(whole: dict[str, Any], places: Sequence[Place]) -> dict[str, list[Ring]]:
    found: dict[str, list[Ring]] = {}
    names = {_plain(word): place.name for place in places for word in (place.name, place.label, *place.aliases)}
    for number, feature in enumerate(_features(whole)):
        properties = feature.get("properties")
        properties = properties if isinstance(properties, dict) else {}
        known = {
            names[_plain(value)] for value in properties.values() if isinstance(value, str) and _plain(value) in names
        }
        if len(known) > 1:
            raise PackError(f"feature {number} names {', '.join(sorted(known))}; one feature is one district.")
        if known:
            found.setdefault(known.pop(), []).extend(_rings(feature, properties, number))
    missing = [place.label for place in places if not place.outside and place.name not in found]
    if missing:
        raise PackError(
            f"no feature is named {', '.join(missing)}; export all districts, with the column of their names."
        )
    return found


def _collection(text: str) -> dict[str, Any]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PackError(f"this is no JSON ({error}); export the data set as GeoJSON.") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("features"), list):
        raise PackError("this is no FeatureCollection; export the data set as GeoJSON, not as JSON.")
    return whole


def _features(whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, feature in enumerate(whole["features"]):
        if not isinstance(feature, dict):
            raise PackError(f"feature {number} is no object; export the data set again.")
        yield feature


def _rings(feature: dict[str, Any], properties: dict[str, Any], number: int) -> Iterator[Ring]:
    geometry = feature.get("geometry") or next(filter(None, map(_geometry, properties.values())), None)
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in {"Polygon", "MultiPolygon"}:
        raise PackError(f"feature {number} has no polygon but {kind or 'nothing'}; export the outlines with the names.")
    try:
        for polygon in geometry["coordinates"] if kind == "MultiPolygon" else [geometry["coordinates"]]:
            for ring in polygon:
                points = tuple((float(point[0]), float(point[1])) for point in ring)
                yield points[:-1] if points[:1] == points[-1:] else points
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise PackError(f"feature {number}: its coordinates are not as GeoJSON has them ({error!r}).") from error


def _geometry(value: object) -> dict[str, Any] | None:
    """A geometry kept in a property: itself or a Feature around it, as an object or written as text."""
    if isinstance(value, str) and value.lstrip().startswith("{"):
        try:
            value = json.loads(value)
        except ValueError:
            return None  # some other text that begins with a brace
    if not isinstance(value, dict):
        return None
    inner = value.get("geometry", value)
    return inner if isinstance(inner, dict) and "coordinates" in inner else None


def _scaled(found: Mapping[str, Sequence[Ring]]) -> Outline:
    points = [point for rings in found.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise PackError(f"coordinates such as {west:.0f} are no degrees; export in WGS84 (EPSG:4326).")
    # A city is small: degrees of longitude are shorter by the cosine of the latitude, and that is all there is to it.
    narrow = cos(radians((south + north) / 2))
    width = (east - west) * narrow
    if width <= 0 or north <= south:
        raise PackError("all points lie on one line; export the outlines, not the middle points.")
    areas = {}
    for name, rings in found.items():
        placed = (simplified([((x - west) * narrow / width, (y - south) / width) for x, y in ring]) for ring in rings)
        kept = tuple(ring for ring in placed if len(ring) > 2)
        areas[name] = Area(kept, _middle(Area(kept, (0.0, 0.0))))
    return Outline(areas, (north - south) / width)


def simplified(ring: Sequence[Point], tolerance: float = TOLERANCE) -> Ring:
    """A ring without the points that nobody would see (Douglas-Peucker, on both halves of the ring)."""
    if len(ring) < 4:
        return tuple(ring)
    far = max(range(len(ring)), key=lambda place: _apart(ring[0], ring[place]))
    one, other = _line(ring[: far + 1], tolerance), _line([*ring[far:], ring[0]], tolerance)
    return (*one[:-1], *other[:-1])


def _line(points: Sequence[Point], tolerance: float) -> list[Point]:
    kept, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        if inner:
            far = max(inner, key=lambda place: _off(points[place], points[first], points[last]))
            if _off(points[far], points[first], points[last]) > tolerance:
                kept.add(far)
                spans += [(first, far), (far, last)]
    return [points[place] for place in sorted(kept)]


def _middle(area: Area) -> Point:
    """The place inside that is farthest from every border, on a coarse grid: there the label has most room."""
    xs = [x for ring in area.rings for x, _ in ring]
    ys = [y for ring in area.rings for _, y in ring]
    best, room = (sum(xs) / len(xs), sum(ys) / len(ys)), -inf
    for column in range(1, _GRID):
        for row in range(1, _GRID):
            x = min(xs) + (max(xs) - min(xs)) * column / _GRID
            y = min(ys) + (max(ys) - min(ys)) * row / _GRID
            if area.holds(x, y):
                nearest = min(_off((x, y), a, b) for ring in area.rings for a, b in _edges(ring))
                if nearest > room:
                    best, room = (x, y), nearest
    return best


def _edges(ring: Ring) -> Iterable[tuple[Point, Point]]:
    return zip(ring, (*ring[1:], ring[0]), strict=True)


def _off(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from a piece of line."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _plain(word: str) -> str:
    """Names are compared without case, spaces and hyphens: "Old-Town" is "Old Town"."""
    return "".join(sign for sign in word.casefold() if sign.isalnum())
