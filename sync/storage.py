"""One journal database: rows, their states, their source. Used by the journal's writer thread alone."""

from __future__ import annotations

import secrets
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sync import salvage
from sync.errors import JournalError
from sync.kept import Parked, Settled, Waiting
from sync.record import Record, digest, kiosk_of, source_uri
from sync.sqlite import Transaction, connect, wal_is_sound

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS record (
    position   INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    source     TEXT NOT NULL,
    sequence   INTEGER NOT NULL,
    type       TEXT NOT NULL,
    body       TEXT,                      -- canonical JSON; NULL once erased
    sha256     BLOB NOT NULL,
    state      TEXT NOT NULL,             -- waiting, delivered, parked, erased
    note       TEXT,                      -- why it was parked
    withdrawal BLOB,                      -- keyed hash of the visitor's code
    UNIQUE (source, sequence)
);
CREATE INDEX IF NOT EXISTS record_by_state ON record (state, position);
CREATE INDEX IF NOT EXISTS record_by_withdrawal ON record (withdrawal) WHERE withdrawal IS NOT NULL;
"""
_INSERT = (
    "INSERT INTO record (id, source, sequence, type, body, sha256, state, note, withdrawal) VALUES (?,?,?,?,?,?,?,?,?)"
)


class JournalFile:
    """`open` sets a damaged file aside and keeps what is readable. Every sqlite3.Error is the caller's to judge."""

    def __init__(self, path: Path, kiosk: str, *, precious: bool, ring: int | None = None) -> None:
        self.path = path
        self.kiosk = kiosk
        self.source = ""
        self.sequence = 0
        self.counts: Counter[str] = Counter()
        self.dropped = 0
        self.hub_epoch: str | None = None
        self.salvaged: salvage.Salvaged | None = None
        self._precious = precious
        self._ring = ring
        self._connection: sqlite3.Connection | None = None

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    @property
    def connection(self) -> sqlite3.Connection:
        if self._connection is None:
            raise JournalError(f"{self.path} is not open.")
        return self._connection

    def open(self) -> None:
        draft = self.path.with_name(f"{self.path.name}.new")
        if draft.exists() and not self.path.exists():
            draft.rename(self.path)  # we were interrupted between the two renames of a repair
        if self.path.exists() and self.path.stat().st_size and not salvage.is_sound(self.path):
            self._repair(draft)
        self._connection = self._create(self.path)
        self._load()

    def _repair(self, draft: Path) -> None:
        """Build the new database beside the damaged one first: a second crash in the middle only begins this again."""
        rows, lost = salvage.readable_rows(self.path)
        draft.unlink(missing_ok=True)
        connection = self._create(draft)
        try:
            with Transaction(connection):
                connection.executemany(_INSERT, rows)
            if wal_is_sound():
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
        aside = salvage.set_aside(self.path)
        draft.rename(self.path)
        self.salvaged = salvage.Salvaged(aside, len(rows), lost)

    def close(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()

    def insert(self, entries: Sequence[tuple[Record, bytes, bytes | None]]) -> None:
        """Durable when it returns. entries: record, its canonical bytes, hash of its withdrawal code."""
        rows = [
            (record.id, record.source, record.sequence, record.type, body.decode(), digest(body), "waiting", None, code)
            for record, body, code in entries
        ]
        with Transaction(self.connection):
            self.connection.executemany(_INSERT, rows)
            self._remember("sequence", rows[-1][2])
            gone = self._make_room(len(rows))
        self.sequence = rows[-1][2]
        self.counts["waiting"] += len(rows)
        self.counts.subtract(gone)
        self.dropped += gone["waiting"]

    def batch(self, records: int, size: int) -> list[Waiting]:
        """The oldest waiting records, at most so many and so many bytes, but one at least."""
        rows = self.connection.execute(
            "SELECT position, id, source, sequence, body FROM record WHERE state = 'waiting' ORDER BY position LIMIT ?",
            (records,),
        )
        taken: list[Waiting] = []
        for position, number, source, sequence, text in rows:
            body = text.encode()
            size -= len(body) + 1
            if taken and size < 0:
                break
            taken.append(Waiting(position, number, source, sequence, body))
        rows.close()
        return taken

    def settle(self, outcomes: Iterable[Settled]) -> None:
        moved: Counter[str] = Counter()
        with Transaction(self.connection):
            for outcome in outcomes:
                # Only what still waits: it may have been erased while it was on its way.
                cursor = self.connection.execute(
                    "UPDATE record SET state = ?, note = ? WHERE position = ? AND state = 'waiting'",
                    (outcome.fate.value, outcome.note, outcome.position),
                )
                moved[outcome.fate.value] += cursor.rowcount
        self.counts.update(moved)
        self.counts["waiting"] -= moved.total()

    def send_again(self, source: str | None, first: int, last: int) -> int:
        """Delivered records that the hub does not have wait again; source None: all of them. Returns how many."""
        where, values = ("source = ? AND sequence BETWEEN ? AND ?", (source, first, last)) if source else ("1", ())
        with Transaction(self.connection):
            count = self.connection.execute(
                f"UPDATE record SET state = 'waiting' WHERE state = 'delivered' AND {where}",  # noqa: S608  column names and marks only, every value is bound
                values,
            ).rowcount
        self.counts["waiting"] += count
        self.counts["delivered"] -= count
        return count

    def parked(self, most: int) -> list[Parked]:
        """What the hub did not take, newest first."""
        rows = self.connection.execute(
            "SELECT id, type, note FROM record WHERE state = 'parked' ORDER BY position DESC LIMIT ?", (most,)
        )
        return [Parked(number, record_type, note or "") for number, record_type, note in rows.fetchall()]

    def unpark(self) -> int:
        """What is parked waits again; returns how many records."""
        with Transaction(self.connection):
            count = self.connection.execute(
                "UPDATE record SET state = 'waiting', note = NULL WHERE state = 'parked'"
            ).rowcount
        self.counts["waiting"] += count
        self.counts["parked"] -= count
        return count

    def note_hub_epoch(self, epoch: str) -> None:
        with Transaction(self.connection):
            self._remember("hub_epoch", epoch)
        self.hub_epoch = epoch

    def withdrawn_by(self, code: bytes) -> list[tuple[str, str, int, str]]:
        """id, source, sequence and type of what was left under this code and is not erased yet."""
        return self.connection.execute(
            "SELECT id, source, sequence, type FROM record WHERE withdrawal = ? AND body IS NOT NULL", (code,)
        ).fetchall()

    def erase(self, ids: Sequence[str], erasures: Sequence[tuple[Record, bytes]]) -> None:
        """Empty the rows and append the records that say so, in one transaction."""
        marks = ",".join("?" * len(ids))
        before = Counter(
            dict(
                self.connection.execute(
                    f"SELECT state, count(*) FROM record WHERE id IN ({marks}) GROUP BY state",  # noqa: S608  column names and marks only, every value is bound
                    ids,
                ).fetchall()
            )
        )
        with Transaction(self.connection):
            self.connection.execute(
                f"UPDATE record SET body = NULL, note = NULL, state = 'erased' WHERE id IN ({marks})",  # noqa: S608  column names and marks only, every value is bound
                ids,
            )
            self.connection.executemany(
                _INSERT,
                [
                    (r.id, r.source, r.sequence, r.type, body.decode(), digest(body), "waiting", None, None)
                    for r, body in erasures
                ],
            )
            self._remember("sequence", erasures[-1][0].sequence)
        self.sequence = erasures[-1][0].sequence
        self.counts.subtract(before)
        self.counts["erased"] += len(ids)
        self.counts["waiting"] += len(erasures)

    def bodies(self, types: Sequence[str]) -> list[str]:
        """Canonical JSON of all records of these types, oldest first, without the erased."""
        marks = ",".join("?" * len(types))
        query = f"SELECT body FROM record WHERE type IN ({marks}) AND body IS NOT NULL ORDER BY position"  # noqa: S608  column names and marks only, every value is bound
        return [body for (body,) in self.connection.execute(query, tuple(types))]

    def recent(self, types: Sequence[str], since: datetime) -> list[Record]:
        """The newest records of these types, oldest first, back to the first that is older than ``since``."""
        marks = ",".join("?" * len(types))
        query = f"SELECT body FROM record WHERE type IN ({marks}) AND body IS NOT NULL ORDER BY position DESC"  # noqa: S608  column names and marks only, every value is bound
        found: list[Record] = []
        rows = self.connection.execute(query, tuple(types))
        for (body,) in rows:
            record = Record.from_json(body)
            if datetime.fromisoformat(record.time) < since:
                break
            found.append(record)
        rows.close()
        return found[::-1]

    def _create(self, path: Path) -> sqlite3.Connection:
        connection = connect(path, precious=self._precious)
        try:
            connection.executescript(_SCHEMA)
        except BaseException:
            connection.close()
            raise
        return connection

    def _load(self) -> None:
        meta = dict(self.connection.execute("SELECT key, value FROM meta").fetchall())
        if not meta or kiosk_of(meta["source"]) != self.kiosk:
            meta = self._begin_epoch(meta)
        self.source, self.sequence = meta["source"], meta["sequence"]
        self.dropped, self.hub_epoch = meta["dropped"], meta["hub_epoch"]
        counted = self.connection.execute("SELECT state, count(*) FROM record GROUP BY state").fetchall()
        self.counts = Counter(dict(counted))

    def _begin_epoch(self, meta: dict[str, Any]) -> dict[str, Any]:
        """A new life of this file: its sequence starts at 1 under a source that was never used before."""
        epoch = secrets.token_hex(8)
        fresh: dict[str, Any] = {
            "epoch": epoch,
            "source": source_uri(self.kiosk, epoch),
            "sequence": 0,
            "secret": secrets.token_bytes(32),
            "dropped": meta.get("dropped", 0),
            "hub_epoch": meta.get("hub_epoch"),
        }
        with Transaction(self.connection):
            for key, value in fresh.items():
                self._remember(key, value)
        return fresh

    def _remember(self, key: str, value: object) -> None:
        self.connection.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    def _make_room(self, incoming: int) -> Counter[str]:
        """Inside the transaction: let the oldest go when the ring is full; what still waited counts as dropped."""
        gone: Counter[str] = Counter()
        held = self.counts.total() + incoming
        if self._ring is None or held <= self._ring:
            return gone
        oldest = self.connection.execute(
            "SELECT position, state FROM record ORDER BY position LIMIT ?", (held - self._ring,)
        ).fetchall()
        gone.update(state for _, state in oldest)
        self.connection.execute("DELETE FROM record WHERE position <= ?", (oldest[-1][0],))
        if gone["waiting"]:
            self._remember("dropped", self.dropped + gone["waiting"])
        return gone
