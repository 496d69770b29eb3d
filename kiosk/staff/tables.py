"""Results as tables for a spreadsheet: one for each kind of record. Pure.

What somebody wrote never becomes a formula: a cell that begins as one gets an apostrophe in front, as spreadsheets take
it for text (OWASP, CSV injection). Files begin with a byte order mark, so that umlauts come out right.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sync.record import ERASURE, Record

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
LEFT_OUT: Final = frozenset({"xml"})  # the same answers once more


def tables(records: Iterable[Record]) -> dict[str, bytes]:
    """File name → CSV. Erased contributions are in none: the journal no longer has them."""
    by_kind: dict[str, list[dict[str, object]]] = {}
    for record in records:
        if record.type == ERASURE:
            continue
        name = record.type.removeprefix("org.projektor.").replace(".", "-")
        row = {"time": record.time}
        data = {key: value for key, value in record.data.items() if key not in LEFT_OUT}
        if "form" in data:
            name += "-" + "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in str(data["form"]))
        by_kind.setdefault(name, []).append({**row, **_flat(data)})
    return {f"{name}.csv": _csv(rows) for name, rows in sorted(by_kind.items())}


def cell(value: object) -> object:
    """A value as it may stand in a spreadsheet."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else int(value)
    if isinstance(value, int | float):
        return value
    text = str(value).replace("\0", "")
    return "'" + text if text.lstrip().startswith(FORMULA) or text.startswith(FORMULA) else text


def _flat(data: Mapping[str, object], above: str = "") -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in data.items():
        if isinstance(value, Mapping):
            flat.update(_flat(value, f"{above}{key}."))
        elif isinstance(value, Sequence) and not isinstance(value, str):
            flat[above + key] = " ".join(str(one) for one in value)
        else:
            flat[above + key] = value
    return flat


def _csv(rows: Sequence[Mapping[str, object]]) -> bytes:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(column) for column in columns])
    for row in rows:
        writer.writerow([cell(row.get(column)) for column in columns])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")
