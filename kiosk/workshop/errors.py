"""What can be wrong around a workshop; each error says where, what, and how to mend it."""

from kiosk.errors import KioskError


class WorkshopError(KioskError):
    """Parent of all of them."""


class WorkshopRefused(WorkshopError, ValueError):  # noqa: N818  named for what happened
    """A command that does not fit the state the workshop is in."""
