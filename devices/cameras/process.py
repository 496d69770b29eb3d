"""The capture process as its parent holds it: started, listened to, ended."""

import logging
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Self

from devices.cameras.messages import Fault, MessageReader, Seen
from devices.errors import CaptureEnded

_ROOT = Path(__file__).resolve().parent.parent.parent
_ENDS_WITHIN = 1.0  # s
_LONGEST_LINE = 300  # characters of what a process prints, in the log
_MOST_LINES = 40  # of one process
_SURROUNDINGS = {
    "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT": "2",  # s; 10 by default
    "OPENCV_LOG_LEVEL": "ERROR",  # what does not open is told in numbers
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",  # it may write no file at all
}

log = logging.getLogger("devices.cameras")


class Capture:
    """One run of a capture process; a context manager. Every method belongs to the thread that opened it."""

    def __init__(self, name: str, address: str, fps: float, *, mirrored: bool) -> None:
        self._name = name
        self._arguments = [address, "--fps", str(fps), *(["--mirrored"] if mirrored else [])]
        self._process: subprocess.Popen[bytes] | None = None
        self._reader = MessageReader()
        self._lines = 0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def open(self) -> None:
        """CaptureEnded when no process can be started."""
        try:
            process = subprocess.Popen(  # noqa: S603  our own interpreter and module
                [sys.executable, "-m", "devices.cameras.capture", *self._arguments],
                cwd=_ROOT,
                env={**os.environ, **_SURROUNDINGS, "PYTHONPATH": str(_ROOT)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
            )
        except OSError as error:
            raise CaptureEnded(f"The capture of {self._name!r} cannot be started: {error}.") from error
        self._process = process

    def close(self) -> None:
        """Ends the process, by force if it hangs."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()  # its sign to end
        try:
            process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdout, process.stderr):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def hear(self, seconds: float) -> list[Seen | Fault]:
        """What has come after at most so long. CaptureEnded when the process is gone or says what it must not."""
        process = self._process
        if process is None or process.stdout is None or process.stderr is None:
            raise CaptureEnded(f"The capture of {self._name!r} is not open.")
        ready, _, _ = select.select([process.stdout, process.stderr], [], [], seconds)
        if process.stderr in ready:
            self._note(process.stderr.read(65_536) or b"")
        if process.stdout not in ready:
            return []
        data = process.stdout.read(65_536) or b""
        if not data:
            raise CaptureEnded(self._how_it_ended(process))
        try:
            return self._reader.feed(data)
        except ValueError as error:
            raise CaptureEnded(
                f"The capture of {self._name!r} was ended, it does not speak as agreed: {error}"
            ) from error

    def _how_it_ended(self, process: subprocess.Popen[bytes]) -> str:
        if process.stderr is not None and select.select([process.stderr], [], [], 0)[0]:
            self._note(process.stderr.read(65_536) or b"")
        try:
            code = process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            return f"The capture of {self._name!r} has fallen silent; it is started again by itself."
        how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}; the log says why"
        return f"The capture of {self._name!r} {how}; it is started again by itself."

    def _note(self, said: bytes) -> None:
        """Text for the log, bounded: a process that prints something else than text gets nothing of it through."""
        for line in said.decode("ascii", "replace").splitlines():
            if self._lines < _MOST_LINES and line.strip():
                self._lines += 1
                readable = "".join(sign if sign.isprintable() else "?" for sign in line[:_LONGEST_LINE])
                log.warning("%s: its capture says: %s", self._name, readable)
