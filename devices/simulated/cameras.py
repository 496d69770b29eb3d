"""Starts and ends the simulated cameras of a station, each as a process of its own that ends with this one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Self

from devices.cameras.source import FILE
from devices.errors import TwinFailed
from devices.settings import CameraSettings
from devices.simulated.launcher import finish
from devices.simulated.registry import WALKER

_ROOT = Path(__file__).resolve().parent.parent.parent


class SimulatedCameras:
    """A context manager over the cameras that are `simulated`; the others are passed through untouched.

    A simulated camera's source is `mjpeg:FILE`, a relative FILE below `folder`; `cameras` has all of them with the
    sources as they are. `pace`: how much faster than life people walk. Nothing is waited for at the start.
    """

    def __init__(
        self, cameras: Iterable[CameraSettings], folder: Path, *, fps: float | None = None, pace: float | None = None
    ) -> None:
        base = folder.absolute()
        self.cameras = tuple(
            replace(each, source=f"{FILE}{base / each.source.removeprefix(FILE)}") if _streams(each) else each
            for each in cameras
        )
        every = ["--every", str(1.0 / fps)] if fps is not None else []
        self._extra = [*every, *(["--pace", str(pace)] if pace is not None else [])]
        self._twins: dict[str, subprocess.Popen[bytes]] = {}

    def open(self) -> None:
        """Start every simulated camera; returns at once. A source that is no file is left as it is."""
        for each in self.cameras:
            if _streams(each):
                self.replug(each.name)

    def close(self) -> None:
        """End all of them, together."""
        twins, self._twins = self._twins, {}
        for twin in twins.values():
            twin.send_signal(signal.SIGCONT)  # one that stands still would not hear
            twin.terminate()
        for twin in twins.values():
            finish(twin)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def unplug(self, name: str) -> None:
        """The stream ends in the middle, its address goes away."""
        twin = self._twins.pop(name)
        twin.kill()
        finish(twin)
        self._file(name).unlink(missing_ok=True)

    def replug(self, name: str) -> None:
        """A new server at a new port. TwinFailed when no process can be started."""
        file = self._file(name)
        file.unlink(missing_ok=True)  # left behind by a crash; its port may be somebody else's by now
        try:
            self._twins[name] = subprocess.Popen(  # noqa: S603  our own interpreter and module
                [
                    sys.executable,
                    "-m",
                    "devices.simulated",
                    WALKER,
                    "--link",
                    str(file),
                    "--tethered",
                    *self._extra,
                ],
                cwd=_ROOT,
                env={**os.environ, "PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
            )
        except OSError as error:
            raise TwinFailed(f"The simulated camera {name!r} cannot be started: {error}.") from error

    def stall(self, name: str) -> None:
        """It stands still with the connection open, as a camera does whose firmware hangs."""
        self._twins[name].send_signal(signal.SIGSTOP)

    def go_on(self, name: str) -> None:
        self._twins[name].send_signal(signal.SIGCONT)

    def _file(self, name: str) -> Path:
        return Path(next(each for each in self.cameras if each.name == name).source.removeprefix(FILE))


def _streams(camera: CameraSettings) -> bool:
    return camera.simulated and camera.source.startswith(FILE)
