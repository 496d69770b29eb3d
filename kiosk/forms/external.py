"""Lists that lie beside a form as files: CSV, XML, GeoJSON."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

from kiosk.forms.errors import FormError
from kiosk.forms.tree import ELEMENT, Node, read_xml

if TYPE_CHECKING:
    from pathlib import Path

_SOURCE = re.compile(r"jr://(?:file|file-csv|images|instance)/([^/\\]+)$")
_NOT_A_NAME = re.compile(r"[^\w.\-]")


def read_external(source: str, folder: Path) -> Node:
    """The root element of the list named by a ``jr://`` address.

    Raises:
        FormError: an address outside the form's folder, a missing or damaged file.

    """
    match = _SOURCE.match(source)
    if match is None or match[1] in (".", ".."):
        raise FormError(f"the list {source} is not beside the form. Put the file into the form's folder.")
    path = folder / match[1]
    try:
        data = path.read_bytes()
        if path.suffix == ".csv":
            return _table(data.decode("utf-8-sig"))
        if path.suffix == ".geojson":
            return _features(json.loads(data))
        return read_xml(data).elements()[0]
    except OSError as broken:
        raise FormError(f"the list {path.name} cannot be read ({broken.strerror}). Put it beside the form.") from broken
    except (UnicodeDecodeError, csv.Error, json.JSONDecodeError, KeyError, TypeError, IndexError) as broken:
        raise FormError(f"the list {path.name} is damaged ({broken}). Save it again in UTF-8.") from broken


def _leaf(name: str, text: str) -> Node:
    node = Node(ELEMENT, _NOT_A_NAME.sub("_", name.strip()))
    node.text = text
    return node


def _table(text: str) -> Node:
    root = Node(ELEMENT, "root")
    for row in csv.DictReader(io.StringIO(text)):
        item = Node(ELEMENT, "item")
        for name, value in row.items():
            if name:
                item.append(_leaf(name, value or ""))
        root.append(item)
    return root


def _features(data: dict[str, Any]) -> Node:
    root = Node(ELEMENT, "root")
    for feature in data["features"]:
        item = Node(ELEMENT, "item")
        properties = dict(feature.get("properties") or {})
        if "id" in feature:
            properties.setdefault("id", feature["id"])
        item.append(_leaf("geometry", _geometry(feature["geometry"])))
        for name, value in properties.items():
            item.append(_leaf(name, "" if value is None else str(value)))
        root.append(item)
    return root


def _geometry(geometry: dict[str, Any]) -> str:
    """As ODK writes places: ``latitude longitude 0 0`` joined by ``;``."""
    points = geometry["coordinates"]
    if geometry["type"] == "Point":
        points = [points]
    elif geometry["type"] == "Polygon":
        points = points[0]
    return ";".join(f"{point[1]} {point[0]} 0 0" for point in points)
