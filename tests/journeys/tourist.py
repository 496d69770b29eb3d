# ruff: noqa: E402  Kivy reads its surroundings when it is imported
"""`main.py run` with somebody who measures what is drawn. Everything else is the program's own.

`python tests/journeys/tourist.py exhibits ARGUMENTS-OF-RUN`: opens every exhibit twice and prints as JSON what it
costs, beside the home screen and an empty screen, measured in turns.
`python tests/journeys/tourist.py tour:60 …`: lets scripted visitors walk for 60 s and prints their frames.
`python tests/journeys/tourist.py visits:4:12 …`: prints what the process holds after the 4th and after the 12th visit.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.cli import prepare_display

prepare_display(argparse.Namespace(visitors=1, seconds=None), (1080, 1920))  # before Kivy is imported

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import glFinish
from kivy.uix.floatlayout import FloatLayout

import kiosk.visitors.crowd
import main
from kiosk.navigator import HOME
from tests.journeys.frames import Frames, Turn, percentile
from tests.leaking import leaking

PATIENCE_S = 20.0
REST_S = 0.7  # transitions and bars have come to their end
PICTURES = 10  # drawn anew to say what a screen costs
HURRY = 0.1  # of the usual pauses; for stations in reduced motion
CLEANED_S = 2.0  # what was given up is gone by then
EMPTY_S = 1.5  # an empty screen takes to appear: some ninety pictures
BUILT_S = 8.0  # what is built ahead stands by then


class Tourist(kiosk.visitors.Visitors):
    """Does what ``plan`` says, and prints one JSON object."""

    plan = ""
    _hurry = 1.0

    def _step(self, _seconds: float) -> None:
        """As every visitor, only faster where nothing moves that must be waited for."""
        try:
            Clock.schedule_once(self._step, next(self._steps) * self._hurry)
        except StopIteration:
            super()._step(0)

    def _all(self) -> kiosk.visitors.Steps:
        what, *numbers = self.plan.split(":")
        self._frames = Frames(lambda: self._app.navigator.place)
        self._frames.open()
        ways = {"exhibits": self._exhibits, "tour": self._tour, "visits": self._visits}
        print(json.dumps((yield from ways[what](*map(int, numbers)))), flush=True)
        self.finished += 1

    # --- what each exhibit costs

    def _exhibits(self) -> kiosk.visitors.Steps:
        """What is built ahead stands, nobody was there before: home and each exhibit in turn, from cold and again."""
        yield BUILT_S
        app, found, moving = self._app, [], []
        app.go(HOME)
        yield from self._rested(HOME)
        kinds = list(self._house.plays)
        empty = yield from self._redrawn_empty()
        for turn, kind in itertools.product(("first", "again"), kinds):
            app.go(HOME)
            yield from self._rested(HOME)
            home = yield from self._redrawn()
            begun, at = time.perf_counter(), len(self._frames.turns)
            app.lead(kind)
            while app.navigator.place != kind or app.navigator.glass.stands:
                yield 0  # until it begins to be drawn …
            while not app.navigator.glass.stands:
                yield 0  # … and is seen
            opened = time.perf_counter() - begun
            yield from self._rested(kind)
            moving += self._frames.since(at)
            found.append({
                "kind": kind, "turn": turn, "opened": 1000 * opened,
                "home": home, "drawn": (yield from self._redrawn()),
            })  # fmt: skip
        empty += yield from self._redrawn_empty()
        return {"exhibits": found, "empty": percentile(empty, 95), **_told(moving)}

    def _redrawn(self) -> kiosk.visitors.Steps:
        """Ms of processor time, all threads together, when the whole screen is drawn anew; the median."""
        took, glass = [], self._app.navigator.glass
        for _ in range(PICTURES):
            glass.renew()
            begun = time.process_time()
            glass._draw(at_once=True)
            glFinish()
            took.append(1000 * (time.process_time() - begun))
            yield 0
        return statistics.median(took)

    def _redrawn_empty(self) -> kiosk.visitors.Steps:
        """Seconds from picture to picture while a screen without anything on it appears, as pages do."""
        [shown] = Window.children
        blank = FloatLayout(opacity=0)
        Window.remove_widget(shown)
        Window.add_widget(blank)
        yield REST_S
        at = len(self._frames.turns)
        Animation(opacity=1, d=EMPTY_S).start(blank)
        yield EMPTY_S + REST_S
        found = [turn.apart for turn in self._frames.since(at)[1:]]
        Window.remove_widget(blank)
        Window.add_widget(shown)
        yield 0
        return found

    def _rested(self, place: str) -> kiosk.visitors.Steps:
        end = time.monotonic() + PATIENCE_S
        while self._app.navigator.place != place or not self._app.navigator.at_rest:
            if time.monotonic() > end:
                raise TimeoutError(f"{place} did not come; {self._app.navigator.place} is shown")
            yield 0
        yield REST_S
        if self._app.visit is not None:
            self._app.visit.touch(time.monotonic())

    # --- visitors who walk

    def _tour(self, seconds: int) -> kiosk.visitors.Steps:
        """Scripted visitors one after the other; the last one goes to the end."""
        yield BUILT_S
        empty = yield from self._redrawn_empty()
        at, end = len(self._frames.turns), time.monotonic() + seconds
        for number in itertools.count():
            if time.monotonic() > end:
                break
            yield from self._walk(self._plan(number)).steps()
        turns = self._frames.since(at)
        empty += yield from self._redrawn_empty()
        return {"visits": number, "empty": percentile(empty, 95), **_told(turns)}

    def _visits(self, early: int, late: int) -> kiosk.visitors.Steps:
        """The same ``early`` visitors, with other chances, come again and again."""
        yield BUILT_S
        self._hurry = HURRY
        held, plans = {}, [self._plan(number) for number in range(early)]
        for number in range(late):
            yield from self._walk(plans[number % early]).steps()
            if number + 1 in (early, late):
                yield CLEANED_S / HURRY
                held[number + 1] = _held()
        return held


def _told(turns: list[Turn]) -> dict[str, object]:
    longest = sorted(turns, key=lambda turn: turn.work, reverse=True)[:8]
    apart = [turn.apart for turn in turns]
    return {
        "frames": len(turns),
        "apart": [percentile(apart, 50), percentile(apart, 95)],
        "over": sum(turn.work > 0.1 for turn in turns),
        "longest": [[round(1000 * turn.work, 1), turn.place] for turn in longest],
    }


def _held() -> dict[str, object]:
    """What this process holds now: MB resident, and how many there are of what leaks most easily."""
    status = Path("/proc/self/status").read_text("utf-8")
    resident = int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) * 1024 / 1e6
    return {"MB": resident, **leaking()}  # in this order: counting needs memory


if __name__ == "__main__":
    Tourist.plan, *rest = sys.argv[1:]
    kiosk.visitors.crowd.Visitors = Tourist
    sys.exit(main.main(["run", "--visitors", "1", *rest]))
