"""A bell for the end of a step; a machine without sound stays silent, and the light tells it."""

import logging
from pathlib import Path
from typing import Any

from kivy.core.audio import SoundLoader

log = logging.getLogger(__name__)


class _OnlyAWarning(logging.Filter):
    """Kivy calls a missing sound device critical; here it is not: what is heard is seen as well."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno > logging.WARNING:
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


class Gong:
    """Loads its sound when it is struck for the first time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sound: Any = None
        self._silent = False

    def strike(self) -> None:
        """From its beginning, whatever still sounds."""
        if self._silent:
            return
        if self._sound is None:
            self._sound = self._load()
        if self._sound is None:
            self._silent = True
            log.warning("No sound can be played here; the end of a step is seen, and spoken where there is a voice.")
        else:
            self._sound.stop()
            self._sound.play()

    def _load(self) -> Any:
        kivy, soft = logging.getLogger("kivy"), _OnlyAWarning()
        kivy.addFilter(soft)
        try:
            sound = SoundLoader.load(str(self._path))
        finally:
            kivy.removeFilter(soft)
        return sound if sound is not None and sound.length > 0 else None
