# ruff: noqa: E402  Kivy reads its surroundings when it is imported
"""`main.py run` with a host and guests who hold a whole day by touch, at a faster clock. All else is the program's own.

The host comes in by the corner and the PIN, which the first start lets them choose, does the self-test, plans the
workshop, ticks off what is to be prepared, and opens the doors.

`python tests/journeys/host.py GUESTS:FACTOR:BEGAN:STEP,STEP ARGUMENTS-OF-RUN`: the time of day runs FACTOR times as
fast as the wall clock and was equal to it at BEGAN (unix seconds), so that it goes on while the process is dead. The
steps that are named are skipped, also "selftest" and "checklist". What is done next is decided by what is on the disk
alone: whoever is started again goes on where the one before was killed.

Prints one JSON object a line: `{"resumed": step, "face": what the ring says, "now": …}` when a running workshop is on
the screen after a start, `{"selftest": {step: mark}}`, `{"opened": code}`, `{"step": name}` when one has begun,
`{"report": [names]}` at the end.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.cli import prepare_display

prepare_display(argparse.Namespace(visitors=1, seconds=None), (540, 960))  # before Kivy is imported

import kiosk.opening
import kiosk.visitors.crowd
import main
from kiosk.navigator import STAFF, WORKSHOP
from kiosk.screens.staff.selftest_views import PixelSheet
from kiosk.screens.workshop.hall import DESK
from kiosk.widgets.choice import Choice
from kiosk.widgets.keyboard import Key
from kiosk.widgets.listing import OnOff
from kiosk.widgets.ring import HoldKey
from kiosk.widgets.touchable import Touchable, touchables

PIN = "270418"
TEMPLATE = "hitze-und-luft"
LEAD = "Leitung: zum Öffnen gedrückt halten"
PATIENCE_S = 20.0
VALUES = 4  # of each instrument, before a measuring step goes on
IDEA = "mehr schatten"


class Host(kiosk.visitors.Visitors):
    """Touches through the same finger as every scripted visitor."""

    guests = 12
    skipped: frozenset[str] = frozenset()

    def _all(self) -> kiosk.visitors.Steps:
        self._runner = self._app.hall.runner
        yield 0.5
        if not self._opened():
            yield from self._open()
        elif self._workshop.running:
            yield from self._until(lambda: self._app.navigator.place == WORKSHOP, "the clock")
            yield from self._resumed()
        while self._workshop.running:
            yield from self._next()
        yield from self._report()
        self.finished += 1

    def _opened(self) -> list:
        """Workshops whose doors were opened: there is only this one."""
        workshops = self._runner.workshops
        return [each for each in (workshops.running, *workshops.over) if each is not None]

    @property
    def _workshop(self):
        return self._opened()[0]

    # --- the morning

    def _open(self) -> kiosk.visitors.Steps:
        """From the invitation to open doors."""
        yield from self._come_in()
        if "selftest" not in self.skipped:
            yield from self._touched("Selbsttest")
            yield from self._test()
            yield from self._touched("Übersicht")
        yield from self._touched("Werkstatt")
        yield from self._plan()
        yield from self._touched("Vorbereiten")
        if "checklist" not in self.skipped:
            yield from self._tick_off()
        yield from self._touched("Türen öffnen")
        yield from self._until(lambda: self._opened() and self._app.navigator.place == WORKSHOP, "the clock")
        print(json.dumps({"opened": self._workshop.code}), flush=True)

    def _come_in(self) -> kiosk.visitors.Steps:
        """A finger rests in the corner, and a PIN is chosen: nobody has one yet."""
        from kivy.core.window import Window

        self._finger.press(20, Window.height - 20)
        yield from self._until(lambda: self._app.navigator.place == STAFF, "the gate")
        self._finger.lift()
        yield 0.5
        for _once_more in range(2):
            for digit in PIN:
                yield from self._typed(digit)
            yield from self._touched("Weiter")
            yield 0.3
        yield from self._until(lambda: self._offers("Selbsttest"), "the dashboard")

    def _test(self) -> kiosk.visitors.Steps:
        """Nine spots, five colours, a sound, a voice; then the machine's own answers."""
        yield from self._touched("Test beginnen")
        for spot in range(1, 10):
            yield from self._touched(f"Punkt {spot}")
        while any(isinstance(each, PixelSheet) for each in self._all_targets()):
            yield from self._hand.touch(next(each for each in self._all_targets() if isinstance(each, PixelSheet)))
        last = self._app._backstage.last_test
        while last.outcome is None:
            if any(each.spoken == "Ja" for each in self._all_targets()):
                yield from self._touched("Ja")
            yield 0.3
        print(json.dumps({"selftest": {str(step): str(mark) for step, mark in last.outcome.marks.items()}}), flush=True)

    def _plan(self) -> kiosk.visitors.Steps:
        yield from self._touched("Planen")
        yield from self._touched("Termin eintragen")
        yield from self._until(lambda: self._runner.workshops.planned, "the date on the disk")
        assert self._runner.workshops.planned[0].template == TEMPLATE

    def _tick_off(self) -> kiosk.visitors.Steps:
        needs = self._runner.templates[TEMPLATE].needs
        workshop = self._runner.workshops.planned[0]
        yield from self._until(lambda: any(isinstance(each, OnOff) for each in self._all_targets()), "the checklist")
        while len(workshop.checked) < len(needs):
            before = len(workshop.checked)
            yield from self._hand.touch(
                next(each for each in self._all_targets() if isinstance(each, OnOff) and not each.on)
            )
            yield from self._until(lambda before=before: len(workshop.checked) > before, "the tick on the disk")

    # --- the workshop

    def _resumed(self) -> kiosk.visitors.Steps:
        yield 0.6  # the clock is told anew twice a second
        workshop, ring = self._workshop, self._app.navigator.scene.widget.ids.ring
        step = workshop.run.step if workshop.run else ""
        now = self._runner.now().astimezone(UTC).isoformat()
        print(json.dumps({"resumed": step, "face": ring.face, "now": now, "guests": len(workshop.guests)}), flush=True)

    # --- what comes next

    def _next(self) -> kiosk.visitors.Steps:
        workshop, step = self._workshop, self._runner.step
        if len(workshop.guests) < self.guests:
            yield from self._check_in()
        elif step is None:
            yield from self._host("Beginnen")
        elif any(workshop.answered(step.name, name) < self.guests for name in step.polls):
            yield from self._answer(step)
        elif step.kind == "ideas" and len(workshop.ideas) < len(workshop.groups):
            yield from self._idea(next(group for group in workshop.groups if group not in workshop.ideas))
        elif step.quantity and not self._measured(step):
            yield 0.2
        elif workshop.following is not None and workshop.following.name in self.skipped:
            yield from self._skip_to(
                next(s.name for s in workshop.steps[workshop.index + 1 :] if s.name not in self.skipped)
            )
        elif workshop.following is not None:
            yield from self._host("Weiter")
        else:
            yield from self._end()

    def _measured(self, step) -> bool:
        campaign = next((c for c in self._workshop.campaigns.values() if c.step == step.name), None)
        raw = campaign.raw() if campaign is not None else {}
        return bool(raw) and all(len(raw.get(name, ())) >= VALUES for name in campaign.claimed)

    def _check_in(self) -> kiosk.visitors.Steps:
        before = len(self._workshop.guests)
        yield from self._touched("Ich bin da")
        yield from self._until(lambda: len(self._workshop.guests) > before, "a number")
        yield from self._touched("Zur Frage" if self._offers("Zur Frage") else "Fertig")
        if self._offers("Abschicken"):
            yield from self._touched("Abbrechen")
        yield from self._until(lambda: self._app.navigator.place == WORKSHOP, "the clock")

    def _answer(self, step) -> kiosk.visitors.Steps:
        asked = step.polls
        before = self._workshop.answered(step.name, asked[-1])
        yield from self._touched("Antworten")
        for place, _ in enumerate(asked):
            yield from self._until(lambda: any(isinstance(t, Choice) for t in self._all_targets()), "answers")
            choices = [t for t in self._all_targets() if isinstance(t, Choice)]
            yield from self._hand.touch(choices[(before * 2 + place) % len(choices)])
            yield from self._touched("Weiter" if place + 1 < len(asked) else "Abschicken")
        yield from self._until(lambda: self._workshop.answered(step.name, asked[-1]) > before, "an answer on the disk")
        yield from self._touched("Der Nächste, bitte")
        yield from self._until(lambda: self._app.navigator.place == WORKSHOP, "the clock")

    def _idea(self, group: str) -> kiosk.visitors.Steps:
        yield from self._touched("Unsere Idee")
        yield from self._touched({"green": "Grün", "red": "Rot", "blue": "Blau"}[group])
        for letter in IDEA:
            yield from self._typed("space" if letter == " " else letter)
        yield from self._touched("Einreichen")
        yield from self._until(lambda: group in self._workshop.ideas, "the idea on the disk")
        yield from self._touched("Fertig")
        yield from self._until(lambda: self._app.navigator.place == WORKSHOP, "the clock")

    def _host(self, words: str) -> kiosk.visitors.Steps:
        before = len(self._workshop.runs)
        if not self._offers(words):
            yield from self._held(LEAD, lambda: self._app.navigator.scene.open)
        yield from self._touched(words)
        yield from self._until(lambda: len(self._workshop.runs) > before, "the step on the disk")
        print(json.dumps({"step": self._workshop.run.step}), flush=True)
        self._app.navigator.scene.back()  # the host's bar

    def _skip_to(self, name: str) -> kiosk.visitors.Steps:
        self._runner.begin_step(name)
        yield from self._until(lambda: self._workshop.run.step == name, "the step on the disk")
        print(json.dumps({"step": name}), flush=True)

    def _end(self) -> kiosk.visitors.Steps:
        yield from self._held(LEAD, lambda: self._app.navigator.scene.open)
        yield from self._touched("Zum Abschluss")
        yield from self._until(lambda: self._app.navigator.place == DESK, "the desk")
        yield from self._held("Werkstatt beenden: gedrückt halten", lambda: not self._workshop.running)

    def _report(self) -> kiosk.visitors.Steps:
        if self._app.navigator.place != DESK:
            self._app.go(DESK)
            yield 0.5
            yield from self._touched("Abschluss")
        yield from self._touched("Bericht speichern")
        folder = self._app._house.exchange
        yield from self._until(lambda: len(list(folder.glob("workshop-*.csv"))) == 1, "the report")
        yield 0.3
        print(json.dumps({"report": sorted(path.name for path in folder.iterdir())}), flush=True)

    # --- fingers

    def _typed(self, wanted: str) -> kiosk.visitors.Steps:
        keys = [t for t in self._all_targets() if isinstance(t, Key)]
        yield from self._hand.touch(next(key for key in keys if key.key.lower() == wanted))

    def _all_targets(self) -> list[Touchable]:
        return touchables(self._app.overlays.root)

    def _offers(self, words: str) -> bool:
        return any(t.spoken.startswith(words) for t in self._all_targets())

    def _found(self, words: str) -> Touchable:
        return next(t for t in self._all_targets() if t.spoken.startswith(words))

    def _touched(self, words: str) -> kiosk.visitors.Steps:
        yield from self._until(lambda: self._offers(words), f"“{words}”")
        yield 0.1
        yield from self._hand.touch(self._found(words))

    def _held(self, words: str, holds) -> kiosk.visitors.Steps:
        """A person holds a key until something happens."""
        yield from self._until(lambda: self._offers(words), f"“{words}”")
        target = self._found(words)
        assert isinstance(target, HoldKey)
        yield 0.1
        self._finger.press(*target.to_window(*target.center))
        yield from self._until(holds, f"what holding “{words}” does")
        self._finger.lift()
        yield 0.3

    def _until(self, holds, what: str) -> kiosk.visitors.Steps:
        end = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > end:
                seen = [t.spoken for t in self._all_targets()]
                raise TimeoutError(f"{what} did not come; {self._app.navigator.place}: {seen}")
            yield 0.05


if __name__ == "__main__":
    plan, *rest = sys.argv[1:]
    guests, factor, began, skipped = plan.split(":")
    Host.guests, Host.skipped = int(guests), frozenset(skipped.split(","))
    real = kiosk.opening.local_now
    start = datetime.fromtimestamp(float(began), UTC)

    def faster() -> datetime:
        now = real()
        return now + timedelta(seconds=(now.astimezone(UTC) - start).total_seconds() * (float(factor) - 1))

    kiosk.opening.local_now = faster
    kiosk.visitors.crowd.Visitors = Host
    sys.exit(main.main(["run", "--visitors", "1", *rest]))
