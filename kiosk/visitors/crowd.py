"""Many visitors one after the other, a picture of every screen they see, and who decides when a run ends."""

import random
from collections.abc import Callable
from pathlib import Path

from kivy.base import EventLoop
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.app import KioskApp
from kiosk.clock import SkippingClock
from kiosk.house import House
from kiosk.visitors.eyes import Eyes
from kiosk.visitors.hands import SETTLE_S, FingerHand, Keys, Steps
from kiosk.visitors.plan import Plan, plan
from kiosk.visitors.walk import Walk
from kiosk.widgets.finger import Finger


class Visitors:
    """Lets ``count`` visitors walk through one after the other, each with a plan of their own.

    ``skip``: turns the visit's clock forward by seconds. ``shots``: a folder for a picture of every screen, or None.
    """

    def __init__(
        self,
        app: KioskApp,
        house: House,
        count: int,
        skip: Callable[[float], None],
        *,
        shots: Path | None,
        chance: random.Random,
    ) -> None:
        self._app = app
        self._house = house
        self._count = count
        self._skip = skip
        self._shots = shots
        self._chance = chance
        self._eyes = Eyes(app)
        self._finger = Finger()
        self._hand = FingerHand(self._finger)
        self._pictured: set[tuple[str, ...]] = set()
        self.finished = 0
        self.faults = 0

    def start(self, done: Callable[[], None]) -> None:
        """Begin; ``done`` is called when the last one has left."""
        EventLoop.add_input_provider(self._finger)
        self._done = done
        self._steps = self._all()
        Clock.schedule_once(self._step, SETTLE_S)

    def _step(self, _seconds: float) -> None:
        try:
            Clock.schedule_once(self._step, next(self._steps))
        except StopIteration:
            EventLoop.remove_input_provider(self._finger)
            self._done()

    def _all(self) -> Steps:
        for number in range(self._count):
            walk = self._walk(self._plan(number))
            yield from walk.steps()
            self.faults += bool(walk.lost)
            self.finished += 1

    def _plan(self, number: int) -> Plan:
        house = self._house
        return plan(
            number,
            self._chance,
            languages=house.languages.offered,
            exhibits=[kind for kind, play in house.plays.items() if not play.manifest.poster],
            surveys=[f"survey:{offered.form.id}" for offered in house.surveys if offered.survey.home],
        )

    def _walk(self, wanted: Plan) -> Walk:
        hand = Keys(self._app) if wanted.keypad else self._hand
        return Walk(self._app, hand, wanted, self._chance, look=self._picture, skip=self._skip)

    def _picture(self) -> None:
        """Take a picture when this screen was not seen before."""
        if self._shots is None or (seen := self._eyes.seen()) in self._pictured:
            return
        self._pictured.add(seen)
        self._shots.mkdir(parents=True, exist_ok=True)
        place = self._eyes.place.replace(":", "-")
        overlay = "-still-there" if self._app.overlays.asking else ""
        path = self._shots / f"{len(self._pictured):02}-{place}{overlay}.png"
        Path(Window.screenshot(str(path))).rename(path)  # Kivy numbers its pictures


class Leafing(Visitors):
    """One who turns every page of the gallery once."""

    def _all(self) -> Steps:
        from kiosk.screens.gallery.pages import PAGES  # noqa: PLC0415  start-up is counted, and few ever look at it

        for _page in PAGES:
            yield SETTLE_S
            self._picture()
            # the foot's way on is the last of the main actions: the others are only shown
            yield from self._hand.touch([t for t in self._eyes.offered() if getattr(t, "kind", "") == "main"][-1])
        self.finished += 1


class Audience:
    """Who decides when a run ends: visitors who have all left, a number of seconds, or nobody."""

    def __init__(self, app: KioskApp, visitors: Visitors | None, seconds: float | None) -> None:
        self._app = app
        self._visitors = visitors
        self._seconds = seconds

    @property
    def finished(self) -> int:
        """Visitors who have come and gone."""
        return self._visitors.finished if self._visitors else 0

    @property
    def faults(self) -> int:
        return self._visitors.faults if self._visitors else 0

    def start(self) -> None:
        if self._visitors is not None:
            self._visitors.start(self._app.stop)
        if self._seconds:
            Clock.schedule_once(lambda _: self._app.stop(), self._seconds)


def audience(
    app: KioskApp,
    house: House,
    clock: SkippingClock,
    *,
    count: int | None,
    seconds: float | None,
    shots: Path | None,
    seed: int,
) -> Audience:
    """Who watches this run: scripted visitors, nobody for some seconds, or real ones."""
    chance = random.Random(seed)  # noqa: S311  which answer a scripted visitor touches
    who = Leafing if app.begin else Visitors
    visitors = who(app, house, count, clock.skip, shots=shots, chance=chance) if count else None
    return Audience(app, visitors, seconds or None)
