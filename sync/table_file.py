"""Records as tables of a SQLite file, for whoever evaluates them with tools of their own.

One table for each record type, one row for each record; what a record says of itself and its data are columns, added as
they come. What is erased is deleted here too. The cursor is kept in the same transaction as the rows, so every
record is there exactly once, however often the reading was broken off.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Self

from sqlite_utils import Database

from sync.errors import FeedError
from sync.record import ERASURE, Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CURSORS = "read_to"  # the table that holds how far each feed was read
_OWN = ("id", "source", "sequence", "time")
_PREFIX = "org.projektor."


class TableFile:
    """``feed``: what is read, by a name of its own; several feeds may share one file."""

    def __init__(self, path: Path, feed: str) -> None:
        self._path = path
        self._feed = feed
        self._database: Database | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Raises FeedError when the file is no SQLite database or cannot be written."""
        try:
            self._database = Database(self._path)
            self._database.table(_CURSORS).create({"feed": str, "cursor": str}, pk="feed", if_not_exists=True)
        except sqlite3.Error as error:
            self.close()
            raise FeedError(f"{self._path} cannot be filled ({error}); name a new file or one of these.") from error

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    @property
    def cursor(self) -> str | None:
        """Where the last reading of this feed ended; None before the first."""
        rows = self._open().query(f"SELECT cursor FROM {_CURSORS} WHERE feed = ?", [self._feed])  # noqa: S608  our own name
        return next((str(row["cursor"]) for row in rows), None)

    def keep(self, records: Iterable[Record], cursor: str) -> int:
        """All of them or, when it fails, none; gives how many. FeedError when the disk does not take them."""
        tables: dict[str, list[dict[str, Any]]] = defaultdict(list)
        erased: list[str] = []
        for record in records:
            tables[table_name(record.type)].append(_row(record))
            if record.type == ERASURE:
                erased.append(str(record.data["record"]))
        database = self._open()
        try:
            with database.atomic():
                for name, rows in tables.items():
                    database.table(name).upsert_all(rows, pk="id", alter=True)
                for name in set(database.table_names()) - {_CURSORS}:
                    for number in erased:
                        database.execute(f'DELETE FROM "{name}" WHERE id = ?', [number])  # noqa: S608  a table of this file
                database.table(_CURSORS).upsert({"feed": self._feed, "cursor": cursor}, pk="feed")
        except sqlite3.Error as error:
            raise FeedError(f"{self._path} does not take the records ({error}); none of this page is kept.") from error
        return sum(len(rows) for rows in tables.values())

    def _open(self) -> Database:
        if self._database is None:
            raise FeedError(f"{self._path} is not open.")
        return self._database


def table_name(what: str) -> str:
    """``org.projektor.survey.response.v1`` → ``survey_response_v1``; types of others keep their whole name."""
    return what.removeprefix(_PREFIX).replace(".", "_").replace('"', "")


def _row(record: Record) -> dict[str, Any]:
    """Texts and numbers as they are, what is nested below its parent's name; lists stay JSON."""
    row: dict[str, Any] = {"id": record.id, "source": record.source, "sequence": record.sequence, "time": record.time}
    taken = {name.lower() for name in row}  # SQLite does not tell capital letters from small ones
    for name, value in _flat(record.data):
        while name.lower() in taken:
            name += "_"  # noqa: PLW2901  a new name is what is wanted
        taken.add(name.lower())
        row[name] = value
    return row


def _flat(data: Any, above: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}_")
        else:
            yield f"{above}{name}".replace("[", "").replace("]", ""), value
