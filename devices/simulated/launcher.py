"""Starts and ends the simulated twins of a station, each as a process of its own.

A twin holds the other end of a pipe: when this process ends in whatever way, also by kill -9, the pipe ends and the
twin with it. Nothing is waited for at the start: the bench finds each port as soon as it appears.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Self

from devices.drivers.registry import driver_class
from devices.errors import TwinFailed
from devices.settings import InstrumentSettings
from devices.simulated.registry import twin_class

_ROOT = Path(__file__).resolve().parent.parent.parent
_ENDS_WITHIN = 2.0  # s


class SimulatedBench:
    """A context manager over the instruments that are `simulated`; the others are passed through untouched.

    A relative port is taken below `folder`; `instruments` has all of them with the ports as they are.
    """

    def __init__(self, instruments: Iterable[InstrumentSettings], folder: Path, *, every: float | None = None) -> None:
        base = folder.absolute()
        self.instruments = tuple(
            replace(each, port=str(base / each.port)) if each.simulated else each for each in instruments
        )
        self._every = every
        self._twins: dict[str, subprocess.Popen[bytes]] = {}

    def open(self) -> None:
        """Start every twin; returns at once. A KIND that is unknown is left to the bench, which says so."""
        for each in self.instruments:
            if each.simulated and has_twin(each.driver):
                self.replug(each.name)

    def close(self) -> None:
        """End all twins, together."""
        twins, self._twins = self._twins, {}
        for twin in twins.values():
            twin.terminate()
        for twin in twins.values():
            finish(twin)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def unplug(self, name: str) -> None:
        """As if the cable were pulled: the port is gone at once, its name with it."""
        twin = self._twins.pop(name)
        twin.kill()
        finish(twin)
        Path(self._named(name).port).unlink(missing_ok=True)  # udev would

    def replug(self, name: str) -> None:
        """Power on: a new pty under the same name. TwinFailed when no process can be started."""
        each = self._named(name)
        twin_class(each.driver)
        port = Path(each.port)
        if port.is_symlink():
            port.unlink()  # left behind by a crash; its pty may be somebody else's terminal by now
        extra = ["--every", str(self._every)] if self._every is not None else []
        try:
            # Not the site's packages (-S): a twin needs the standard library alone, and starts in a third of the time.
            self._twins[name] = subprocess.Popen(  # noqa: S603  our own interpreter and module
                [
                    sys.executable,
                    "-S",
                    "-m",
                    "devices.simulated",
                    each.driver,
                    "--link",
                    str(port),
                    "--tethered",
                    *extra,
                ],
                cwd=_ROOT,
                env={**os.environ, "PYTHONPATH": str(_ROOT)},
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
            )
        except OSError as error:
            raise TwinFailed(f"The simulated {each.driver} for {name!r} cannot be started: {error}.") from error

    def _named(self, name: str) -> InstrumentSettings:
        return next(each for each in self.instruments if each.name == name)


def has_twin(kind: str) -> bool:
    """Whether a KIND can be simulated."""
    try:
        driver_class(kind)
        twin_class(kind)
    except LookupError:
        return False
    return True


def finish(twin: subprocess.Popen[bytes]) -> None:
    """Wait for a twin that was told to end; after two seconds it is ended."""
    try:
        twin.wait(_ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        twin.kill()
        twin.wait()
    if twin.stdin is not None:
        twin.stdin.close()
