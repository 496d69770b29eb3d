"""What a page of the staff area works with."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kivy.clock import Clock

from kiosk.errors import KioskError
from kiosk.house import House
from kiosk.language import Language
from kiosk.models.card_desk import CardDesk
from kiosk.models.readings import LiveReadings
from kiosk.staff.backstage import Backstage
from kiosk.staff.deeds import Deed
from kiosk.staff.reasons import told
from kiosk.staff.roles import Role
from kiosk.stage import HouseStage

log = logging.getLogger(__name__)
Then = Callable[[Future[Any]], object]


@dataclass
class Room:
    """One session's.

    ``go(name)`` opens a page by its entry's name, ``home`` is the dashboard; ``leave`` ends the session; ``tell`` shows
    a sentence for some seconds; ``ask(title, note, yes, then)`` lets a wish be confirmed; ``cover(widget)`` lays one
    over the whole screen, None takes it away.
    """

    house: House
    stage: HouseStage
    readings: LiveReadings
    cards: CardDesk
    backstage: Backstage
    role: Role
    go: Callable[[str], None]
    leave: Callable[[], None]
    tell: Callable[[str], None]
    ask: Callable[[str, str, str, Callable[[], None]], None]
    cover: Callable[[Any], None]
    closed: bool = field(default=False, init=False)

    @property
    def language(self) -> Language:
        return self.stage.language

    def work(self, job: Callable[[], Any], then: Then) -> None:
        """Do a job off the screen's thread; ``then`` gets its future on the screen's, unless the session has ended."""
        self.when(self.backstage.submit(job), then)

    def when(self, future: Future[Any], then: Then) -> None:
        """Call ``then`` on the screen's thread when something is done, unless the session has ended."""
        future.add_done_callback(lambda done: Clock.schedule_once(partial(self._back, then, done)))

    def note(self, what: Deed, about: str = "") -> None:
        """Write into the log what was done."""
        who = self.role.word
        self.work(lambda: self.backstage.audit.append(who, what, about), self.say_fault)

    def say_fault(self, done: Future[Any]) -> bool:
        """Tell why a job failed, in one sentence; whether it did."""
        error = done.exception()
        if error is None:
            return False
        if not isinstance(error, KioskError | OSError):
            log.error("A job of the staff area failed", exc_info=error)
        self.tell(self.language.staff("That did not work: {reason}").format(reason=told(self.language, str(error))))
        return True

    def _back(self, then: Then, done: Future[Any], _seconds: float) -> None:
        if not self.closed:
            then(done)
