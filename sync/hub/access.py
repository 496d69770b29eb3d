"""Who may do what at the hub: one-time codes, keys of kiosks, tokens of readers. Only hashes of secrets are kept."""

from __future__ import annotations

import hashlib
import secrets
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is mistaken for another
_CODE_LENGTH = 12  # 60 bits: not to be guessed within the days it lives
_CODE_SECONDS = 7 * 24 * 3600

FEED, INGEST = "feed", "ingest"


class Access:
    """Works inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def invite(self, kiosk: str) -> str:
        code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
        self._connection.execute(
            "INSERT INTO invitation (code, kiosk, expires) VALUES (?, ?, ?)",
            (_hash(code), kiosk, time.time() + _CODE_SECONDS),
        )
        return f"{code[:4]}-{code[4:8]}-{code[8:]}"

    def enrol(self, code: str, public_key: bytes) -> str | None:
        plain = code.replace("-", "").replace(" ", "").upper()
        row = self._connection.execute(
            "SELECT kiosk, expires, public_key FROM invitation WHERE code = ?", (_hash(plain),)
        ).fetchone()
        if row is None:
            return None
        kiosk, expires, spent_for = row
        if spent_for is not None:
            # Asked again with the same key because the first answer got lost; a code is never spent for a second key.
            known = self.kiosk_key(kiosk)
            return str(kiosk) if spent_for == public_key and known == (public_key, False) else None
        if expires < time.time():
            return None
        self._connection.execute("UPDATE invitation SET public_key = ? WHERE code = ?", (public_key, _hash(plain)))
        self._connection.execute(
            "INSERT INTO kiosk (name, public_key) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET public_key = excluded.public_key, revoked = 0",
            (kiosk, public_key),
        )
        return str(kiosk)

    def kiosk_key(self, kiosk: str) -> tuple[bytes, bool] | None:
        row = self._connection.execute("SELECT public_key, revoked FROM kiosk WHERE name = ?", (kiosk,)).fetchone()
        return (row[0], bool(row[1])) if row else None

    def revoke(self, kiosk: str) -> bool:
        keys = self._connection.execute("UPDATE kiosk SET revoked = 1 WHERE name = ?", (kiosk,)).rowcount
        tokens = self._connection.execute("DELETE FROM bearer WHERE name = ? AND scope = ?", (kiosk, INGEST)).rowcount
        return keys + tokens > 0

    def grant(self, name: str, scope: str) -> str:
        # 256 random bits: a plain hash is enough, there is nothing to guess.
        # It begins with a letter: on a command line “-” would begin an option.
        token = "t" + secrets.token_urlsafe(32)
        self._connection.execute(
            "INSERT INTO bearer (name, token, scope) VALUES (?, ?, ?) "
            "ON CONFLICT (name, scope) DO UPDATE SET token = excluded.token",
            (name, _hash(token), scope),
        )
        return token

    def bearer(self, token: str) -> tuple[str, str] | None:
        row = self._connection.execute("SELECT name, scope FROM bearer WHERE token = ?", (_hash(token),)).fetchone()
        return (row[0], row[1]) if row else None


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
