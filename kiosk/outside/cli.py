"""The verb ``outside import``: a table of somebody else's measurements, checked by rows, becomes the kiosk's file."""

from __future__ import annotations

import csv
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from devices.reading import UNITS, Quality, quality_of
from kiosk.errors import KioskError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from kiosk.outside.values import Outside

COLUMNS: Final = ("time", "place", "quantity", "value", "unit", "source")
DONE, FAULTS = 0, 1


class TableError(KioskError, ValueError):
    """A table that cannot be read at all."""


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add ``outside`` with its verb."""
    outside = verbs.add_parser("outside", help="values measured outside, for the sensor wall").add_subparsers(
        dest="outside_verb", required=True
    )
    take = outside.add_parser("import", help="read a table (CSV) and keep it for the kiosk")
    take.add_argument("file", type=Path, metavar="FILE.csv", help=f"columns: {', '.join(COLUMNS)}")
    take.add_argument("--data", type=Path, required=True, metavar="DIR", help="this kiosk's data folder")
    take.add_argument("--sample", action="store_true", help="an example: shown with the words “Beispieldaten”")
    take.set_defaults(run=run_import)


def run_import(args: argparse.Namespace) -> int:
    """All rows or none: a table with faults leaves the old values in place."""
    from kiosk.outside.values import FILE

    rows, faults = judged(_lines(args.file), sample=args.sample)
    for fault in faults:
        print(f"{args.file}:{fault}", file=sys.stderr)
    if faults:
        return FAULTS
    keep(rows, args.data / FILE)
    what = "example values" if args.sample else "values"
    print(f"{args.data / FILE}: {len(rows)} {what}. The kiosk shows them at the next visit, as long as they are fresh.")
    return DONE


def judged(lines: list[str], *, sample: bool) -> tuple[list[Outside], list[str]]:
    """The values, and what is wrong, each beginning with its line."""
    reader = csv.DictReader(lines)
    lacking = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if lacking:
        return [], [f"1: the columns {', '.join(lacking)} are missing; the first line names them."]
    values: list[Outside] = []
    faults: list[str] = []
    for row in reader:
        found = list(_row_faults(row))
        faults += [f"{reader.line_num}: {fault}" for fault in found]
        if not found:
            values.append(_value(row, sample=sample))
    if not values and not faults:
        faults.append("1: the table has no rows; export it again.")
    return values, faults


def keep(values: list[Outside], path: Path) -> None:
    """Written beside and renamed, so that the kiosk never reads half a file.

    Raises:
        TableError: the folder cannot be written.
    """
    import msgspec

    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.encode(values))
        draft.replace(path)
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}; name a folder that can be written with --data.") from error


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise TableError(f"{path}: {error.strerror}; name a CSV file.") from error
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: is not written in UTF-8; save it again as UTF-8.") from error


def _row_faults(row: dict[str, str | None]) -> Iterator[str]:
    blank = [name for name in COLUMNS if not (row.get(name) or "").strip()]
    if blank:
        yield f"{', '.join(blank)}: nothing stands there."
        return
    if not _moment(row["time"] or ""):
        yield f"“{row['time']}” is no time with a zone; write for instance 2026-11-23T14:00:00+01:00."
    unit, value = row["unit"] or "", _number(row["value"] or "")
    if unit not in UNITS:
        yield f"there is no unit “{unit}”; known are: {', '.join(sorted(UNITS))}."
    if value is None:
        yield f"“{row['value']}” is no number; write a decimal point."
    elif unit in UNITS and quality_of(row["quantity"] or "", value, unit) is not Quality.OK:
        yield f"{row['quantity']} cannot be {row['value']} {unit}."


def _value(row: dict[str, str | None], *, sample: bool) -> Outside:
    from kiosk.outside.values import Outside

    time, value = _moment(row["time"] or ""), _number(row["value"] or "")
    assert time is not None
    assert value is not None
    place, quantity, unit, source = ((row[name] or "").strip() for name in ("place", "quantity", "unit", "source"))
    return Outside(time, place, quantity, value, unit, source, sample)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
