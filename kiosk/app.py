"""The Kivy app: theme, visit, scenes. Everything is handed in by the composition root."""

from typing import TYPE_CHECKING, Final

from kivy.app import App
from kivy.clock import Clock
from kivy.config import Config
from kivy.core.window import Window
from kivy.graphics.opengl import glFinish
from kivy.metrics import Metrics
from kivy.properties import ObjectProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk import screens, widgets
from kiosk.bill import Bill
from kiosk.guard.blame import Blame
from kiosk.guard.breaks import Breaks
from kiosk.house import House
from kiosk.models.ahead import Ahead
from kiosk.models.comfort import CONTRASTS, ComfortModel
from kiosk.models.guard import Guard
from kiosk.models.reader import Reader
from kiosk.models.readings import LiveReadings
from kiosk.models.recorder import Recorder
from kiosk.models.senses import Senses
from kiosk.models.silhouette import LiveSilhouette
from kiosk.models.usher import Usher
from kiosk.navigator import CLOSED, HOME, INVITATION, STAFF, Navigator
from kiosk.screens.overlays import Overlays
from kiosk.screens.repertoire import Repertoire
from kiosk.screens.staff.pages import ENTRIES
from kiosk.screens.staff.scene import DOOR_RULE, LANGUAGES, StaffScene
from kiosk.screens.workshop import hall
from kiosk.staff.backstage import Backstage
from kiosk.staff.day import notice_of, open_now
from kiosk.stage import HouseStage
from kiosk.visit import Comfort, IdleRule, Visit
from kiosk.widgets import fonts
from kiosk.widgets.theme import LIGHT, TEXT_SCALES, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from kiosk.models.vigil import Vigil
    from sync.record import Record

TICK_S: Final = 0.25


class KioskApp(App):
    """``theme`` is all that kv rules know of it."""

    theme = ObjectProperty(LIGHT, rebind=True)

    def __init__(self, house: House, readings: LiveReadings, backstage: Backstage, begin: str = "") -> None:
        super().__init__()
        self.begin = begin  # a place that stands instead of visits, or ""
        self._house = house
        self._backstage = backstage
        self.on_ready: Callable[[], None] = lambda: None  # called once, when the first frame is on the screen
        self.on_built: Callable[[], None] = lambda: None  # called once, when all stands that is built ahead
        self.on_touched: Callable[[], None] = lambda: None  # called at every touch and key
        self.readings = readings
        self.recorder = Recorder(house.append, house.now)
        self.visit: Visit | None = None
        self.silhouette = LiveSilhouette()
        self.breaks = Breaks(house.now, house.stopped)
        self.bill = Bill(house.plays, house.surveys, lambda: backstage.choices.now)
        blame = Blame({kind: play.module for kind, play in house.plays.items()})
        self.guard = Guard(self.breaks, blame, lambda: self.navigator.place, self._take_off)
        self.overlays: Overlays
        self.gave_up, self._told = False, ""  # _told: the language that is on the screen
        self.vigil: Vigil | None = None  # set by the composition root

    def build(self) -> FloatLayout:
        # The window delivers touches already; probing raw devices beside it would double them.
        Config.remove_option("input", "%(name)s")
        fonts.register(self._house.assets)
        self._fit()
        widgets.load()
        screens.load()
        house, backstage = self._house, self._backstage
        self.comfort = ComfortModel(Comfort(house.language))
        self.comfort.bind(
            comfort=self._dress,
            on_choose_language=lambda *_: self.overlays.lay(self.overlays.languages),
            on_start_again=lambda *_: self.end_visit(),
        )
        self.hall = hall.Hall(house, self.bill, self.comfort, self.go, self.end_visit, backstage.submit, self._opened)
        self.stage = HouseStage(
            house,
            self.comfort,
            self.recorder,
            self.readings,
            self.breaks,
            self.bill,
            go=self.lead,
            speak=lambda words: self.reader.tell(words),  # noqa: PLW0108  the reader comes later
            again=self._take_off,
            workshops=self.hall.runner,
        )
        self.recorder.on_kept = self.stage.learn
        self.repertoire = Repertoire(
            house=house,
            bill=self.bill,
            notice=lambda code: notice_of(backstage.choices.now, house.now(), code),
            comfort=self.comfort,
            recorder=self.recorder,
            stage=self.stage,
            silhouette=self.silhouette,
            prepare=lambda place: self.navigator.prepare(place),  # noqa: PLW0108  the navigator comes later
            go=self.lead,
            guard=self.guard,
            breaks=self.breaks,
            workshop=self.hall.scenes(),
            staff=lambda: StaffScene(
                house, self.stage, self.readings, backstage, self.comfort, ENTRIES, self._stay, self.end_visit
            ),
        )
        self.navigator = Navigator(
            self.repertoire.scenes(),
            self.repertoire.pause,
            lambda: self.stage.language,
            self._changed,
            self.repertoire.passing(),
            late=hall.PLACES,
            paused=self.breaks.__contains__,
        )
        self.overlays = Overlays(self.navigator.glass, self.navigator.root, house.languages, self.comfort.speak)
        self.reader = Reader(house.voice, self.comfort, self.overlays.top, lambda: self.stage.language)
        self.senses = Senses(
            self.overlays,
            here=self._somebody_is_here,
            back=self.back,
            focused=self.reader.focused,
            place=lambda: self.navigator.place,
            enter_staff=self.enter_staff,
            vigil=self.vigil,
        )
        self._usher = Usher(
            self.navigator,
            self.overlays,
            self.reader,
            visit=lambda: self.visit,
            rests=lambda place: self.begin or self.hall.rests(place),
            end=self.end_visit,
        )
        self._ahead = Ahead(
            lambda: self.visit is None and self.navigator.place in {INVITATION, CLOSED},
            lambda: self.navigator.build_ahead() or self.hall.read_ahead(),
            [play.module for kind, play in house.plays.items() if kind not in self.breaks],
            house.content,
            lambda: self.on_built(),  # noqa: PLW0108  set later, by the composition root
        )
        self._dress()
        self.navigator.go(self.begin or INVITATION)
        return self.overlays.root

    def on_start(self) -> None:
        self.guard.open()
        Window.bind(on_resize=self._fit, on_flip=self._first_frame)
        self.senses.open()
        Clock.schedule_interval(self._look_round, TICK_S)
        # Offscreen, swapping does nothing: Mesa would hoard what every frame draws (0.8 MB at 540x960) without end.
        Window.bind(on_flip=lambda *_: glFinish())
        self._ahead.open()

    def on_stop(self) -> None:
        self._ahead.close()
        self.senses.close()
        Window.unbind(on_resize=self._fit)
        self.guard.close()

    def _first_frame(self, *_: object) -> None:
        Window.unbind(on_flip=self._first_frame)
        self.on_ready()

    def count_earlier(self, records: "Future[list[Record]]") -> None:
        """Count what earlier runs of this kiosk kept; called from the journal's thread."""
        Clock.schedule_once(lambda _: self.stage.count_earlier(records.result()), 0)

    def give_up(self, _reason: str) -> None:
        """The watchdog found the screen dead: end in order, to be started anew."""
        self.gave_up = True
        self.stop()

    # --- the visit

    def go(self, place: str) -> None:
        """Open a place; the first one begins a visit. Nobody is led to the staff area, or to what is switched off."""
        place = self._leads(place)
        if place in hall.WITHOUT_VISIT and self.visit is not None:
            self.end_visit()
        elif self.visit is None and place not in {INVITATION, self.begin, *hall.WITHOUT_VISIT}:
            self._backstage.count_visit(self._house.now())
            self.visit = self._house.begin_visit(self.comfort.comfort)
        self.stage.opened(place)
        self.navigator.go(place)

    def lead(self, place: str) -> None:
        """Open a place as soon as it is ready: what touches ask for."""
        self.navigator.lead(self._leads(place), lambda: self.go(place))

    def _leads(self, place: str) -> str:
        return self.hall.leads(HOME if place == STAFF or not self.bill.offers(place) else place)

    def back(self) -> None:
        """The keypad's back: close a sheet, a step inside the scene, home, and from there the end of the visit."""
        if self.overlays.sheet is not None:
            self.overlays.clear()
        elif self.navigator.place == HOME:
            self.end_visit()
        elif not self.navigator.scene.back():
            self.go(HOME)

    def end_visit(self) -> None:
        """Wipe everything of the visit and invite the next visitor."""
        self.visit = None
        self.reader.stop()
        self.overlays.clear()
        self.senses.focus.clear()
        self.stage.forget()
        self.navigator.forget(changed=self.comfort.comfort != Comfort(self._house.language))
        self.repertoire.forget()
        self.comfort.comfort = Comfort(self._house.language)
        self.navigator.go(self.begin or self.hall.resting)

    def enter_staff(self) -> None:
        """A finger rested in the corner: whatever somebody left is wiped, and the gate stands."""
        self.end_visit()
        comfort = Comfort(LANGUAGES[0])
        self.visit = Visit(comfort, DOOR_RULE, self._house.monotonic())
        self.comfort.comfort = comfort
        self.navigator.go(STAFF)

    def _stay(self, rule: IdleRule) -> None:
        if self.visit is not None:
            self.visit.rule = rule
            self._somebody_is_here()
            self.visit.reads(0)

    def _somebody_is_here(self) -> None:
        self.on_touched()
        self.reader.acted()
        if self.visit is not None:
            self.visit.touch(self._house.monotonic())

    def _look_round(self, _seconds: float) -> None:
        if self.vigil is not None:
            self.vigil.beat()
        self._usher.look_round(self._house.monotonic())

    def _opened(self) -> bool:
        return open_now(self._backstage.choices.now, self._house.visit.hours, self._house.now())

    def _take_off(self, kind: str) -> None:
        """An exhibit was stopped, or may play again. What its fault cut short is done to its end."""
        self.repertoire.take_off(kind)
        self.navigator.take_off(kind)
        if self.navigator.place in (HOME, INVITATION):
            self.navigator.renew()  # its poster may stand there
        self._dress()
        self.property("theme").dispatch(self)
        if self.visit is None and self.navigator.place not in (INVITATION, CLOSED, *hall.PLACES):
            self.end_visit()

    def _changed(self, _place: str) -> None:
        self.senses.focus.clear()
        self.reader.screen_changed()
        if self.visit is not None:
            self.visit.reads(self.navigator.scene.letters)

    # --- comfort and overlays

    def _dress(self, *_: object) -> None:
        """Theme and language as the visitor set them, at once."""
        comfort, language = self.comfort.comfort, self.stage.language
        theme = THEMES[CONTRASTS[comfort.contrast]]
        self.theme = theme.with_comfort(
            text_scale=TEXT_SCALES[comfort.text_size], low=comfort.low, rtl=language.rtl, still=self._house.screen.still
        )
        Window.clearcolor = self.theme.paper
        self.navigator.still = self.theme.still
        Metrics.fontscale = self.theme.text_scale
        if self.visit is not None:
            self.visit.comfort = comfort
        if language.code != self._told:
            self._told = language.code
            self.comfort.retell(language)
            self.overlays.tell(language)
            if self.navigator.place:
                self.navigator.retell()
                self.reader.screen_changed()

    def _fit(self, *_: object) -> None:
        """One dp is 1/1080 of the short side, so one layout serves every size."""
        Metrics.density = self._house.screen.scale(*Window.size)
