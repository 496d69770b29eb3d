"""Files that kits bring back: CSV with a header, one value a line; what cannot be read is named by its line. Pure.

Columns by name, in any order: kit, time, value, and stop where there is one; German names are understood as well.
Comma, semicolon or tab between them; times as 2026-11-25 16:20:05 or 25.11.2026 16:20:05; decimal point or comma.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from math import isfinite
from typing import Final

from devices.reading import quantity_named
from kiosk.workshop.campaign import Campaign, stop_name
from kiosk.workshop.events import Entry
from kiosk.workshop.series import Claim, measured

COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "kit": frozenset({"kit", "code", "koffer", "messkoffer", "gerät", "geraet", "device", "instrument"}),
    "time": frozenset({"time", "zeit", "datum", "timestamp", "date"}),
    "value": frozenset({"value", "wert", "messwert"}),
    "stop": frozenset({"stop", "stopp", "ort", "place"}),
}
FORMATS: Final = ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%y %H:%M")
MOST: Final = 600  # values in one record


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read: its number as an editor counts, and why."""

    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.line}: {self.why}"


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file holds: records for the good lines, the bad lines, how many values are new and how many were known."""

    entries: tuple[Entry, ...]
    bad: tuple[BadLine, ...]
    fresh: int
    known: int


@dataclass(frozen=True, slots=True)
class _Row:
    kit: str
    at: datetime
    value: float
    stop: str


def read(content: bytes, workshop: str, campaign: Campaign, zone: tzinfo) -> Brought:
    """Whatever the bytes are, it ends in an answer. ``zone``: of times that name none. Reading twice adds nothing."""
    text = _decoded(content)
    bad: list[BadLine] = []
    rows: list[_Row] = []
    for row in _rows(text, campaign, zone):
        if isinstance(row, BadLine):
            bad.append(row)
        else:
            rows.append(row)
    have = {(name, round(at, 3), value) for name, series in campaign.raw().items() for at, value in series}
    fresh: dict[tuple[str, str], list[_Row]] = {}
    known = 0
    for each in rows:
        key = (each.kit, round(each.at.timestamp(), 3), each.value)
        if key in have:
            known += 1
        else:
            have.add(key)
            fresh.setdefault((each.kit, each.stop), []).append(each)
    entries = tuple(_entries(fresh, workshop, campaign))
    return Brought(entries, tuple(bad), sum(map(len, fresh.values())), known)


def _decoded(content: bytes) -> str:
    for code in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _rows(text: str, campaign: Campaign, zone: tzinfo) -> Iterator[_Row | BadLine]:
    lines = text.splitlines()
    if not lines:
        yield BadLine(1, "the file is empty")
        return
    sign = max(";\t,", key=lines[0].count)
    header = [_plain(name) for name in next(csv.reader([lines[0]], delimiter=sign))]
    places = {
        column: next((place for place, name in enumerate(header) if name in names), -1)
        for column, names in COLUMNS.items()
    }
    if lacking := [column for column in ("kit", "time", "value") if places[column] < 0]:
        yield BadLine(1, f"the header has no column {', '.join(lacking)}")
        return
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            yield _row(number, line, sign, places, campaign, zone)


def _row(  # noqa: PLR0917  what a line is read with
    number: int, line: str, sign: str, places: Mapping[str, int], campaign: Campaign, zone: tzinfo
) -> _Row | BadLine:
    cells = next(csv.reader(io.StringIO(line), delimiter=sign), [])
    cell = {name: cells[place].strip() if 0 <= place < len(cells) else "" for name, place in places.items()}
    if not cell["kit"] or len(cell["kit"]) > 60:
        return BadLine(number, "no kit is named")
    at = _time(cell["time"], zone)
    if at is None:
        return BadLine(number, f"“{cell['time'][:30]}” is no time")
    try:
        value = float(cell["value"].replace(",", "."))
    except ValueError:
        return BadLine(number, f"“{cell['value'][:30]}” is no number")
    expected = quantity_named(campaign.quantity)
    if not isfinite(value) or not expected.low <= value <= expected.high:
        return BadLine(number, f"{cell['value'][:30]} cannot be a {campaign.quantity}")
    return _Row(cell["kit"], at, value, stop_name(cell["stop"]))


def _time(text: str, zone: tzinfo) -> datetime | None:
    for read_text in (datetime.fromisoformat, *(_reader(form) for form in FORMATS)):
        try:
            at = read_text(text)
        except ValueError:
            continue
        return at if at.tzinfo is not None else at.replace(tzinfo=zone)
    return None


def _reader(form: str) -> Callable[[str], datetime]:
    return lambda text: datetime.strptime(text, form)  # noqa: DTZ007  the zone is added by whoever calls


def _plain(name: str) -> str:
    return name.strip().casefold()


def _entries(fresh: Mapping[tuple[str, str], list[_Row]], workshop: str, campaign: Campaign) -> Iterator[Entry]:
    claim = Claim.of(workshop, campaign)
    for (kit, stop), rows in sorted(fresh.items()):
        rows.sort(key=lambda row: row.at)
        for first in range(0, len(rows), MOST):
            part = rows[first : first + MOST]
            began = part[0].at
            values = [((row.at - began).total_seconds(), row.value) for row in part]
            yield measured(claim, kit, campaign.unit, began, values, stop=stop, imported=True)
