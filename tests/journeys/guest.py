# ruff: noqa: E402  Kivy reads its surroundings when it is imported
"""`main.py run` with a guest who follows a plan instead of chance. Everything else is the program's own.

`python tests/journeys/guest.py read ARGUMENTS-OF-RUN`: votes once and prints what can be read on the page that follows.
`python tests/journeys/guest.py vote:9:20 …`: votes in nine pairs of blocks of twenty, idle and busy in turns; prints
how long each vote took, in ms: from the moment the finger left the glass until the page with the result had been drawn
and flipped onto the screen. Idle: instruments and hub are stopped as they are (SIGSTOP), so nothing arrives and nothing
is delivered. Busy: they go on, the board with 250 lines a second, and the courier works off what is waiting.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import threading
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.cli import prepare_display

prepare_display(argparse.Namespace(visitors=1, seconds=None), (1080, 1920))  # before Kivy is imported

from kivy.core.window import Window

import devices.simulated.launcher
import kiosk.visitors.crowd
import main
from kiosk.navigator import HOME
from kiosk.widgets.text import Words
from kiosk.widgets.touchable import Touchable, touchables

RESULT = "weekly_question"
PATIENCE = 10.0  # s for a page to come
ROUND_S = 4 / 250  # four lines a round, 250 lines a second
REST_S = 0.12  # a person looks before touching again
WARM = 8  # votes
CALM_S = 0.4  # until what was under way is over


class Guest(kiosk.visitors.Visitors):
    """Touches through the same finger as every scripted visitor."""

    plan = ""
    _awaited, _flipped, _left = "", 0.0, 0.0

    def _all(self) -> kiosk.visitors.Steps:
        what, *times = self.plan.split(":")
        yield from self._arrive()
        if what == "read":
            yield from self._vote(0)
            print(json.dumps({"read": self._texts()}), flush=True)
        else:
            self._watch_flips()
            print(json.dumps((yield from self._in_turns(*map(int, times)))), flush=True)
        self.finished += 1

    def _in_turns(self, pairs: int, each: int) -> kiosk.visitors.Steps:
        """The first votes warm everything up and do not count."""
        yield from self._votes(WARM)
        took: dict[str, list[float]] = {"idle": [], "busy": []}
        for number in range(2 * pairs):
            kind = "busy" if number % 2 else "idle"
            _tell_children(signal.SIGCONT if kind == "busy" else signal.SIGSTOP)
            yield CALM_S
            took[kind] += yield from self._votes(each)
        return {**took, "delivering": self._delivering()}

    def _arrive(self) -> kiosk.visitors.Steps:
        yield from self._hand.touch(touchables(self._root())[0])
        yield from self._rested(HOME)

    def _votes(self, count: int) -> kiosk.visitors.Steps:
        took = []
        for number in range(count):
            took.append((yield from self._vote(number)))
            self._app.go(HOME)  # the way back is not what is timed
            yield from self._rested(HOME)
        return took

    def _vote(self, number: int) -> kiosk.visitors.Steps:
        options = [each for each in touchables(self._root()) if type(each).__name__ == "Option"]
        self._finger.press(*_middle(options[number % len(options)]))
        yield kiosk.visitors.HOLD_FRAMES / 60
        self._awaited, self._flipped = RESULT, 0.0
        # A finger does not know of frames: it leaves the glass at any moment, not when the loop has just woken up.
        leaving = threading.Timer(random.random() * 0.05, self._leave)
        leaving.start()
        yield from self._rested(RESULT)
        leaving.join()
        return round(1000 * (self._flipped - self._left), 2)

    def _leave(self) -> None:
        self._left = time.perf_counter()
        self._finger.lift()

    def _watch_flips(self) -> None:
        flip = Window.flip

        def flipped() -> None:
            flip()
            if self._awaited == self._app.navigator.place and self._app.navigator.glass.stands:
                self._flipped, self._awaited = time.perf_counter(), ""

        Window.flip = flipped

    def _rested(self, place: str) -> kiosk.visitors.Steps:
        """Wait until a page is there and has come to rest."""
        end = time.monotonic() + PATIENCE
        while self._app.navigator.place != place or not self._app.navigator.at_rest:
            if time.monotonic() > end:
                raise TimeoutError(f"{place} did not come within {PATIENCE:g} s; {self._app.navigator.place} is shown")
            yield 0
        yield REST_S

    def _root(self) -> Touchable:
        return self._app.navigator.root

    def _texts(self) -> list[str]:
        """Everything that is written on the page."""
        return [each.words for each in self._root().walk() if isinstance(each, Words) and each.words]

    def _delivering(self) -> int:
        """Records still waiting for the courier: as long as there are some, it is at work."""
        return self._app.recorder._append.__self__.status().waiting


def _tell_children(what: signal.Signals) -> None:
    """To the simulated instruments and the embedded hub, and to nobody else."""
    for tasks in Path("/proc/self/task").glob("*/children"):
        for pid in tasks.read_text("ascii").split():
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            if b"devices.simulated" in command or b"sync.hub" in command:
                os.kill(int(pid), what)


def _middle(target: Touchable) -> tuple[float, float]:
    x, y = target.to_window(*target.center)
    return float(x), float(y)


if __name__ == "__main__":
    Guest.plan, *rest = sys.argv[1:]
    if Guest.plan.startswith("vote"):
        launcher = devices.simulated.launcher
        launcher.SimulatedBench = partial(launcher.SimulatedBench, every=ROUND_S)
    kiosk.visitors.crowd.Visitors = Guest
    sys.exit(main.main(["run", "--visitors", "1", *rest]))
