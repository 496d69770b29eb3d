"""A place to write down what cameras call back, and a walker's stream."""

import threading
import time
from pathlib import Path

import pytest

from devices.settings import CameraSettings

WALKER = CameraSettings("schaufenster", "mjpeg:cameras/walker.url", simulated=True)


class Witness:
    """Writes down what cameras call back, with the moment it came, and waits for something to be written."""

    def __init__(self):
        self.readings = []
        self.statuses = []
        self.silhouettes = []
        self._news = threading.Condition()

    def _write(self, book, entry):
        with self._news:
            book.append(entry)
            self._news.notify_all()

    def on_reading(self, reading):
        self._write(self.readings, reading)

    def on_status(self, status):
        self._write(self.statuses, (time.monotonic(), status))

    def on_silhouette(self, silhouette):
        self._write(self.silhouettes, silhouette)

    @property
    def ears(self):
        return {"on_reading": self.on_reading, "on_status": self.on_status, "on_silhouette": self.on_silhouette}

    def until(self, happened, seconds=10.0):
        with self._news:
            return self._news.wait_for(happened, seconds)

    def states(self, name="schaufenster"):
        return [status.state for _, status in self.statuses if status.name == name]

    def when(self, state, after=0.0, name="schaufenster"):
        return next((at for at, s in self.statuses if s.name == name and s.state is state and at >= after), None)

    def details(self, name="schaufenster"):
        return [status.detail for _, status in self.statuses if status.name == name]

    def presence(self):
        return [(r.value, r.quality) for r in self.readings if r.quantity == "presence"]


@pytest.fixture
def witness():
    return Witness()


def ended(pid, seconds=2.0):
    """Whether the process is gone, or will be soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.01)
    return False
