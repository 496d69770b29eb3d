"""The opening self-test: which steps, in which order, and what came out. Pure; the result is kept in a file."""

import logging
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec

from kiosk.staff.files import write_whole

NAME: Final = "selftest.json"
SPOTS: Final = 9

log = logging.getLogger(__name__)


class Step(StrEnum):
    """What is tested. Somebody must touch, look and listen for the first four; the machine tells the others."""

    TOUCH = "touch"
    PIXELS = "pixels"
    SOUND = "sound"
    SPEECH = "speech"
    INSTRUMENTS = "instruments"
    CAMERAS = "cameras"
    CLOCK = "clock"
    HUB = "hub"


ASKED: Final = (Step.TOUCH, Step.PIXELS, Step.SOUND, Step.SPEECH)
LOOKED_AT: Final = (Step.INSTRUMENTS, Step.CAMERAS, Step.CLOCK, Step.HUB)


class Mark(StrEnum):
    """What came out of a step. LEFT_OUT: this kiosk has no such thing, or somebody skipped it."""

    PASSED = "passed"
    FAILED = "failed"
    LEFT_OUT = "left out"


class Outcome(msgspec.Struct, frozen=True):
    """A finished test. ``at``: RFC 3339 with zone; ``marks``: step → mark; ``why``: step → a sentence."""

    at: str
    marks: dict[str, str]
    why: dict[str, str] = {}

    @property
    def passed(self) -> bool:
        """Nothing failed, and something was tested."""
        return Mark.FAILED not in self.marks.values() and Mark.PASSED in self.marks.values()

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


class Trial:
    """A test that is under way."""

    def __init__(self) -> None:
        self._marks: dict[Step, Mark] = {}
        self._why: dict[Step, str] = {}

    @property
    def step(self) -> Step | None:
        """What somebody is asked now; None when only the machine is left to tell."""
        return next((step for step in ASKED if step not in self._marks), None)

    def mark(self, step: Step, mark: Mark, why: str = "") -> None:
        """A step is done."""
        self._marks[step] = mark
        if why:
            self._why[step] = why

    def finish(self, looked: Mapping[Step, tuple[Mark, str]], at: datetime) -> Outcome:
        """With what the machine tells of the steps nobody is asked about."""
        for step, (mark, why) in looked.items():
            self.mark(step, mark, why)
        marks = {step.value: self._marks.get(step, Mark.LEFT_OUT).value for step in Step}
        return Outcome(at.isoformat(timespec="seconds"), marks, {step.value: why for step, why in self._why.items()})


class LastTest:
    """The newest outcome, over restarts. ``save`` touches the disk: never on the screen's thread."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self.outcome: Outcome | None = None

    def open(self) -> None:
        """Read it; one that cannot be read is as good as none."""
        try:
            self.outcome = msgspec.json.decode(self._path.read_bytes(), type=Outcome)
            datetime.fromisoformat(self.outcome.at)
        except FileNotFoundError:
            return
        except (OSError, msgspec.DecodeError, ValueError) as error:
            self.outcome = None
            log.warning("%s cannot be read (%s); test again.", self._path, error)

    def save(self, outcome: Outcome) -> None:
        """Keep it.

        Raises:
            StaffUnwritable: the medium takes nothing.
        """
        self.outcome = outcome
        write_whole(self._path, msgspec.json.encode(outcome) + b"\n")
