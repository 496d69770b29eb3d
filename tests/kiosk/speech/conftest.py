import json
import sys
import threading
from pathlib import Path

import pytest

from kiosk.speech.espeak import Espeak
from kiosk.speech.settings import SpeechSettings
from kiosk.speech.voice import Voice, patience

PLAYER = Path(__file__).with_name("player.py")
SOON = 10.0


class Listener:
    """Hears what the player wrote down, and when the voice begins and ends."""

    def __init__(self, log):
        self.log = log
        self.changes = []
        self._changed = threading.Condition()

    def __call__(self, speaking):
        with self._changed:
            self.changes.append(speaking)
            self._changed.notify_all()

    def waits_for(self, happened):
        """Until it has happened; looks again at every change and a hundred times a second."""
        with self._changed:
            for _ in range(int(SOON * 100)):
                if happened():
                    return True
                self._changed.wait(0.01)
        return False

    def notes(self):
        # A player that is killed while writing leaves half a line.
        lines = self.log.read_text().splitlines(keepends=True) if self.log.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    @property
    def said(self):
        return [note["said"] for note in self.notes() if "said" in note]

    @property
    def began(self):
        return [note["began"] for note in self.notes() if "began" in note]


@pytest.fixture
def listener(tmp_path):
    return Listener(tmp_path / "said.ndjson")


@pytest.fixture
def voice_at(listener):
    """Makes an open voice whose program takes so many seconds per letter."""
    open_voices = []

    def make(pace=0.0, settings=None, patience=patience):
        command = (sys.executable, "-SE", str(PLAYER), str(listener.log), str(pace))
        voice = Voice(Espeak(settings or SpeechSettings(), command), on_change=listener, patience=patience)
        voice.open()
        open_voices.append(voice)
        return voice

    yield make
    for voice in open_voices:
        voice.close()
