"""PINs and their hashes: argon2id, one PIN for each role."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kiosk.staff.errors import PinRefused
from kiosk.staff.roles import Role

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST: Final = 6
MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What a hash costs: rounds, memory in KiB, lanes.

    The usual one is the second that RFC 9106 recommends: 64 MiB.
    """

    rounds: int = 3
    memory: int = 64 * 1024
    lanes: int = 4


class Hasher:
    """Hashes and compares. argon2 is imported with the first PIN: a start must not wait for it."""

    def __init__(self, cost: Cost | None = None) -> None:
        self._cost = cost or Cost()

    def hash(self, pin: str) -> str:
        """A fresh salted hash in the usual notation ("$argon2id$…")."""
        return self._argon2().hash(pin)

    def role_of(self, pin: str, hashes: Mapping[Role, str]) -> Role | None:
        """Whose PIN it is; None for nobody's. All are compared, so that the time tells nothing."""
        from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415  see above

        found: Role | None = None
        for role, known in hashes.items():
            try:
                self._argon2().verify(known, pin)
            except (VerificationError, InvalidHashError):
                continue
            found = role
        return found

    def _argon2(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # noqa: PLC0415  see above

        return PasswordHasher(self._cost.rounds, self._cost.memory, self._cost.lanes)


def check_new(pin: str) -> None:
    """Whether a PIN may be chosen.

    Raises:
        PinRefused: too short, too long, no digits, or one that anybody tries first.
    """
    if not pin.isascii() or not pin.isdigit() or not LEAST <= len(pin) <= MOST:
        raise PinRefused(f"A PIN has {LEAST} to {MOST} digits.")
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps in ({0}, {1}, {-1}) or len(set(pin)) < 3:
        raise PinRefused("This PIN is guessed first: no runs such as 123456, no single digit again and again.")
