"""Cards: a printed code now, or whatever a reader of RFID cards says. Only a salted hash of it is ever kept.

The salt stays on this kiosk, and each machine has its own hash of the same card: from the records nobody can tell which
briefings belong to one person.
"""

import hmac
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk.ideas import plain

SALT: Final = "makerspace.key"
LETTERS: Final = 8  # of a printed code
Mark = Callable[[str, str], str]  # machine, card → the hash that is kept


def marker(salt: bytes) -> Mark:
    """How a card is remembered at a machine."""

    def mark(machine: str, card: str) -> str:
        return hmac.digest(salt, f"{machine}\n{plain(card)}".encode(), "sha256").hex()[:32]

    return mark


def read_salt(folder: Path, write: Callable[[Path, bytes], None]) -> bytes:
    """Read the salt, or make it at the first start. ``write`` replaces a file in one step."""
    path = folder / SALT
    if path.is_file() and len(salt := path.read_bytes()) == 32:
        return salt
    salt = secrets.token_bytes(32)
    write(path, salt)
    return salt
