"""What the staff area is handed: everything from outside, nothing looked up."""

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from kiosk.staff.audit import Audit
from kiosk.staff.choices import ChoiceFile
from kiosk.staff.events import EventLog
from kiosk.staff.gate import Gate
from kiosk.staff.machine import Machine
from kiosk.staff.pack_desk import PackDesk
from kiosk.staff.selftest import LastTest
from kiosk.staff.sticks import sticks
from kiosk.staff.visits import Visits
from kiosk.staff.wings import Carrier, Keeper, Switchboard

log = logging.getLogger(__name__)


class Wish(StrEnum):
    """What the staff want of the program itself."""

    RESTART = "restart"
    QUIT = "quit"


@dataclass
class Backstage:
    """``submit`` does a job off the screen's thread: whatever hashes, waits or touches the disk.

    The wings open after the first frame and are set then; until they are, pages say so. ``switches``: the board of each
    instrument and camera by its name; ``on_card`` gets the number of a card, from a reader's thread.
    """

    folder: Path  # the staff's own in this kiosk's data
    data: Path  # this kiosk's data
    gate: Gate
    audit: Audit
    choices: ChoiceFile
    visits: Visits
    events: EventLog
    last_test: LastTest
    submit: Callable[[Callable[[], Any]], Future[Any]]
    machine: Callable[[], Machine]
    sticks: Callable[[], Sequence[Path]] = sticks
    packs: PackDesk | None = None
    courier: Carrier | None = None
    journal: Keeper | None = None
    switches: Mapping[str, Switchboard] = field(default_factory=dict)
    on_card: Callable[[str], None] = lambda _number: None  # the staff area sets it
    stop: Callable[[], None] = lambda: None  # ends the program
    wish: Wish | None = None
    seen: Machine | None = None  # the machine as it was looked at last

    def end(self, wish: Wish) -> None:
        """End the program; whoever started it looks at ``wish``."""
        self.wish = wish
        self.stop()

    def keep(self, save: Callable[[], object]) -> None:
        """Save something, soon; that it could not be saved is told in the log."""
        self.submit(save).add_done_callback(_told)

    def count_visit(self, moment: datetime) -> None:
        """A visit begins."""
        self.visits.count(moment)
        self.keep(self.visits.save)


def _told(done: Future[Any]) -> None:
    if not done.cancelled() and (error := done.exception()) is not None:
        log.warning("%s", error)
