"""Cards: a printed code, or a card of which a reader says the number. Only a salted hash of either is ever kept.

The salt stays on this kiosk, and each machine has its own hash of the same card: from the records nobody can tell which
briefings belong to one person. A card's number is sealed as soon as it is read: what a page is told is a hash already.
"""

import hmac
import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.ideas import plain
from kiosk.keys import CODE_LETTERS

if TYPE_CHECKING:
    from kiosk.makerspace.ledger import Loan

SALT: Final = "makerspace.key"
LETTERS: Final = 8  # of a printed code
LOAN_LETTERS: Final = 6
TRIES: Final = 4  # as often can the same card take the same kit on one day
Mark = Callable[[str, str], str]  # machine, card → the hash that is kept
Seal = Callable[[str], str]  # a card's number → what stands for it on this kiosk


def marker(salt: bytes) -> Mark:
    """How a card is remembered at a machine."""

    def mark(machine: str, card: str) -> str:
        return hmac.digest(salt, f"{machine}\n{plain(card)}".encode(), "sha256").hex()[:32]

    return mark


def sealer(salt: bytes) -> Seal:
    """How a card's number is told to the pages."""

    def seal(number: str) -> str:
        return hmac.digest(salt, f"card number\n{number}".encode(), "sha256").hex()

    return seal


def loan_code(card: str, kit: str, day: date, taken: Callable[[str], bool]) -> str:
    """The code of a loan whose borrower has a card: nothing to write down, and another one on every day.

    Empty when the card has taken this kit too often today.
    """
    return next((code for code in _codes(card, kit, day) if not taken(code)), "")


def loan_of(card: str, loans: Iterable["Loan"]) -> "Loan | None":
    """Which of the loans that are out was begun with this card."""
    return next((loan for loan in loans if loan.code in _codes_around(card, loan)), None)


def _codes(card: str, kit: str, day: date) -> Iterator[str]:
    for again in range(TRIES):
        told = hmac.digest(card.encode(), f"{kit}\n{day.isoformat()}\n{again}".encode(), "sha256")
        yield "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in told[:LOAN_LETTERS])


def _codes_around(card: str, loan: "Loan") -> Iterator[str]:
    for days in (0, 1):  # a record's day is that of Greenwich, where it may still be yesterday
        yield from _codes(card, loan.kit, loan.since + timedelta(days))


def read_salt(folder: Path, write: Callable[[Path, bytes], None]) -> bytes:
    """Read the salt, or make it at the first start. ``write`` replaces a file in one step."""
    path = folder / SALT
    if path.is_file() and len(salt := path.read_bytes()) == 32:
        return salt
    salt = secrets.token_bytes(32)
    write(path, salt)
    return salt
