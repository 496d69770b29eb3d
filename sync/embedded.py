"""A hub of the kiosk's own, as a child process: for a lone kiosk, and so that `make run` shows the whole path."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from sync.errors import HubError

_ROOT = Path(__file__).parents[1]
_END_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Address:
    """url: where it answers; code: a one-time code for this kiosk."""

    url: str
    code: str


class EmbeddedHub:
    """database: its SQLite file; listen: HOST:PORT, port 0 for a free one; kiosk: the name it invites.

    `open` returns at once. The child follows the end of this process however it comes: its standard input ends.
    """

    def __init__(self, database: Path, listen: str, kiosk: str) -> None:
        self.kiosk = kiosk
        self._database = database
        self._listen = listen
        self._process: subprocess.Popen[bytes] | None = None
        self._address: Future[Address] = Future()
        self._reader: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def ended(self) -> bool:
        return self._process is None or self._process.poll() is not None

    @property
    def url(self) -> str | None:
        """None until it listens (and for ever, if it could not start)."""
        done = self._address.done() and self._address.exception() is None
        return self._address.result().url if done else None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    def open(self) -> None:
        command = [sys.executable, "-m", "sync.hub", str(self._database.absolute()), self._listen, self.kiosk]
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        self._address = Future()
        # A session of its own: Ctrl-C in the terminal ends the kiosk first, which still delivers, and then the hub.
        self._process = subprocess.Popen(  # noqa: S603  our own program
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,
        )
        assert self._process.stdout is not None
        self._reader = threading.Thread(
            target=_read_address, args=(self._process.stdout, self._address), name="embedded-hub", daemon=True
        )
        self._reader.start()

    def address(self, patience: float) -> Address:
        """Wait so many seconds for it to listen. HubError when it does not, or could not start."""
        try:
            return self._address.result(timeout=patience)
        except NotYet as error:
            raise HubError("The embedded hub is still starting.") from error

    def close(self) -> None:
        """End it gently, then firmly."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        for end in (process.terminate, process.kill):
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                end()
        process.wait()
        if self._reader is not None:
            self._reader.join()
        assert process.stdout is not None
        process.stdout.close()


def _read_address(output: IO[bytes], address: Future[Address]) -> None:
    line = output.readline()
    try:
        said = json.loads(line)
        address.set_result(Address(said["url"], said["code"]))
    except KeyError:
        address.set_exception(HubError(f"The embedded hub did not start: {said.get('error', said)}"))
    except ValueError:
        address.set_exception(HubError("The embedded hub ended while it started; what it said stands above."))
