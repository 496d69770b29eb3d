"""The visitor's withdrawal code: stored only as a keyed hash.

A code has 6 to 8 letters, some 33 bits: any plain hash of it is tried out in minutes. A slow hash would cost every
thank-you some 50 to 200 ms on a small computer, because the code is stored before anyone is thanked. So the hash is
keyed with a secret of this installation, in a file of its own that is in no backup, export or record: a copy of the
database alone gives no code away, and whoever can read the secret on the kiosk itself can read the answers beside it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from sync.errors import JournalError
from sync.files import write_private

if TYPE_CHECKING:
    from pathlib import Path

_BYTES = 32


class Withdrawals:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._secret: bytes | None = None

    def hash(self, code: str) -> bytes:
        """Case, spaces and hyphens do not matter: people copy codes by hand."""
        plain = "".join(code.split()).replace("-", "").upper()
        if not plain:
            raise JournalError("The withdrawal code is empty; type the letters from the thanks page.")
        return hmac.digest(self._key(), plain.encode(), hashlib.sha256)

    def _key(self) -> bytes:
        if self._secret is None:
            self._secret = self._read() or self._create()
        return self._secret

    def _read(self) -> bytes | None:
        try:
            secret = self._path.read_bytes()
        except FileNotFoundError:
            return None
        if len(secret) != _BYTES:
            raise JournalError(
                f"{self._path} should hold {_BYTES} bytes and holds {len(secret)}: bring it back from where it was "
                "changed, or delete it; codes given out so far then no longer work."
            )
        return secret

    def _create(self) -> bytes:
        secret = secrets.token_bytes(_BYTES)
        write_private(self._path, secret)
        return secret
