"""What the staff did: which role, when, what. Append-only, never an answer of a visitor."""

import json
import logging
import os
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.staff.errors import StaffUnwritable

NAME: Final = "audit.ndjson"
KEPT: Final = 1000  # entries that are read back at a start; the file keeps all

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done.

    ``at``: RFC 3339 with zone; ``who``: the role's word; ``what``: words of ours, such as "switched off"; ``about``:
    what it was done to, a name of ours, never what somebody wrote.
    """

    at: str
    who: str
    what: str
    about: str = ""


class Audit:
    """``append`` touches the disk: never on the screen's thread."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._path = folder / NAME
        self._now = now
        self._entries: deque[Entry] = deque(maxlen=KEPT)

    def open(self) -> None:
        """Read what is there; lines that were cut off by a power loss are passed by."""
        try:
            lines = self._path.read_text("utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return
        except OSError as error:
            log.warning("%s cannot be read (%s); what the staff did earlier is not shown.", self._path, error.strerror)
            return
        for line in lines[-KEPT:]:
            try:
                self._entries.append(Entry(**json.loads(line)))
            except (ValueError, TypeError):
                continue

    def append(self, who: str, what: str, about: str = "") -> Entry:
        """Write a line and flush it.

        Raises:
            StaffUnwritable: the medium takes nothing more.
        """
        entry = Entry(self._now().isoformat(timespec="seconds"), who, what, about)
        line = json.dumps({"at": entry.at, "who": who, "what": what, "about": about}, ensure_ascii=False) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "r+b") as file:
                if file.seek(0, os.SEEK_END) and (file.seek(-1, os.SEEK_END) or True) and file.read(1) != b"\n":
                    line = "\n" + line  # a line that was cut off keeps to itself
                os.write(file.fileno(), line.encode())
                os.fsync(file.fileno())
        except OSError as error:
            raise StaffUnwritable(
                f"{self._path} cannot be written: {error.strerror}; make room on the disk."
            ) from error
        self._entries.append(entry)
        return entry

    def last(self, count: int) -> tuple[Entry, ...]:
        """The newest entries, newest first."""
        return tuple(reversed(self._entries))[:count]
