"""A damaged journal: find out, set it aside, take over what can still be read and proves itself by its checksum."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sync.record import digest

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[str, str, int, str, str | None, bytes, str, str | None, bytes | None]

_COLUMNS = "id, source, sequence, type, body, sha256, state, note, withdrawal"
_SIDE_FILES = ("", "-journal", "-wal", "-shm")
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_PAGE = 200
_HOPELESS = 50_000  # unreadable positions in a row after which nothing more is expected


@dataclass(frozen=True, slots=True)
class Salvaged:
    """aside: where the damaged file lies now; kept: rows taken over; lost: rows seen but not to be trusted."""

    aside: Path
    kept: int
    lost: int

    def sentence(self) -> str:
        return (
            f"{self.aside.name.split('.damaged-')[0]} was damaged: {self.kept} records were taken over, {self.lost} "
            f"could not be read. The damaged file lies at {self.aside}; hand it to support, then delete it."
        )


def is_sound(path: Path) -> bool:
    """SQLite's quick_check. False only for damage; a disk or rights problem is raised as what it is."""
    try:
        connection = sqlite3.connect(path, timeout=5, isolation_level=None)
        try:
            connection.execute("PRAGMA cell_size_check=ON")
            (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        if not error.sqlite_errorname.startswith(_DAMAGE):
            raise
        return False
    return bool(answer == "ok")


def set_aside(path: Path) -> Path:
    """Rename the database with its log; the name tells when. Returns the new path."""
    stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    for end in reversed(_SIDE_FILES):  # the database last: without it nothing new is begun over a leftover log
        side = path.with_name(path.name + end)
        if side.exists():
            side.rename(aside.with_name(aside.name + end))
    return aside


def readable_rows(aside: Path) -> tuple[list[Row], int]:
    """Rows whose body matches its checksum, in order, and how many others were seen or must be missing."""
    try:
        connection = sqlite3.connect(aside, timeout=5, isolation_level=None)
    except sqlite3.DatabaseError:
        return [], 0  # not even a header: the file itself is kept, and the report says that nothing was taken over
    try:
        return _walk(connection)
    finally:
        connection.close()


def _walk(connection: sqlite3.Connection) -> tuple[list[Row], int]:
    rows: list[Row] = []
    seen: set[object] = set()
    lost = position = empty = 0
    last = _last_position(connection)
    while empty < _HOPELESS and (last is None or position < last):
        try:
            page = connection.execute(
                f"SELECT position, {_COLUMNS} FROM record WHERE position > ? ORDER BY position LIMIT {_PAGE}",  # noqa: S608  column names and marks only, every value is bound
                (position,),
            ).fetchall()
            if not page:
                break
            position, empty = page[-1][0], 0
        except sqlite3.DatabaseError:
            page = [one for p in range(position + 1, position + _PAGE + 1) if (one := _single(connection, p))]
            wanted = _PAGE if last is None else min(_PAGE, last - position)
            lost += wanted - len(page) if last is not None else 0
            position += _PAGE
            empty = 0 if page else empty + _PAGE
        for _, *values in page:
            row: Row = tuple(values)
            if seen.isdisjoint((row[0], row[1:3])) and _proves_itself(row):
                seen.update((row[0], row[1:3]))
                rows.append(row)
            else:
                lost += 1
    return rows, lost


def _single(connection: sqlite3.Connection, position: int) -> tuple[Any, ...] | None:
    try:
        return connection.execute(
            f"SELECT position, {_COLUMNS} FROM record WHERE position = ?",  # noqa: S608  column names and marks only, every value is bound
            (position,),
        ).fetchone()
    except sqlite3.DatabaseError:
        return None  # counted as lost by the caller


def _last_position(connection: sqlite3.Connection) -> int | None:
    try:
        row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'record'").fetchone()
    except sqlite3.DatabaseError:
        return None  # unknown: the walk ends when nothing more is found
    return int(row[0]) if row else 0


def _proves_itself(row: Row) -> bool:
    number, source, sequence, _, body, checksum, state, *_ = row
    whole = isinstance(number, str) and isinstance(source, str) and isinstance(sequence, int) and isinstance(state, str)
    if not whole:
        return False
    return state == "erased" if body is None else isinstance(body, str) and digest(body.encode()) == checksum
