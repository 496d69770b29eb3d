"""The last events of the kiosk for staff to read: what the program reports of itself, never an answer."""

import logging
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

KEPT: Final = 100
OURS: Final = ("kiosk", "devices", "sync", "exhibits", "projektor")
# Every contribution is reported with its type and id; a hundred of them would hide all else.
LEFT_OUT: Final = frozenset({"kiosk.models.recorder"})


@dataclass(frozen=True, slots=True)
class Event:
    """One line. ``level``: "info", "warning" or "error"; ``part``: who reports, such as "devices.link"."""

    at: datetime
    level: str
    part: str
    words: str


class EventLog(logging.Handler):
    """Hangs in the root logger between ``open`` and ``close``; records come from any thread."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._events: deque[Event] = deque(maxlen=KEPT)

    def open(self) -> None:
        logging.getLogger().addHandler(self)

    def close(self) -> None:
        logging.getLogger().removeHandler(self)
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] not in OURS or record.name in LEFT_OUT:
            return
        level = (
            "error" if record.levelno >= logging.ERROR else "warning" if record.levelno >= logging.WARNING else "info"
        )
        at = datetime.fromtimestamp(record.created, UTC)
        self._events.append(Event(at, level, record.name, record.getMessage()))

    @property
    def last(self) -> tuple[Event, ...]:
        """The newest first."""
        return tuple(reversed(tuple(self._events)))
