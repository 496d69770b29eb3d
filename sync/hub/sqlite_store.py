"""The hub's database in one SQLite file: records, their order, the gaps of each source."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync.cursor import Cursors, Filter
from sync.errors import HubError
from sync.hub.access import Access
from sync.hub.gaps import Gaps
from sync.hub.store import Candidate, FeedPage
from sync.protocol import Outcome, Result, SourceState
from sync.record import ERASURE, digest
from sync.sqlite import Transaction, connect, connect_reading, explain, purge_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS record (
    source   TEXT NOT NULL,
    id       TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    type     TEXT NOT NULL,
    sha256   BLOB,                       -- NULL: erased before it arrived
    body     TEXT,                       -- canonical JSON; NULL once erased
    position INTEGER UNIQUE,             -- place in the feed; NULL: never was in it
    PRIMARY KEY (source, id)
);
CREATE UNIQUE INDEX IF NOT EXISTS record_by_sequence ON record (source, sequence);
CREATE TABLE IF NOT EXISTS source (source TEXT PRIMARY KEY, highest INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gap (
    source TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (source, first)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS conflict (
    number INTEGER PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL, sha256 BLOB NOT NULL,
    UNIQUE (source, id, sha256)
);
CREATE TABLE IF NOT EXISTS kiosk (name TEXT PRIMARY KEY, public_key BLOB NOT NULL, revoked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS invitation (
    code BLOB PRIMARY KEY, kiosk TEXT NOT NULL, expires REAL NOT NULL, public_key BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bearer (
    name TEXT NOT NULL, scope TEXT NOT NULL, token BLOB NOT NULL UNIQUE, PRIMARY KEY (name, scope)
) WITHOUT ROWID;
"""
_OTHER_CONTENT = "A record with this id is already here with other content; the first one stays."
_SEQUENCE_TAKEN = "Another record of this source already has this sequence number: is the kiosk's medium a copy?"


class SqliteStore:
    """One writing connection behind a lock; each feed request reads on a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self.cursors = Cursors("", b"")

    def open(self) -> None:
        with self._explaining():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = connect(self._path, precious=True)
            self._connection.executescript(_SCHEMA)
            with Transaction(self._connection):
                fresh = (("epoch", secrets.token_hex(8)), ("secret", secrets.token_bytes(32)), ("position", 0))
                self._connection.executemany("INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)", fresh)
            meta = dict(self._connection.execute("SELECT key, value FROM meta").fetchall())
        self.cursors = Cursors(meta["epoch"], meta["secret"])

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def ingest(self, batch: Sequence[Candidate]) -> tuple[list[Outcome], dict[str, SourceState]]:
        with self._writing() as connection:
            outcomes: list[Outcome] = []
            fresh: dict[tuple[str, str], Candidate] = {}
            numbers: set[tuple[str, int]] = set()
            erased: list[Candidate] = []
            for candidate in batch:
                record = candidate.record
                outcome = self._judge(connection, candidate, fresh.get((record.source, record.id)), numbers)
                outcomes.append(outcome)
                if outcome.result is Result.CREATED:
                    fresh[record.source, record.id] = candidate
                    numbers.add((record.source, record.sequence))
                    if record.type == ERASURE:
                        erased.append(candidate)
            self._append(connection, list(fresh.values()))
            for candidate in erased:
                self._erase(connection, candidate)
            gaps = Gaps(connection)
            for candidate in fresh.values():
                gaps.arrived(candidate.record.source, candidate.record.sequence)
            states = {source: gaps.state(source) for source in {c.record.source for c in batch}}
        if erased:
            with self._writing(transaction=False) as connection:
                purge_log(connection)
        return outcomes, states

    def feed(self, after: int, limit: int, chosen: Filter) -> FeedPage:
        where, values = ["position > ?", "body IS NOT NULL"], list[object]([after])
        for column, wanted in (("type", chosen.types), ("source", chosen.sources)):
            if wanted:
                where.append(f"{column} IN ({','.join('?' * len(wanted))})")
                values.extend(wanted)
        query = f"SELECT position, body FROM record WHERE {' AND '.join(where)} ORDER BY position LIMIT ?"  # noqa: S608  column names and marks only, every value is bound
        with self._explaining():
            connection = connect_reading(self._path)
            try:
                rows = connection.execute(query, (*values, limit + 1)).fetchall()
            finally:
                connection.close()
        more, rows = len(rows) > limit, rows[:limit]
        return FeedPage([body for _, body in rows], rows[-1][0] if rows else after, more)

    def health(self) -> dict[str, int]:
        tables = ("record", "kiosk", "gap", "conflict")
        with self._writing(transaction=False) as connection:
            return {f"{t}s": connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}  # noqa: S608  column names and marks only, every value is bound

    def kiosk_key(self, kiosk: str) -> tuple[bytes, bool] | None:
        with self._writing(transaction=False) as connection:
            return Access(connection).kiosk_key(kiosk)

    def invite(self, kiosk: str) -> str:
        with self._writing() as connection:
            return Access(connection).invite(kiosk)

    def enrol(self, code: str, public_key: bytes) -> str | None:
        with self._writing() as connection:
            return Access(connection).enrol(code, public_key)

    def revoke(self, kiosk: str) -> bool:
        with self._writing() as connection:
            return Access(connection).revoke(kiosk)

    def grant(self, name: str, scope: str) -> str:
        with self._writing() as connection:
            return Access(connection).grant(name, scope)

    def bearer(self, token: str) -> tuple[str, str] | None:
        with self._writing(transaction=False) as connection:
            return Access(connection).bearer(token)

    def _judge(
        self,
        connection: sqlite3.Connection,
        candidate: Candidate,
        twin: Candidate | None,
        numbers: set[tuple[str, int]],
    ) -> Outcome:
        """Decide, and note a conflict.

        twin: the record with the same id earlier in the batch; numbers: those taken in it.
        """
        record, checksum = candidate.record, digest(candidate.body)
        known: tuple[bytes | None] | None = (digest(twin.body),) if twin is not None else None
        if known is None:
            known = connection.execute(
                "SELECT sha256 FROM record WHERE source = ? AND id = ?", (record.source, record.id)
            ).fetchone()
        if known is not None:
            # Without a checksum it was erased before it came: it stays erased, and the kiosk may consider it delivered.
            if known[0] is None or known[0] == checksum:
                return Outcome(candidate.index, record.id, record.source, Result.DUPLICATE)
            return self._conflict(connection, candidate, _OTHER_CONTENT)
        taken = connection.execute(
            "SELECT 1 FROM record WHERE source = ? AND sequence = ?", (record.source, record.sequence)
        ).fetchone()
        if taken or (record.source, record.sequence) in numbers:
            return self._conflict(connection, candidate, _SEQUENCE_TAKEN)
        return Outcome(candidate.index, record.id, record.source, Result.CREATED)

    @staticmethod
    def _conflict(connection: sqlite3.Connection, candidate: Candidate, reason: str) -> Outcome:
        record = candidate.record
        connection.execute(
            "INSERT OR IGNORE INTO conflict (source, id, reason, sha256) VALUES (?, ?, ?, ?)",
            (record.source, record.id, reason, digest(candidate.body)),
        )
        return Outcome(candidate.index, record.id, record.source, Result.CONFLICT, reason)

    @staticmethod
    def _append(connection: sqlite3.Connection, fresh: list[Candidate]) -> None:
        """Take the places in the feed, late and in one step, and insert.

        A feed that trusts a number taken early, or by each writer alone, skips records that commit after higher ones.
        """
        if not fresh:
            return
        (last,) = connection.execute(
            "UPDATE meta SET value = value + ? WHERE key = 'position' RETURNING value", (len(fresh),)
        ).fetchone()
        rows = [
            (c.record.source, c.record.id, c.record.sequence, c.record.type, digest(c.body), c.body.decode(), position)
            for position, c in enumerate(fresh, start=last - len(fresh) + 1)
        ]
        connection.executemany(
            "INSERT INTO record (source, id, sequence, type, sha256, body, position) VALUES (?,?,?,?,?,?,?)", rows
        )

    @staticmethod
    def _erase(connection: sqlite3.Connection, erasure: Candidate) -> None:
        data = erasure.record.data
        key = (data["source"], data["record"])
        if connection.execute("UPDATE record SET body = NULL WHERE source = ? AND id = ?", key).rowcount == 0:
            connection.execute(
                "INSERT OR IGNORE INTO record (source, id, sequence, type) VALUES (?, ?, ?, ?)",
                (*key, data["sequence"], data["type"]),
            )
            Gaps(connection).arrived(str(data["source"]), int(str(data["sequence"])))

    @contextmanager
    def _writing(self, *, transaction: bool = True) -> Iterator[sqlite3.Connection]:
        with self._explaining(), self._lock:
            if self._connection is None:
                raise HubError(f"The hub's database {self._path} is closed.")
            if not transaction:
                yield self._connection
                return
            with Transaction(self._connection):
                yield self._connection

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise HubError(str(explain(error, self._path))) from error
