"""Who works behind the curtain. Each role may do what the one before it may, and more."""

from enum import IntEnum


class Role(IntEnum):
    """HOST runs the day and workshops; STAFF besides has content, results and moderation; TECHNICIAN has everything."""

    HOST = 1
    STAFF = 2
    TECHNICIAN = 3

    @property
    def word(self) -> str:
        """Its name in files and on the command line."""
        return self.name.lower()

    def may(self, needed: "Role") -> bool:
        """Whether this role may do what needs another."""
        return self >= needed
