"""The real stage in a real window, with the clocks in the test's hand, and a visitor who touches and reads.

Touches go through Kivy's input path (``kiosk.visitors.Finger``); time passes only when the visitor waits. The
journal is a small true one: it numbers records as the real one does and keeps them in a list.
"""

import gc
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kivy.base import EventLoop, runTouchApp
from kivy.clock import Clock
from kivy.config import Config
from kivy.core.window import Window
from kivy.lang.builder import Builder, _handlers
from kivy.uix.widget import Widget

from kiosk import keys
from kiosk.app import KioskApp
from kiosk.models.readings import LiveReadings
from kiosk.opening import open_house
from kiosk.station import KioskSettings, ScreenSettings, VisitSettings
from kiosk.visitors import Finger
from kiosk.widgets.button import Action
from kiosk.widgets.keyboard import Key
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.text import Words
from kiosk.widgets.touchable import Touchable, touchables
from sync.errors import JournalError
from sync.record import Record, source_uri

ROOT = Path(__file__).parents[2]
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
MORNING = datetime(2026, 11, 23, 10, 32, tzinfo=ZoneInfo("Europe/Berlin"))
FRAME_S = 0.1  # fed time between two frames: enough for animations of 0.18 s, few enough to be quick


class FedTime:
    """Seconds that pass when told; Kivy's clock runs by it."""

    def __init__(self, seconds: float, morning: datetime) -> None:
        self._began = self.seconds = seconds
        self._morning = morning

    def __call__(self) -> float:
        return self.seconds

    def restart(self) -> None:
        self._began = self.seconds

    def now(self) -> datetime:
        return self._morning + timedelta(seconds=self.seconds - self._began)

    def wall(self) -> float:
        return self.now().timestamp()


class ListJournal:
    """Keeps records in a list. ``held``: nothing becomes durable until released. ``full``: nothing can be kept."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.records: list[Record] = []
        self.held = self.full = False
        self._waiting = []
        self._codes: dict[str, list[Record]] = {}

    def append(self, draft) -> Future:
        future: Future = Future()
        self._waiting.append((draft, future))
        if not self.held:
            self.release()
        return future

    def release(self) -> None:
        self.held, waiting, self._waiting = False, self._waiting, []
        for draft, future in waiting:
            if self.full:
                future.set_exception(JournalError("The disk is full; make room on it."))
                continue
            record = Record.of(draft, source_uri("probe", "0123456789abcdef"), len(self.records) + 1)
            self.records.append(record)
            if draft.withdrawal:
                self._codes.setdefault(draft.withdrawal, []).append(record)
            future.set_result(record)

    def withdraw(self, code) -> Future:
        taken, future = self._codes.pop(code, []), Future()
        for record in taken:
            self.records.remove(record)
        future.set_result(len(taken))
        return future

    def kept(self, what: str) -> list[dict]:
        return [dict(record.data) for record in self.records if record.type == what]


class ListVoice:
    """Says everything at once, into a list of (language, parts)."""

    speaking = False

    def __init__(self) -> None:
        self.said: list[tuple[str, tuple[str, ...]]] = []
        self.silenced = 0

    def say(self, parts, language) -> None:
        self.said.append((language, (parts,) if isinstance(parts, str) else tuple(parts)))

    def repeat(self) -> None:
        self.said.append(self.said[-1])

    def pause(self) -> None:
        """Nothing is being said any more."""

    def resume(self) -> None:
        """Nothing was left to say."""

    def slower(self, *, slow: bool) -> None:
        self.slow = slow

    def stop(self) -> None:
        self.silenced += 1


class Theatre:
    """One kiosk app in the window of this process, from the first frame to its end."""

    def __init__(self, data, *, content=None, size=PORTRAIT, languages=("de", "en"), **visit) -> None:
        self._data = data
        self._content = content or ROOT / "assets/packs/dortmund"
        self._size = size
        self._visit = VisitSettings(languages=tuple(languages), **visit)
        self._change_plays = dict
        self._later = timedelta()
        self.journal = ListJournal()
        self.voice: ListVoice | None = None
        self.simulated = False

    def put_on(self, change) -> None:
        """Change the exhibits: ``change`` gets those of the pack by kind and returns those to show."""
        self._change_plays = change

    def put_off(self, later: timedelta) -> None:
        """Open so much later than on the usual morning."""
        self._later = later

    def open(self) -> "Visitor":
        self.time = FedTime(Clock.get_time(), MORNING + self._later)
        self._take_time()
        if Window.size != self._size:
            Window.size = self._size
        self.readings = LiveReadings(self.time.wall)
        self.house = open_house(
            KioskSettings(screen=ScreenSettings(size=self._size), visit=self._visit),
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
        house = replace(self.house, now=self.time.now, wall=self.time.wall, plays=self._change_plays(self.house.plays))
        for provider in list(dict(Config.items("input"))):  # only the test touches
            Config.remove_option("input", provider)
        self.app = KioskApp(house, self.readings)
        self.app._run_prepare()
        runTouchApp(embedded=True)
        self.visitor = Visitor(self)
        self.visitor.comes_to_rest()
        return self.visitor

    def _take_time(self) -> None:
        self._real_time, self._fps = Clock.time, Clock._max_fps
        Clock.time, Clock._max_fps, Clock._last_tick = self.time, 0, self.time.seconds

    def _give_time_back(self) -> None:
        Clock.time, Clock._max_fps = self._real_time, self._fps
        Clock._last_tick = Clock.time()

    def rest(self) -> None:
        """Between two tests: the visit is over, nothing is counted or kept, and time is real."""
        self.app.end_visit()
        self.journal.forget()
        self.house.results._questions.clear()
        self._give_time_back()

    def resume(self) -> "Visitor":
        """For another test: the same stage on the same morning."""
        self._take_time()
        self.time.restart()
        self.visitor.waits(0.5)
        return self.visitor

    def frame(self, seconds: float, *, drawn: bool = False) -> None:
        """Time passes, then one turn of the event loop as Kivy makes it: clock, input, layout, and drawing if wished.

        Drawing in software takes longer than all the rest; what can be seen is the same without it.
        """
        self.time.seconds += seconds
        if drawn:
            EventLoop.idle()
        else:
            Clock.tick()
            EventLoop.dispatch_input()
            Builder.sync()
            Clock.tick_draw()
            Builder.sync()
        EventLoop.window.mainloop()

    def close(self) -> None:
        app = self.app
        app.end_visit()
        app.navigator.scene.leave()
        for _frame in range(4):
            self.frame(FRAME_S)  # what still moves comes to its end, or it would hold the whole stage
        app.stop()
        Window.unbind(on_resize=app._fit, on_touch_down=app._touched, on_key_down=app.keypad.key)
        for event in Clock.get_events():
            event.cancel()
        self._give_time_back()
        for bound in list(_handlers):  # Kivy's table of kv bindings holds view-models, and they hold everything
            Builder.unbind_widget(bound)
        for module in EventLoop.postproc_modules:
            getattr(module, "touches", {}).clear()
        del app, self.app, self.visitor.app
        gc.collect()  # widgets that are gone must not answer to the next window's size


class Visitor:
    """Sees what is on the screen and touches it by its words."""

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.app = theatre.app
        self._finger = Finger()
        EventLoop.add_input_provider(self._finger)

    # --- seeing

    def everything(self) -> list[Widget]:
        """All widgets that can be seen, top layer and what is below it."""
        return list(walk(self.app.overlays.root))

    def words(self) -> list[str]:
        return [widget.words for widget in self.everything() if isinstance(widget, Words) and widget.words]

    def sees(self, words: str) -> bool:
        return any(words in each for each in self.words())

    @property
    def place(self) -> str:
        return self.app.navigator.place

    def targets(self) -> list[Touchable]:
        return touchables(self.app.overlays.root)

    def target(self, words: str) -> Touchable:
        """What is called so: by its whole spoken name, else by how it begins. On top first."""
        offered = list(reversed(self.targets()))
        for fits in (str.__eq__, str.startswith):
            for target in offered:
                if fits(target.spoken, words):
                    return target
        raise AssertionError(f"nothing here is called “{words}”: {[t.spoken for t in reversed(offered)]}")

    # --- acting

    def waits(self, seconds: float) -> None:
        while seconds > 1e-9:
            step = min(FRAME_S, seconds)
            self.theatre.frame(step)
            seconds -= step

    def comes_to_rest(self) -> None:
        """Transitions and bars come to their end, and the screen is drawn."""
        self.waits(0.5)
        self.theatre.frame(0, drawn=True)

    def touches(self, *names: str) -> None:
        """Touch these one after the other, and let the screen come to rest after each."""
        for words in names:
            self.touches_at(*self._brought_into_view(self.target(words)))
            self.comes_to_rest()

    def touches_main(self) -> None:
        """The one main action of the screen."""
        [main] = [t for t in self.targets() if isinstance(t, Action) and t.kind == "main"]
        self.touches_at(*main.to_window(*main.center))
        self.comes_to_rest()

    def touches_at(self, x: float, y: float) -> None:
        self._finger.press(x, y)
        self.waits(0.2)
        self._finger.lift()
        self.waits(0.1)

    def presses_together(self, *names: str) -> None:
        """Several fingers at the same time, lifted in the same order."""
        places = [self._brought_into_view(self.target(words)) for words in names]
        fingers = [Finger() for _ in names]
        for finger, place in zip(fingers, places, strict=True):
            EventLoop.add_input_provider(finger)
            finger.press(*place)
        self.waits(0.2)
        for finger in fingers:
            finger.lift()
        self.waits(0.5)
        for finger in fingers:
            EventLoop.remove_input_provider(finger)

    def types(self, text: str) -> None:
        """Write with the keys of the screen; shift and the page of signs as one needs them."""
        for letter in text:
            wanted = keys.SPACE if letter == " " else letter
            if (key := self._key(wanted)) is None:
                turn = self._key(keys.SHIFT) if letter.isalpha() else self._key(keys.SYMBOLS)
                self._hits(turn or self._key(keys.LETTERS))
                key = self._key(wanted)
            if key is None and (shift := self._key(keys.SHIFT)) is not None:
                self._hits(shift)
                key = self._key(wanted)
            assert key is not None, f"no key for “{letter}”"
            self._hits(key)

    def key(self, name: str) -> None:
        self._hits(self._key(name))

    def _key(self, name: str) -> Key | None:
        return next((t for t in self.targets() if isinstance(t, Key) and t.key == name), None)

    def _hits(self, key: Key) -> None:
        self._finger.press(*key.to_window(*key.center))
        self.theatre.frame(0.05)
        self._finger.lift()
        self.theatre.frame(0.05)

    def _brought_into_view(self, target: Touchable) -> tuple[float, float]:
        for _page in range(20):
            x, y = target.to_window(*target.center)
            scroller = next((each for each in ancestors(target) if isinstance(each, Scroller)), None)
            if scroller is None or scroller.view.collide_point(*scroller.view.parent.to_widget(x, y)):
                return x, y
            more = scroller.ids.more
            assert not more.disabled, f"“{target.spoken}” is out of reach"
            self.touches_at(*more.to_window(*more.center))
            self.waits(0.3)
        raise AssertionError(f"“{target.spoken}” does not come into view")


def ancestors(widget):
    parent = widget.parent
    while parent is not None and parent is not Window:
        yield parent
        parent = parent.parent


def walk(widget):
    """A widget and all below it that can be seen."""
    if widget.opacity == 0 or not widget.width or not widget.height:
        return
    yield widget
    for child in reversed(widget.children):
        yield from walk(child)
