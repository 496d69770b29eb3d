"""The opening self-test: touch in nine spots, pixels, sound, speech; then what the machine tells by itself."""

from functools import partial
from typing import Any, Final

from devices.reading import InstrumentStatus, State
from kiosk.language import Language
from kiosk.models.gong import Gong
from kiosk.screens.staff.city import contact_of, told
from kiosk.screens.staff.deck import Deck
from kiosk.screens.staff.devices import CAMERA
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.screens.staff.selftest_views import AskView, PixelSheet, Spots, StartView
from kiosk.screens.staff.selftest_words import ICONS, outcome_words, question, rows
from kiosk.staff import reasons
from kiosk.staff.deeds import Deed
from kiosk.staff.machine import Machine
from kiosk.staff.roles import Role
from kiosk.staff.selftest import Mark, Step, Trial

COLOURS: Final = ((1, 0, 0, 1), (0, 1, 0, 1), (0, 0, 1, 1), (1, 1, 1, 1), (0, 0, 0, 1))
FIRST_YEAR: Final = 2026  # a clock that says less has never been set


class SelfTestPage:
    """The result is kept, and stands on the dashboard."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._test: Trial | None = None
        self._gong = Gong(room.house.assets / "sounds" / "step-end.wav")
        self.widget: Any = Deck()
        self._start, self._ask = StartView(), AskView()
        self._start.bind(on_begin=lambda *_: self._begin())
        self._ask.bind(
            on_yes=lambda *_: self._mark(Mark.PASSED),
            on_no=lambda *_: self._mark(Mark.FAILED),
            on_skip=lambda *_: self._mark(Mark.LEFT_OUT),
        )

    def enter(self) -> None:
        self._stop()

    def retell(self, language: Language) -> None:
        staff = language.staff
        self._start.begin_words = staff("Begin the test")
        self._ask.yes_words, self._ask.no_words, self._ask.skip_words = staff("Yes"), staff("No"), staff("Leave out")
        self._show()

    def tick(self) -> None:
        """It waits for people."""

    def back(self) -> bool:
        if self._test is None:
            return False
        self._stop()
        return True

    def leave(self) -> None:
        self._stop()

    # --- the steps

    def _begin(self) -> None:
        self._test = Trial()
        self._next()

    def _stop(self) -> None:
        self._test = None
        self._room.cover(None)
        self._show()
        self.widget.turn(self._start)

    def _next(self) -> None:
        assert self._test is not None
        step, staff = self._test.step, self._room.language.staff
        self._room.cover(None)
        if step is None:
            self._room.work(self._room.backstage.machine, lambda done: self._finish(done.result()))
            return
        self._show()
        self.widget.turn(self._ask)
        if step is Step.TOUCH:
            spots = Spots(staff("Spot"), words=staff("Touch all nine spots."), stop_words=staff("One does not react"))
            spots.bind(on_all=lambda *_: self._mark(Mark.PASSED), on_stop=lambda *_: self._mark(Mark.FAILED))
            self._room.cover(spots)
        elif step is Step.PIXELS:
            sheet = PixelSheet(spoken=staff("Next colour"))
            left: list[tuple[int, ...]] = list(COLOURS[1:])
            sheet.bind(on_release=lambda touched: self._next_colour(touched, left))
            self._room.cover(sheet)
        elif step is Step.SOUND:
            self._gong.strike()
        elif self._room.house.voice is None:
            self._mark(Mark.LEFT_OUT)
        else:
            self._room.house.voice.say((staff("This is the voice of the kiosk."),), self._room.language.code)

    def _next_colour(self, sheet: PixelSheet, left: list[tuple[int, ...]]) -> None:
        if left:
            sheet.colour = left.pop(0)
        else:
            self._room.cover(None)

    def _mark(self, mark: Mark) -> None:
        if self._test is not None and (step := self._test.step) is not None:
            self._test.mark(step, mark)
            self._next()

    def _finish(self, machine: Machine) -> None:
        if self._test is None:
            return
        outcome = self._test.finish(looked_at(self._room, machine), self._room.house.now())
        self._room.note(Deed.TEST_PASSED if outcome.passed else Deed.TEST_FAILED)
        self._room.work(partial(self._room.backstage.last_test.save, outcome), self._kept)

    def _kept(self, done: Any) -> None:
        self._room.say_fault(done)
        self._stop()

    # --- what is shown

    def _show(self) -> None:
        language, outcome = self._room.language, self._room.backstage.last_test.outcome
        staff, start, ask = language.staff, self._start, self._ask
        step = self._test.step if self._test is not None else None
        if step is not None:
            ask.icon, (ask.headline, ask.lead) = ICONS[step], question(language, step)
        start.headline = outcome_words(self._room)
        start.lead = staff("Three minutes, best before opening.")
        start.icon = "checklist" if outcome is None else "circle-check" if outcome.passed else "alert-circle"
        start.ids.marks.title = staff("Result") if outcome else ""
        start.ids.marks.items = rows(language, outcome) if outcome else []


def looked_at(room: Room, machine: Machine) -> dict[Step, tuple[Mark, str]]:
    """What the machine tells of instruments, cameras, clock and hub."""
    staff = room.language.staff
    statuses = room.readings.instruments()
    now, contact = room.house.now(), contact_of(room)
    set_right = now.year >= FIRST_YEAR and machine.synced is not False
    _icon, words, detail = told(room, contact)
    reached = contact is not None and str(contact.state) in {"resting", "sending"}
    return {
        Step.INSTRUMENTS: _judged(room, [each for each in statuses if each.driver != CAMERA]),
        Step.CAMERAS: _judged(room, [each for each in statuses if each.driver == CAMERA]),
        Step.CLOCK: (
            (Mark.PASSED, room.language.clock_and_day(now))
            if set_right
            else (
                Mark.FAILED,
                staff("The clock is not set by the network: {time}").format(time=f"{now:%d.%m.%Y %H:%M}"),
            )
        ),
        Step.HUB: (Mark.PASSED if reached else Mark.FAILED, words if reached or not detail else f"{words}: {detail}"),
    }


def _judged(room: Room, statuses: list[InstrumentStatus]) -> tuple[Mark, str]:
    on = [each for each in statuses if each.state is not State.OFF]
    bad = [each for each in on if each.state not in {State.LIVE, State.WARMING}]
    if not on:
        return Mark.LEFT_OUT, ""
    if bad:
        return Mark.FAILED, "; ".join(
            f"{each.name.capitalize()}: {reasons.told(room.language, each.detail)}" for each in bad
        )
    return Mark.PASSED, room.language.staff("{live} of {all} active").format(live=len(on), all=len(on))


ENTRY: Final = Entry(
    "selftest",
    "checklist",
    Role.HOST,
    lambda language: language.staff("Self-test"),
    SelfTestPage,
    outcome_words,
    field=7,
)
