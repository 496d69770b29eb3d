"""One kiosk per data directory."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

from sync.errors import JournalError, JournalLocked

if TYPE_CHECKING:
    from pathlib import Path


def take(directory: Path) -> int:
    """Lock it for this process and give the handle that holds the lock. JournalLocked, JournalError."""
    path = directory / "journal.lock"
    try:
        directory.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise JournalError(
            f"The data directory {directory} cannot be used ({error.strerror}); "
            "give the kiosk's user the right to write it."
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise JournalLocked(
            f"Another kiosk already uses the data directory {directory}; "
            "end it, or give this one a directory of its own."
        ) from error
    return handle
