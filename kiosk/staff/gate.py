"""The gate: a PIN opens it for its role. What it knows lies in one file, so that no part of it can be lost alone.

A wrong PIN is on the medium before anybody hears that it was wrong, and before it is compared: whoever pulls the plug
in between has used up the attempt. Every call may take long (the hash) and touches the disk: never on the screen's
thread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from kiosk.staff.errors import GateDamaged, PinRefused
from kiosk.staff.files import write_whole
from kiosk.staff.lockout import Lockout
from kiosk.staff.pins import Hasher, check_new
from kiosk.staff.roles import Role

NAME: Final = "gate.json"
SETTABLE_S: Final = (
    900.0  # after a start: then whoever sets the kiosk up is there, and nobody else chooses the first PIN
)


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    """The file: hashes by role, wrong PINs in a row, Unix seconds of the last one."""

    pins: dict[str, str]
    failures: int = 0
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the gate says to a PIN: the role it opens for, or None and how many seconds it stays closed."""

    role: Role | None
    waits: float


class Gate:
    """``folder``: this kiosk's staff folder. ``wall`` and ``monotonic`` give seconds."""

    def __init__(self, folder: Path, hasher: Hasher, wall: Callable[[], float], monotonic: Callable[[], float]) -> None:
        self._path = folder / NAME
        self._hasher = hasher
        self._wall = wall
        self._monotonic = monotonic
        self._pins: dict[Role, str] = {}
        self._lockout = Lockout()
        self._opened = 0.0
        self._fault = "The gate has not been opened yet."

    def open(self) -> None:
        """Read the file; one that is damaged keeps the gate closed, and ``fault`` says so."""
        self._fault, self._opened = "", self._monotonic()
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=_Kept)
            self._pins = {Role[word.upper()]: known for word, known in kept.pins.items()}
        except FileNotFoundError:
            return
        except (OSError, KeyError, msgspec.DecodeError) as error:
            self._fault = (
                f"{self._path} cannot be read ({error}); nobody gets in until “main.py staff reset” has removed it."
            )
            return
        self._lockout = Lockout.restored(kept.failures, kept.at, self._wall(), self._monotonic())
        if self._lockout.at != kept.at:  # the clock was set back: from now on this moment counts
            self._keep()

    @property
    def fault(self) -> str:
        """Why nobody gets in; empty when all is well."""
        return self._fault

    @property
    def new(self) -> bool:
        """Nobody has chosen a PIN yet: the first thing to do."""
        return not self._fault and not self._pins

    @property
    def settable(self) -> bool:
        """Whether the first PIN may be chosen now."""
        return self.new and self._monotonic() - self._opened < SETTABLE_S

    @property
    def waits(self) -> float:
        """Seconds until a PIN may be tried."""
        return self._lockout.waits(self._monotonic())

    @property
    def roles(self) -> tuple[Role, ...]:
        """Those that have a PIN."""
        return tuple(sorted(self._pins))

    def try_pin(self, pin: str) -> Answer:
        """Open for a PIN, or not.

        Raises:
            GateDamaged: the file cannot be read.
            StaffUnwritable: the attempt cannot be kept, so it is not looked at.
        """
        self._check()
        if (waits := self.waits) > 0:
            return Answer(None, waits)
        before = self._lockout
        self._lockout = before.failed(self._wall(), self._monotonic())
        self._keep()
        role = self._hasher.role_of(pin, self._pins)
        if role is not None:
            self._lockout = Lockout()
            self._keep()
        return Answer(role, self.waits)

    def set_pin(self, role: Role, pin: str) -> None:
        """Give a role its PIN.

        Raises:
            PinRefused: too simple, or another role's: a PIN must tell who comes in.
            GateDamaged, StaffUnwritable: as in ``try_pin``.
        """
        self._check()
        check_new(pin)
        others = {other: known for other, known in self._pins.items() if other is not role}
        if self._hasher.role_of(pin, others) is not None:
            raise PinRefused("Another role has this PIN; each needs its own.")
        before = self._pins
        self._pins = {**self._pins, role: self._hasher.hash(pin)}
        self._keep_or(before)

    def drop_pin(self, role: Role) -> None:
        """Take a role its PIN. A technician's stays: somebody must be able to come in.

        Raises:
            PinRefused: for the technician's.
        """
        self._check()
        if role is Role.TECHNICIAN:
            raise PinRefused("The technician's PIN can be changed, not removed.")
        before = self._pins
        self._pins = {other: known for other, known in self._pins.items() if other is not role}
        self._keep_or(before)

    def unlock(self) -> None:
        """Forget the wrong PINs: for whoever is at the machine itself.

        Raises:
            GateDamaged, StaffUnwritable: as in ``try_pin``.
        """
        self._check()
        self._lockout = Lockout()
        self._keep()

    def _check(self) -> None:
        if self._fault:
            raise GateDamaged(self._fault)

    def _keep_or(self, before: Mapping[Role, str]) -> None:
        try:
            self._keep()
        except BaseException:
            self._pins = dict(before)
            raise

    def _keep(self) -> None:
        kept = _Kept({role.word: known for role, known in self._pins.items()}, self._lockout.failures, self._lockout.at)
        write_whole(self._path, msgspec.json.encode(kept) + b"\n")
