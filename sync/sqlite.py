"""One way to open SQLite databases that must not lose anything."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sync.errors import JournalError

if TYPE_CHECKING:
    from pathlib import Path

# Up to 3.51.2 a write-ahead log can be reset wrongly when two connections write or checkpoint at the same instant, and
# the database is then damaged. We hold one writing connection, but nothing keeps a colleague's sqlite3 shell from being
# the second one, so below that version a rollback journal is used: about 0.5 ms more per commit, and no such fault.
_WAL_SOUND_FROM = (3, 51, 3)
_BUSY_SECONDS = 5.0


def wal_is_sound(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    return version >= _WAL_SOUND_FROM


def connect(path: Path, *, precious: bool) -> sqlite3.Connection:
    """Open for writing, explicit transactions only. precious: a commit returns after the medium was told to flush."""
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        wal = wal_is_sound()
        connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'PERSIST'}")
        # EXTRA also flushes the directory, without which a rollback journal could come back after a loss of power.
        level = ("FULL" if wal else "EXTRA") if precious else "NORMAL"
        connection.execute(f"PRAGMA synchronous={level}")
        connection.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten, not only unlinked
        connection.execute("PRAGMA temp_store=MEMORY")  # no visitor's words in temporary files
        connection.execute("PRAGMA mmap_size=0")  # a stray pointer or an I/O error must not kill the kiosk
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reading(path: Path) -> sqlite3.Connection:
    """Open an existing database for reading beside its writer.

    Read-write at the file level where allowed, with writing switched off: after a crash of the writer SQLite must be
    able to roll back the half-written transaction, which a read-only file handle cannot.
    """
    try:
        connection = _reading(path, "rw")
    except sqlite3.OperationalError:
        connection = _reading(path, "ro")  # a file we may only read; the caller gets SQLite's answer when it cannot
    return connection


def _reading(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA query_only=ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def purge_log(connection: sqlite3.Connection) -> None:
    """Empty the journal beside the database: it may still hold the pages of something just erased."""
    if wal_is_sound():
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        connection.execute("PRAGMA journal_mode=DELETE")  # only this change of mode removes the file at once
        connection.execute("PRAGMA journal_mode=PERSIST")


def explain(error: sqlite3.Error, path: Path) -> JournalError:
    """SQLite's error as one sentence with a way out."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_FULL"):
        text = f"The disk that holds {path} is full; free some space there, keeping goes on by itself."
    elif name.startswith("SQLITE_READONLY"):
        text = f"{path} cannot be written; give the kiosk's user the right to write it and its folder."
    elif name.startswith("SQLITE_IOERR"):
        text = (
            f"The disk that holds {path} reports an error ({name}); check the medium and replace it if this comes back."
        )
    elif name.startswith("SQLITE_CANTOPEN"):
        text = f"{path} cannot be opened; check that the folder exists and belongs to the kiosk's user."
    elif name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        text = f"{path} is damaged; it is set aside at the next start and what is readable is kept."
    elif name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        text = f"Another program keeps {path} busy; close it and try again."
    else:
        text = f"{path}: the database answers “{error}”; run the verb doctor."
    return JournalError(text)


class Transaction:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK and the error goes on."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error:
                self._roll_back()
                raise
        else:
            self._roll_back()

    def _roll_back(self) -> None:
        # On a full disk or an I/O error SQLite has rolled back by itself already.
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
