"""Uses the quiet in front of the invitation: builds scenes, imports exhibits, reads their tables."""

import importlib
import logging
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from kivy.clock import Clock

from kiosk import pack, playbill
from kiosk.guard.faults import FAULTS, sentence

STEP_S: Final = 0.5  # between two things that are done ahead: a finger that comes waits for one of them at most

log = logging.getLogger(__name__)


class Ahead:
    """One thing at a time while ``quiet()``; ``built`` is called once, when nothing is left.

    ``build`` builds one scene more, and says whether there was one. ``exhibits``: their packages; ``content``: the pack
    that their tables are read from.
    """

    def __init__(
        self,
        quiet: Callable[[], bool],
        build: Callable[[], bool],
        exhibits: Iterable[str],
        content: Path,
        built: Callable[[], None],
    ) -> None:
        self._quiet = quiet
        self._build = build
        self._exhibits = iter(tuple(exhibits))
        self._content = content
        self._built = built

    def open(self) -> None:
        self._steps = Clock.schedule_interval(self._step, STEP_S)

    def close(self) -> None:
        self._steps.cancel()

    def _step(self, _seconds: float) -> bool:
        """Kivy ends an interval that returns False."""
        more = not self._quiet() or self._build() or self._import()
        if not more:
            self._built()
        return more

    def _import(self) -> bool:
        """Import one exhibit more. One that fails is tried again when somebody opens it, and then takes its break."""
        exhibit = next((each for each in self._exhibits if f"{each}.view" not in sys.modules), None)
        if exhibit is None:
            return False
        try:
            importlib.import_module(f"{exhibit}.view")
            for table in playbill.tables(exhibit):
                pack.table(self._content, table.file, table.content)  # and is kept, for whoever opens it
        except FAULTS as error:  # an exhibit comes from anybody
            log.warning("%s cannot be made ready ahead: %s", exhibit, sentence(error))
        return True
