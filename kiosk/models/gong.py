"""A bell for the end of a step; a machine without sound stays silent, and the light tells it."""

import logging
from pathlib import Path
from typing import Any

from kivy.core.audio import SoundLoader

log = logging.getLogger(__name__)


class Gong:
    """Loads its sound when it is struck for the first time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sound: Any = None
        self._silent = False

    def strike(self) -> None:
        """From its beginning, whatever still sounds."""
        if self._sound is None and not self._silent:
            self._sound = SoundLoader.load(str(self._path))
            self._silent = self._sound is None
            if self._silent:
                log.warning(
                    "No sound can be played here; the end of a step is seen, and spoken where there is a voice."
                )
        if self._sound is not None:
            self._sound.stop()
            self._sound.play()
