"""What can go wrong between a kiosk and the city; each message says where, what, and how to mend it."""


class SyncError(Exception):
    """Root of this folder's errors."""


class RecordError(SyncError, ValueError):
    """A record does not keep to its schema."""


class JournalError(SyncError, OSError):
    """The journal could not keep or read something."""


class JournalLocked(JournalError):  # noqa: N818  named for what happened
    """Another program holds the same data directory."""


class HubError(SyncError, OSError):
    """The hub could not be reached, started, or did not answer as a hub does."""


class HubRefused(HubError):  # noqa: N818  named for what happened
    """The hub is there and says no: the kiosk (or reader) is unknown to it or was revoked."""


class EnrolmentError(SyncError, ValueError):
    """An identity file or a one-time code is not usable."""


class FeedError(SyncError, ValueError):
    """A feed cannot be read from where it was asked for."""


class CursorTampered(FeedError):  # noqa: N818  named for what happened
    """The cursor was not handed out by this feed for this filter (400)."""


class CursorForeign(FeedError):  # noqa: N818  named for what happened
    """The cursor belongs to another database or another life of it (410)."""
