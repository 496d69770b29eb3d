"""The real stage in a real window, with the clocks in the test's hand.

Touches go through Kivy's input path (``kiosk.widgets.finger.Finger``); time passes only when the visitor waits.
"""

import gc
import tempfile
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kivy.base import EventLoop, ExceptionManager, runTouchApp
from kivy.clock import Clock
from kivy.config import Config
from kivy.core.window import Window
from kivy.effects import kinetic, scroll
from kivy.lang.builder import Builder, _handlers

from kiosk import housekeeping, playbill
from kiosk.app import KioskApp
from kiosk.models.readings import LiveReadings
from kiosk.opening import open_house
from kiosk.staff.audit import Audit
from kiosk.staff.backstage import Backstage
from kiosk.staff.choices import ChoiceFile
from kiosk.staff.events import EventLog
from kiosk.staff.gate import Gate
from kiosk.staff.machine import Machine
from kiosk.staff.pins import Cost, Hasher
from kiosk.staff.selftest import LastTest
from kiosk.staff.visits import Visits
from kiosk.station import KioskSettings, ScreenSettings, VisitSettings
from kiosk.workshop.replay import Workshops
from tests.kiosk.doubles import FedTime, ListJournal, ListVoice, at_once
from tests.kiosk.visitor import FRAME_S, Visitor

ROOT = Path(__file__).parents[2]
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
MORNING = datetime(2026, 11, 23, 10, 32, tzinfo=ZoneInfo("Europe/Berlin"))


class Theatre:
    """One kiosk app in the window of this process, from the first frame to its end."""

    standing: "Theatre | None" = None  # Kivy has one window and one running app

    def __init__(self, data, **wishes) -> None:
        self.wishes = wishes
        self._wish(data, **wishes)

    def _wish(
        self, data, *, content=None, size=PORTRAIT, screen=(), languages=("de", "en"), simulated=False, **visit
    ) -> None:
        self._data = data
        self._screen = ScreenSettings(size=size, **dict(screen))
        self._content = content or ROOT / "assets/packs/dortmund"
        self._size = size
        self._visit = VisitSettings(languages=tuple(languages), **visit)
        self._change_plays, self._counts = dict, {}
        self._later = timedelta()
        self.journal = ListJournal()
        self.voice: ListVoice | None = None
        self.simulated = simulated
        self._staff = tempfile.TemporaryDirectory(prefix="projektor-staff-")

    def put_on(self, change, counts=None) -> None:
        """Change the exhibits: ``change`` gets those of the pack by kind and returns those to show.

        ``counts``: what the records of new ones add to the results, by record type.
        """
        self._change_plays, self._counts = change, counts or {}

    def put_off(self, later: timedelta) -> None:
        """Open so much later than on the usual morning."""
        self._later = later

    def open(self) -> Visitor:
        assert Theatre.standing is None, "one kiosk at a time: close_resting(), or a file of its own"
        Theatre.standing = self
        self.time = FedTime(Clock.get_time(), MORNING + self._later)
        self._take_time()
        if Window.size != self._size:
            Window.size = self._size
        self.readings = LiveReadings(self.time.wall)
        self.house = open_house(
            KioskSettings(screen=self._screen, visit=self._visit),
            ROOT,
            self._content,
            self._data,
            language=None,
            append=self.journal.append,
            withdraw=self.journal.withdraw,
            voice=self.voice,
            monotonic=self.time,
            simulated=self.simulated,
        )
        # Every exhibit of the house plays here, whether the pack puts it on or not.
        rooms = ROOT / "exhibits"
        plays = {**self.house.plays, **playbill.plays(rooms, set(playbill.kinds(rooms)) - set(self.house.plays))}
        plays, counts = self._change_plays(plays), {**self.house.counts, **self._counts}
        house = replace(self.house, now=self.time.now, wall=self.time.wall, plays=plays, counts=counts)
        for provider in list(dict(Config.items("input"))):  # only the test touches
            Config.remove_option("input", provider)
        self.backstage = self._behind_the_curtain(Path(self._staff.name))
        self.app = KioskApp(house, self.readings, self.backstage)
        self.app._run_prepare()
        runTouchApp(embedded=True)
        self.visitor = Visitor(self)
        self.visitor.comes_to_rest()
        self._settle()
        return self.visitor

    def _settle(self) -> None:
        """As the program does: the collector looks for the last time at the screens that stand."""
        self._settled = {place for place in self.app.navigator._built if place not in self.app.navigator._passing}
        housekeeping.settle()

    def _behind_the_curtain(self, folder: Path) -> Backstage:
        """With hashes that cost nothing, and every job done where it stands."""
        backstage = Backstage(
            folder=folder,
            data=folder,
            gate=Gate(folder, Hasher(Cost(1, 8, 1)), self.time.wall, self.time),
            audit=Audit(folder, self.time.now),
            choices=ChoiceFile(folder),
            visits=Visits(folder),
            events=EventLog(),
            last_test=LastTest(folder),
            machine=lambda: Machine(20 * 2**30, 64 * 2**30, 48.0, synced=True),
            sticks=tuple,
            submit=at_once,
        )
        backstage.gate.open()
        return backstage

    def _renew_staff(self) -> None:
        """Nobody has a PIN, and nothing was done."""
        folder = Path(self._staff.name)
        for file in folder.iterdir():
            file.unlink()
        fresh = self._behind_the_curtain(folder)
        self.backstage.seen = None
        self.backstage.machine, self.backstage.sticks = fresh.machine, fresh.sticks
        for name in ("gate", "audit", "choices", "visits", "events", "last_test"):
            vars(getattr(self.backstage, name)).update(vars(getattr(fresh, name)))

    def _forget_readings(self) -> None:
        """Nothing was ever measured; whoever watches is told so."""
        fresh = vars(LiveReadings(self.time.wall))
        vars(self.readings).update({name: fresh[name] for name in fresh.keys() - {"_watchers", "_flush_soon"}})
        self.readings._flush(0)

    def _take_time(self) -> None:
        self._real_time, self._fps = Clock.time, Clock._max_fps
        Clock.time, Clock._max_fps, Clock._last_tick = self.time, 0, self.time.seconds
        kinetic.time = scroll.time = (
            self.time
        )  # how far a page runs on after a finger must not depend on how quick the test is

    def _give_time_back(self) -> None:
        Clock.time, Clock._max_fps = self._real_time, self._fps
        kinetic.time = scroll.time = time.time
        Clock._last_tick = Clock.time()

    def rest(self) -> None:
        """Between two tests: the visit is over, nothing is counted or kept, and time is real."""
        self.frame(0)  # a touch that is not over yet would be the next test's
        self.app.hall.runner.workshops = Workshops()
        if self.app.visit is not None or self.app.navigator.place != self.app.hall.resting:
            self.app.end_visit()
        self.journal.forget()
        self.house.results._questions.clear()
        self.house.ideas._ideas.clear()
        self.house.ideas._told.clear()
        self._forget_readings()
        self._renew_staff()
        self._give_time_back()
        if not self._settled.issuperset(self.app.navigator._built):
            self._settle()

    def resume(self) -> Visitor:
        """For another test: the same stage on the same morning."""
        self._take_time()
        self.time.seconds += 60  # nobody comes on the heels of the test before
        self.time.restart()
        self.visitor.waits(0.5)
        return self.visitor

    def frame(self, seconds: float, *, drawn: bool = False) -> None:
        """Time passes, then one turn of the event loop as Kivy makes it: clock, input, layout, and drawing if wished.

        Drawing in software takes longer than all the rest; what can be seen is the same without it.
        """
        self.time.seconds += seconds
        try:
            if drawn:
                EventLoop.idle()
            else:
                Clock.tick()
                EventLoop.dispatch_input()
                Builder.sync()
                Clock.tick_draw()
                Builder.sync()
            EventLoop.window.mainloop()
        except BaseException as error:  # as Kivy's loop does
            if ExceptionManager.handle_exception(error) == ExceptionManager.RAISE:
                raise

    def close(self) -> None:
        Theatre.standing = None
        app = self.app
        app.end_visit()
        app.navigator.scene.leave()
        for _frame in range(4):
            self.frame(FRAME_S)  # what still moves comes to its end, or it would hold the whole stage
        app.stop()
        self._staff.cleanup()
        for event in Clock.get_events():
            event.cancel()
        self._give_time_back()
        for bound in list(_handlers):  # Kivy's table of kv bindings holds view-models, and they hold everything
            Builder.unbind_widget(bound)
        for module in EventLoop.postproc_modules:
            getattr(module, "touches", {}).clear()
        del app, self.app, self.visitor.app
        gc.unfreeze()
        gc.collect()  # widgets that are gone must not answer to the next window's size
        gc.freeze()
