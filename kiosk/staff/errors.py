"""What can go wrong behind the curtain: each error says where, what, and how to mend it."""

from kiosk.errors import KioskError


class StaffError(KioskError, ValueError):
    """Parent of all of them."""


class GateDamaged(StaffError):  # noqa: N818  named for what happened
    """The file of the PINs cannot be read: the gate stays closed."""


class PinRefused(StaffError):  # noqa: N818  as above
    """A PIN that must not be taken; the sentence says why."""


class StaffUnwritable(StaffError, OSError):  # noqa: N818  as above
    """The medium is full, broken or read-only: what was wished is not kept."""


class NoPin(StaffError):  # noqa: N818  as above
    """There is none that could be forgotten, and no lock-out that could end."""
