"""What can be wrong with a pack that travels. All are ``PackError``: one sentence with where, what, how to mend it."""

from kiosk.errors import PackError


class PackRefused(PackError):  # noqa: N818  a decision about the file, named as such
    """A pack that must not be shown: damaged, changed, unsigned, foreign, older, or not what it says it is."""


class PackUnwritable(PackError, OSError):  # noqa: N818  a state of the machine
    """The machine could not read or write where it was told to."""
