"""Which sequence numbers of a source the hub has: kept as gaps, so that the cost does not grow with the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync.protocol import SourceState

if TYPE_CHECKING:
    import sqlite3

_LISTED = 100


class Gaps:
    """Works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def arrived(self, source: str, sequence: int) -> None:
        """Note that this number is here. Numbers that came before change nothing."""
        highest = self._highest(source)
        if sequence > highest:
            if sequence > highest + 1:
                self._add(source, highest + 1, sequence - 1)
            self._connection.execute(
                "INSERT INTO source (source, highest) VALUES (?, ?) "
                "ON CONFLICT (source) DO UPDATE SET highest = excluded.highest",
                (source, sequence),
            )
            return
        gap = self._connection.execute(
            "SELECT first, last FROM gap WHERE source = ? AND first <= ? AND last >= ?", (source, sequence, sequence)
        ).fetchone()
        if gap is None:
            return
        first, last = gap
        self._connection.execute("DELETE FROM gap WHERE source = ? AND first = ?", (source, first))
        if first < sequence:
            self._add(source, first, sequence - 1)
        if sequence < last:
            self._add(source, sequence + 1, last)

    def state(self, source: str) -> SourceState:
        highest = self._highest(source)
        missing: list[tuple[int, int]] = self._connection.execute(
            "SELECT first, last FROM gap WHERE source = ? ORDER BY first LIMIT ?", (source, _LISTED)
        ).fetchall()
        return SourceState(missing[0][0] - 1 if missing else highest, highest, missing)

    def _highest(self, source: str) -> int:
        row = self._connection.execute("SELECT highest FROM source WHERE source = ?", (source,)).fetchone()
        return int(row[0]) if row else 0

    def _add(self, source: str, first: int, last: int) -> None:
        self._connection.execute("INSERT INTO gap (source, first, last) VALUES (?, ?, ?)", (source, first, last))
