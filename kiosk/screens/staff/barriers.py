"""What visitors found hard to use: the newest first; dealt with and with a reason, or opened again."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Final

from kivy.uix.boxlayout import BoxLayout

from kiosk.barriers import REASON_LIMIT, STATE, Barrier, State, Topic, state_data
from kiosk.language import Language
from kiosk.screens.barrier import ICONS
from kiosk.screens.staff.deck import Deck
from kiosk.screens.staff.idea_views import ReasonView, WriteView
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.staff.roles import Role
from kiosk.widgets.listcard import Item, Press
from sync.record import Draft, Record

MOST: Final = 40  # of those that are dealt with, in the list
REASONS: Final[tuple[Callable[[Language], str], ...]] = (
    lambda language: language.staff("It has been mended."),
    lambda language: language.staff("We have told the city; it takes time."),
    lambda language: language.staff("There was another way; we showed it."),
    lambda language: language.staff("It cannot be changed here."),
)


class BarriersList(BoxLayout):
    """Those that are open, and those that are dealt with."""


class BarriersPage:
    """Every decision is a record; it holds when it is durable."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._report: Barrier | None = None
        self._written = ""
        self.widget: Any = Deck()
        self._list, self._why, self._write_view = BarriersList(), ReasonView(), WriteView()
        self._list.ids.open.bind(on_pressed=lambda _, record, _name: self._ask(record))
        self._list.ids.done.bind(on_pressed=lambda _, record, _name: self._open_again(record))
        self._why.ids.reasons.bind(on_pressed=lambda _, number, _name: self._take(int(number)))
        self._why.bind(on_back=lambda *_: self.back(), on_own=lambda *_: self._write())
        self._writing = self._write_view.ids.writing
        self._writing.limit = REASON_LIMIT
        self._writing.bind(on_typed=lambda _, text: self._typed(text), on_done=lambda *_: self._save())
        self._write_view.bind(on_back=lambda *_: self.back(), on_save=lambda *_: self._save())

    def enter(self) -> None:
        self._close()

    def retell(self, language: Language) -> None:
        staff = language.staff
        for view in (self._why, self._write_view):
            view.back_words = staff("Back")
            view.ask = staff("What was done about it?")
        self._why.own_words, self._write_view.save_words = staff("In own words"), staff("Save")
        self._show()

    def tick(self) -> None:
        """A report may have come in."""
        if self.widget.shows(self._list):
            self._show()

    def back(self) -> bool:
        if self.widget.shows(self._list):
            return False
        if self.widget.shows(self._write_view):
            self.widget.turn(self._why)
        else:
            self._close()
        return True

    def leave(self) -> None:
        self._close()

    # --- what is shown

    def _show(self) -> None:
        language, ids = self._room.language, self._list.ids
        staff, reports = language.staff, self._room.house.barriers.all()
        ids.open.title, ids.done.title = staff("Still open"), staff("Dealt with")
        ids.open.lead = staff("Visitors report these under “What happens with my data?”.")
        ids.open.empty, ids.done.empty = staff("No barrier is open."), staff("Nothing yet.")
        deal = Press("deal", staff("Deal with it"), "check")
        again = Press("again", staff("Open again"), "rotate", bare=True)
        ids.open.items = [
            self._item(report, report.text or topic_words(language, report.topic), self._about(report), deal)
            for report in reports
            if report.state is State.OPEN
        ]
        ids.done.items = [
            self._item(report, report.text or topic_words(language, report.topic), self._answer(report), again)
            for report in reports
            if report.state is State.DONE
        ][:MOST]
        choose = Press("choose", staff("Choose"), "chevron-right", bare=True)
        self._why.ids.reasons.items = [
            Item(str(number), told(language), "check", presses=(choose,)) for number, told in enumerate(REASONS)
        ]
        if self._report is not None:
            self._why.text = self._report.text or topic_words(language, self._report.topic)
        self._writing.tell(language, self._written)

    @staticmethod
    def _item(report: Barrier, words: str, note: str, press: Press) -> Item:
        return Item(report.record, words, ICONS[report.topic], note=note, presses=(press,))

    def _about(self, report: Barrier) -> str:
        language = self._room.language
        day = language.day(datetime.fromisoformat(report.time).date())
        return f"{day} · {topic_words(language, report.topic)}" if report.text else day

    def _answer(self, report: Barrier) -> str:
        code = self._room.language.code
        why = report.reason.get(code) or next(iter(report.reason.values()), "")
        return f"{self._about(report)} · {why}"

    # --- what is done

    def _close(self) -> None:
        self._report, self._written = None, ""
        self._show()
        self.widget.turn(self._list)

    def _ask(self, record: str) -> None:
        self._report = self._room.house.barriers.find(record)
        if self._report is not None:
            self._show()
            self.widget.turn(self._why)

    def _take(self, number: int) -> None:
        languages = self._room.house.languages
        self._decide(self._report, State.DONE, {code: REASONS[number](languages[code]) for code in ("de", "en")})

    def _write(self) -> None:
        self._written = ""
        self._writing.begin(self._room.language)
        self._writing.tell(self._room.language, "")
        self.widget.turn(self._write_view)

    def _typed(self, text: str) -> None:
        self._written = text
        self._writing.tell(self._room.language, text)

    def _save(self) -> None:
        if self._written.strip():
            self._decide(self._report, State.DONE, {self._room.language.code: self._written})

    def _open_again(self, record: str) -> None:
        self._decide(self._room.house.barriers.find(record), State.OPEN)

    def _decide(self, report: Barrier | None, state: State, reason: Mapping[str, str] | None = None) -> None:
        if report is None:
            return
        house = self._room.house

        def kept(done: Future[Record]) -> None:
            if self._room.say_fault(done):
                return
            house.barriers.take(done.result())
            deed = Deed.BARRIER_DONE if state is State.DONE else Deed.BARRIER_OPEN
            self._room.note(deed, report.topic.value)  # never what somebody wrote
            self._room.tell(self._room.language.staff("Saved."))
            self._close()

        self._room.when(house.append(Draft(STATE, state_data(report, state, reason), house.now())), kept)


def topic_words(language: Language, topic: Topic) -> str:
    """What a report is about, for the staff."""
    staff = language.staff
    return {
        Topic.READING: staff("Letters and contrast"),
        Topic.OPERATING: staff("Touching and finding the way"),
        Topic.LISTENING: staff("Reading aloud and sound"),
        Topic.LANGUAGE: staff("Language and words"),
        Topic.REACHING: staff("Height and room"),
        Topic.OTHER: staff("Something else"),
    }[topic]


def _note(room: Room) -> str:
    number = room.house.barriers.open
    return room.language.staff_n("{n} report is open", "{n} reports are open", number) if number else ""


ENTRY: Final = Entry(
    "barriers",
    "accessible",
    Role.STAFF,
    lambda language: language.staff("Barriers"),
    BarriersPage,
    lambda room: _note(room) or room.language.staff("none is open"),
    lambda room: str(room.house.barriers.open or ""),
    field=6,
    patience_s=300.0,
)
