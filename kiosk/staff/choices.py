"""What the staff have set on the screen: it goes before the station file and the pack, and outlives restarts."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from kiosk.staff.files import write_whole
from kiosk.station import VisitSettings

NAME: Final = "choices.json"

log = logging.getLogger(__name__)


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence of the day for visitors: language code → text. ``day``: ISO date; the next day it is gone."""

    day: str
    texts: dict[str, str]


class Today(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Other hours on one day: "10:00-20:00", or "" for closed."""

    day: str
    hours: str


class Choices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them; the defaults leave everything as station file and pack have it.

    ``off``: places that are not offered (exhibits and ``survey:…``); ``order``: exhibits, those named first;
    ``devices_off``: instruments and cameras; ``hours``: for each day from Monday, written as in the station file.
    """

    off: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    devices_off: frozenset[str] = frozenset()
    hours: tuple[str, ...] | None = None
    today: Today | None = None
    notice: Notice | None = None

    def __post_init__(self) -> None:
        VisitSettings(hours=(*(self.hours or ()), *((self.today.hours,) if self.today else ())))  # as the station's


class ChoiceFile:
    """The choices as they stand. ``save`` touches the disk: never on the screen's thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._now = Choices()

    def open(self) -> None:
        """Read the file; one that cannot be used is set aside, with one sentence in the log."""
        try:
            self._now = msgspec.json.decode(self._path.read_bytes(), type=Choices)
        except FileNotFoundError:
            return
        except (OSError, msgspec.DecodeError, msgspec.ValidationError, ValueError) as error:
            aside = self._path.with_suffix(".damaged")
            log.error(  # noqa: TRY400  one sentence, no traceback
                "%s cannot be used (%s): station file and pack hold alone; it lies in %s.", self._path, error, aside
            )
            try:
                self._path.replace(aside)
            except OSError as stuck:
                log.warning("%s cannot be moved: %s", self._path, stuck.strerror)

    @property
    def now(self) -> Choices:
        return self._now

    def change(self, how: Callable[[Choices], Choices]) -> Choices:
        """Make a change that holds at once; ``save`` keeps it."""
        self._now = how(self._now)
        return self._now

    def save(self) -> None:
        """Keep what stands now.

        Raises:
            StaffUnwritable: the medium takes nothing; what was chosen holds until the next restart.
        """
        write_whole(self._path, msgspec.json.encode(self._now) + b"\n")
