"""What can be wrong with what the stage is given: each error says where, what, and how to mend it."""


class KioskError(Exception):
    """Parent of all of them."""


class StationError(KioskError, ValueError):
    """A station file that cannot be used."""


class PackError(KioskError, ValueError):
    """A content pack that cannot be used."""


class CatalogueError(KioskError, ValueError):
    """A language without usable texts."""
