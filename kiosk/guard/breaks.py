"""Which exhibits take a break, since when and why. Pure: the clock is handed in."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Break:
    """One exhibit that was stopped, told for staff."""

    kind: str
    what: str  # what it was doing: "view.py:88 in _draw"
    why: str  # "ValueError: …", or how much time it took
    since: datetime


class Breaks:
    """Every exhibit that was stopped, until staff start it again or the program starts anew.

    ``stopped``: those that take a break from the start, and why.
    """

    def __init__(self, now: Callable[[], datetime], stopped: Mapping[str, str] | None = None) -> None:
        self._now = now
        self._taken: dict[str, Break] = {}
        for kind, why in (stopped or {}).items():
            self.take(kind, "at the start", why)

    def __contains__(self, kind: object) -> bool:
        return kind in self._taken

    @property
    def all(self) -> tuple[Break, ...]:
        """The breaks, the longest first."""
        return tuple(self._taken.values())

    def take(self, kind: str, what: str, why: str, error: BaseException | None = None) -> None:
        """Stop an exhibit; staff read why. What it does wrong after that is written down as well."""
        again = kind in self._taken
        sentence = "did something wrong while it was being stopped" if again else "takes a break"
        log.error("The exhibit %s %s: %s (%s)", kind, sentence, why, what, exc_info=error)
        if not again:
            self._taken[kind] = Break(kind, what, why, self._now())

    def end(self, kind: str) -> bool:
        """Staff start it again; whether it was on a break at all."""
        if self._taken.pop(kind, None) is None:
            return False
        log.info("The exhibit %s is started again", kind)
        return True
