"""Counts starts that did not end well: after several in a short time the kiosk starts reduced, and says so.

Reduced means: without instruments and speech, and with every exhibit on its break. Surveys and the way of their answers
to the city are what nobody can do without.

A file of this kiosk's data holds the time of every start since the kiosk was last well. It is written before
anything is opened that a reduced start leaves out.
"""

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Why every exhibit takes a break in a reduced start; staff start them again one by one, and see which one it was.
REDUCED: Final = "the kiosk did not start well several times; start the exhibits again one by one"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class StartSettings:
    """``most`` starts within ``period_s`` without a good one: reduced. The kiosk is well once it ran ``period_s``."""

    most: int = 4
    period_s: float = 600.0


def quick_starts(starts: Sequence[float], now: float, period_s: float) -> int:
    """How many of the starts (unix seconds) lie within the period before now.

    A start in the future counts: a clock without a battery was set right, or wrong, in between.
    """
    return sum(1 for start in starts if now - start < period_s)


class Starts:
    """The starts of this kiosk. A file that cannot be kept must not keep the kiosk from starting: staff read why."""

    def __init__(self, path: Path, now: Callable[[], float], settings: StartSettings) -> None:
        self._path = path
        self._now = now
        self._settings = settings

    def open(self) -> str:
        """Count this start. Returns why the kiosk should start reduced, a sentence for staff; "" when it need not."""
        now = self._now()
        starts = [*self._read(), now]
        count = quick_starts(starts, now, self._settings.period_s)
        self._write(starts[-self._settings.most :])
        if count < self._settings.most:
            return ""
        minutes = self._settings.period_s / 60
        reason = (
            f"{count} starts within {minutes:g} minutes: the kiosk starts reduced. "
            "See the log for what broke; once it ran that long, the next start is an ordinary one."
        )
        log.error("%s", reason)
        return reason

    def well(self) -> None:
        """The kiosk ended in order on somebody's wish, or ran for the period: earlier starts no longer count."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("%s cannot be removed (%s); the next start may be a reduced one.", self._path, error.strerror)

    def _read(self) -> list[float]:
        try:
            return [float(line) for line in self._path.read_text("ascii").splitlines()]
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as error:
            log.warning("%s cannot be read (%s); earlier starts are not counted.", self._path, error)
            return []

    def _write(self, starts: Sequence[float]) -> None:
        """Whole or not at all, and on the medium before anything can crash."""
        draft = self._path.with_name(f".{self._path.name}.new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("w", encoding="ascii") as file:
                file.writelines(f"{start!r}\n" for start in starts)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path)
        except OSError as error:
            log.warning("%s cannot be written (%s); starts are not counted.", self._path, error.strerror)
