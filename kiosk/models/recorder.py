"""From the screen to the journal: a contribution goes out, the word that it is durable comes back."""

import logging
import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from datetime import datetime
from functools import partial
from typing import Any, Final

from kivy.clock import Clock

from kiosk.keys import CODE_LETTERS
from sync.record import Draft, Record

Then = Callable[[Future[Record]], None]
CODE_LENGTH: Final = 8
# Seconds a picture waits for the flush; a slow card needs as many. Drawing keeps the interpreter to itself, and with it
# the thread that flushes: the page that is left would be drawn once more, and only then the next one could come.
PATIENCE_S: Final = 0.05

log = logging.getLogger(__name__)


def withdrawal_code() -> str:
    """A fresh code of eight letters (11 billion): with it a visitor takes a contribution back."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


class Recorder:
    """``append`` is the journal's: it never blocks, and its future resolves only when the record is on the disk."""

    def __init__(self, append: Callable[[Draft], Future[Record]], now: Callable[[], datetime]) -> None:
        self._append = append
        self._now = now
        self.on_kept: Callable[[Record], None] | None = None  # whoever wants to know of every contribution
        self.acknowledged = 0  # contributions of visitors that are durable

    def record(self, what: str, data: Mapping[str, object], then: Then, *, withdrawal: str | None = None) -> None:
        """Make a contribution of type ``what`` durable, then call ``then`` on the screen's thread.

        Never inside this call, and before the next picture when the flush is as quick as usual.
        """
        future = self._append(Draft(what, data, self._now(), withdrawal=withdrawal))
        future.add_done_callback(lambda done: Clock.schedule_once(partial(self._back, what, done, then), -1))
        wait((future,), PATIENCE_S)

    def _back(self, what: str, done: Future[Record], then: Then, _seconds: Any) -> None:
        if done.exception() is None:
            self.acknowledged += 1
            record = done.result()
            # Said before the visitor is thanked, and never what was answered: whoever keeps the log can hold us to it.
            log.info("durable: %s %s", record.type, record.id)
            if self.on_kept is not None:
                self.on_kept(record)
        else:
            log.error("A contribution of type %s could not be kept: %s", what, done.exception())
        then(done)
