"""The staff area as one scene: the gate first, and pages only behind it: without a session none is built."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock

from kiosk.house import House
from kiosk.language import OWN_NAMES, Language
from kiosk.models.card_desk import CardDesk
from kiosk.models.comfort import ComfortModel
from kiosk.models.door import DoorModel
from kiosk.models.readings import LiveReadings
from kiosk.screens.staff.door import Door
from kiosk.screens.staff.frame import Confirm, StaffFrame
from kiosk.screens.staff.page import Entry, Page
from kiosk.screens.staff.room import Room
from kiosk.staff.backstage import Backstage
from kiosk.staff.deeds import Deed
from kiosk.staff.roles import Role
from kiosk.stage import HouseStage
from kiosk.visit import IdleRule
from kiosk.widgets.sheet import Layers

DOOR_RULE: Final = IdleRule(30.0, 15.0)  # in front of the gate
WARNING_S: Final = 30.0
MESSAGE_S: Final = 6.0
HOME: Final = "home"
LANGUAGES: Final = ("de", "en")  # German first

log = logging.getLogger(__name__)


class Faults(ExceptionHandler):
    """While somebody is inside: what a page does wrong ends the session, not the kiosk."""

    def __init__(self, end: Callable[[], None]) -> None:
        self._end = end

    def handle_exception(self, inst: BaseException) -> int:
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        log.error("The staff area failed and is closed", exc_info=inst)
        Clock.schedule_once(lambda _: self._end(), -1)
        return int(ExceptionManager.PASS)


class StaffScene:
    """``stay`` sets how long the screen may go untouched, ``leave`` ends the visit: the session with it."""

    letters = 0

    def __init__(  # noqa: PLR0917  each of them is a different thing
        self,
        house: House,
        stage: HouseStage,
        readings: LiveReadings,
        backstage: Backstage,
        comfort: ComfortModel,
        entries: Sequence[Entry],
        stay: Callable[[IdleRule], None],
        leave: Callable[[], None],
    ) -> None:
        self._house = house
        self._stage = stage
        self._readings = readings
        self._cards = CardDesk(house.makerspace.seal, house.monotonic)
        backstage.on_card = self._cards.put
        self._backstage = backstage
        self._comfort = comfort
        self.entries = {entry.name: entry for entry in entries}
        self._stay = stay
        self._leave = leave
        self._room: Room | None = None
        self._pages: dict[str, Page] = {}
        self._name = ""
        self._clock: Any = None
        self._quiet = Clock.create_trigger(self._hush, MESSAGE_S)
        self.widget: Any = Layers()
        self._model = DoorModel(backstage.gate, self._work)
        self._model.bind(on_admitted=lambda _, role: self._admitted(role))
        self._door = Door(model=self._model, lab=house.pack.lab)
        self._door.bind(on_leave=lambda *_: leave())
        self._frame = StaffFrame()
        self._frame.ids.bar.bind(
            on_home=lambda *_: self.go(HOME),
            on_language=lambda *_: self._turn_language(),
            on_larger=lambda *_: comfort.next_size(),
            on_contrast=lambda *_: comfort.next_contrast(),
            on_leave=lambda *_: leave(),
        )
        self._confirm = Confirm()
        self._wish: Callable[[], None] | None = None
        self._cover: Any = None
        self._faults = Faults(leave)
        self._confirm.bind(
            on_yes=lambda *_: self._decided(yes=True),
            on_no=lambda *_: self._decided(yes=False),
            on_beside=lambda *_: self._decided(yes=False),
        )

    # --- as a scene

    def enter(self) -> None:
        self._stay(DOOR_RULE)
        self._show(self._door)
        self._model.begin(self._stage.language)
        self._clock = Clock.schedule_interval(self._tick, 1.0)
        ExceptionManager.add_handler(self._faults)

    def retell(self, language: Language) -> None:
        self._door.tell(language)
        self._model.tell(language)
        bar, staff = self._frame.ids.bar, language.staff
        bar.home_words, bar.leave_words = staff("Overview"), staff("Leave")
        bar.size_words, bar.contrast_words = staff("Text size"), staff("Contrast")
        bar.language_words = OWN_NAMES[LANGUAGES[1 - LANGUAGES.index(self._spoken)]]
        self._confirm.no_words = staff("Cancel")
        self._frame.more_words = language.say("Show more")
        if self._name:
            self._title()
            self._pages[self._name].retell(language)
            self._tick()

    def back(self) -> bool:
        """One step back, from the dashboard and the gate out: always something happens here."""
        if self._confirm.parent is not None:
            self._decided(yes=False)
        elif self._name in {"", HOME}:
            self._leave()
        elif not self._pages[self._name].back():
            self.go(HOME)
        return True

    def leave(self) -> None:
        """The session is over: no page, no text of it stays."""
        if self._clock is not None:
            self._clock.cancel()
        ExceptionManager.remove_handler(self._faults)
        self._model.forget()
        if self._name:
            self._pages[self._name].leave()
        if self._room is not None:
            role, self._room.closed, self._room = self._room.role.word, True, None
            self._backstage.keep(lambda: self._backstage.audit.append(role, Deed.LEFT))
        self._pages, self._name = {}, ""
        self._hush()
        self._lay_over(None)
        self._decided(yes=False)
        self._frame.ids.body.clear_widgets()
        self._show(self._door)

    # --- behind the gate

    def go(self, name: str) -> None:
        """Open a page, if the session's role may."""
        entry = self.entries.get(name)
        if self._room is None or entry is None or not self._room.role.may(entry.role) or name == self._name:
            return
        if self._name:
            self._pages[self._name].leave()
        try:
            if name not in self._pages:
                self._pages[name] = entry.build(self._room)
            page = self._pages[name]
            page.retell(self._stage.language)
            page.enter()
        except Exception:  # a page that is broken must not keep the staff from the others
            log.exception("The page %s of the staff area failed", name)
            self._room.tell(self._stage.language.staff("This page is broken; the log says why."))
            return
        self._name = name
        self._frame.ids.bar.inside = name != HOME
        self._stay(IdleRule(entry.patience_s, WARNING_S))
        self._title()
        self._show(self._frame)
        self._frame.show(page.widget)
        self._tick()

    @property
    def _spoken(self) -> str:
        code = self._comfort.comfort.language
        return code if code in LANGUAGES else LANGUAGES[0]

    def _admitted(self, role: Role) -> None:
        self._room = Room(
            house=self._house,
            stage=self._stage,
            readings=self._readings,
            cards=self._cards,
            backstage=self._backstage,
            role=role,
            go=self.go,
            leave=self._leave,
            tell=self._tell,
            ask=self._ask,
            cover=self._lay_over,
        )
        self._room.note(Deed.CAME_IN)
        self._model.forget()
        self.go(HOME)

    def _work(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._backstage.submit(job).add_done_callback(
            lambda done: Clock.schedule_once(lambda _: then(done) if self.widget.parent is not None else None)
        )

    def _show(self, part: Any) -> None:
        if part.parent is None:
            self.widget.clear_widgets()
            self.widget.add_widget(part)

    def _title(self) -> None:
        self._frame.brand = self._name == HOME
        self._frame.title = self.entries[self._name].title(self._stage.language)

    def _turn_language(self) -> None:
        other = LANGUAGES[1 - LANGUAGES.index(self._spoken)]
        self._comfort.comfort = replace(self._comfort.comfort, language=other)

    def _tell(self, sentence: str) -> None:
        self._frame.message = sentence
        self._quiet.cancel()
        self._quiet()

    def _hush(self, *_: object) -> None:
        self._quiet.cancel()
        self._frame.message = ""

    def _ask(self, title: str, note: str, yes: str, then: Callable[[], None]) -> None:
        self._decided(yes=False)
        self._wish = then
        self._confirm.title, self._confirm.note, self._confirm.yes_words = title, note, yes
        self.widget.add_widget(self._confirm)

    def _lay_over(self, cover: Any) -> None:
        if self._cover is not None:
            self.widget.remove_widget(self._cover)
        self._cover = cover
        if cover is not None:
            self.widget.add_widget(cover)

    def _decided(self, *, yes: bool) -> None:
        wish, self._wish = self._wish, None
        if self._confirm.parent is not None:
            self.widget.remove_widget(self._confirm)
        if yes and wish is not None:
            wish()

    def _tick(self, *_: object) -> None:
        if self._name:
            language, now = self._stage.language, self._house.now()
            self._frame.clock = language.clock_and_day(now)
            self._pages[self._name].tick()
        else:
            self._model.tick()
