"""How many visits there were, by hour. A number and nothing else: no id, no length, no minute."""

import logging
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from kiosk.staff.files import write_whole

NAME: Final = "visits.json"
KEPT_DAYS: Final = 400

log = logging.getLogger(__name__)


class Visits:
    """Counts on the screen's thread; ``save`` touches the disk and belongs elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._days: dict[str, list[int]] = {}

    def open(self) -> None:
        """Read what was counted; a damaged file begins anew, with one sentence in the log."""
        try:
            self._days = msgspec.json.decode(self._path.read_bytes(), type=dict[str, list[int]])
        except FileNotFoundError:
            return
        except (OSError, msgspec.DecodeError) as error:
            log.warning("%s cannot be read (%s); visits are counted from now on.", self._path, error)

    def count(self, moment: datetime) -> None:
        """A visit begins."""
        hours = self._days.setdefault(moment.date().isoformat(), [0] * 24)
        hours[moment.hour] += 1

    def of(self, day: date) -> Sequence[int]:
        """Visits of each hour of a day."""
        return tuple(self._days.get(day.isoformat(), [0] * 24))

    def save(self) -> None:
        """Keep the counts.

        Raises:
            StaffUnwritable: the medium takes nothing.
        """
        kept = dict(sorted(self._days.items())[-KEPT_DAYS:])
        write_whole(self._path, msgspec.json.encode(kept) + b"\n")
