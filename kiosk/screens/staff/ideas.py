"""Ideas to moderate: released, held back with a reason, answered; their text mended where it names somebody."""

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Final

from kiosk.ideas import STATE, Idea, State
from kiosk.language import Language
from kiosk.screens.staff.deck import Deck
from kiosk.screens.staff.idea_views import IdeasList, IdeaView, ReasonView, WriteView
from kiosk.screens.staff.idea_words import ICONS, REASONS, state_words
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.staff.moderation import ANSWERS, REASON_LIMIT, TEXT_LIMIT, judged, state_record, waiting
from kiosk.staff.roles import Role
from kiosk.widgets.listcard import Item, Press
from sync.record import Draft, Record

MOST: Final = 40  # of those that were judged, in the list


class IdeasPage:
    """Every judgement is a record; visitors see it when it is durable."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._idea: Idea | None = None
        self._text = ""  # as it would be released
        self._next: State | None = None  # what a reason is being given for
        self._written = ""
        self.widget: Any = Deck()
        self._list, self._view = IdeasList(), IdeaView()
        self._why, self._write_view = ReasonView(), WriteView()
        for card in (self._list.ids.waiting, self._list.ids.judged):
            card.bind(on_pressed=lambda _, code, _name: self._open(code))
        self._view.ids.answers.bind(on_pressed=lambda _, state, _name: self._ask_reason(State(state)))
        self._why.ids.reasons.bind(on_pressed=lambda _, number, _name: self._take_reason(int(number)))
        self._writing = self._write_view.ids.writing
        self._writing.bind(on_typed=lambda _, text: self._typed(text), on_done=lambda *_: self._save())
        for view in (self._view, self._why, self._write_view):
            view.bind(on_back=lambda *_: self.back())
        self._view.bind(
            on_publish=lambda *_: self._judge(State.REVIEWED),
            on_hold=lambda *_: self._ask_reason(State.WITHHELD),
            on_mend=lambda *_: self._write(self._text, TEXT_LIMIT),
        )
        self._why.bind(on_own=lambda *_: self._write("", REASON_LIMIT))
        self._write_view.bind(on_save=lambda *_: self._save())

    def enter(self) -> None:
        self._close()

    def retell(self, language: Language) -> None:
        staff = language.staff
        for view in (self._view, self._why, self._write_view):
            view.back_words = staff("Back")
        self._view.release_words, self._view.hold_words = staff("Release"), staff("Hold back")
        self._view.mend_words = staff("Change the text")
        self._why.own_words, self._write_view.save_words = staff("In own words"), staff("Save")
        self._show_lists()
        if self._idea is not None:
            self._show_idea(self._idea)

    def tick(self) -> None:
        """A new idea may have come in."""
        if self.widget.shows(self._list):
            self._show_lists()

    def back(self) -> bool:
        if self.widget.shows(self._list):
            return False
        if self.widget.shows(self._view):
            self._close()
        elif self.widget.shows(self._write_view) and self._next is not None:
            self.widget.turn(self._why)
        else:
            self._next = None
            self.widget.turn(self._view)
        return True

    def leave(self) -> None:
        self._close()

    # --- what is shown

    def _show_lists(self) -> None:
        staff, ids, ideas = self._room.language.staff, self._list.ids, self._room.house.ideas.all()
        ids.waiting.title, ids.judged.title = staff("Waiting for release"), staff("Already looked at")
        ids.waiting.empty = staff("No idea is waiting.")
        ids.judged.empty = staff("Nothing yet.")
        look = Press("open", staff("Look at it"), "chevron-right", bare=True)
        ids.waiting.items = [
            Item(idea.code, idea.text, "bulb", note=self._about(idea), presses=(look,)) for idea in waiting(ideas)
        ]
        ids.judged.items = [
            Item(
                idea.code,
                idea.text,
                ICONS[idea.state],
                note=self._about(idea),
                state=state_words(self._room.language, idea.state),
                tone="quiet" if idea.state is State.WITHHELD else "ok",
                presses=(look,),
            )
            for idea in judged(ideas)[:MOST]
        ]

    def _show_idea(self, idea: Idea) -> None:
        language, view, why = self._room.language, self._view, self._why
        staff = language.staff
        view.text = why.text = self._text
        view.about, view.fresh, view.mended = self._about(idea), not idea.shown, self._text != idea.text
        view.state_words = state_words(language, idea.state) if idea.state is not State.RECEIVED else ""
        if idea.reason:
            view.state_words += ": " + (idea.reason.get(language.code) or next(iter(idea.reason.values())))
        view.ids.answers.title = staff("Answer")
        view.ids.answers.lead = staff("Visitors see the answer when they look up the code.")
        choose = Press("choose", staff("Choose"), "chevron-right", bare=True)
        view.ids.answers.items = [
            Item(state.value, state_words(language, state), ICONS[state], presses=(choose,))
            for state in ANSWERS
            if state is not idea.state and idea.shown
        ]
        why.ask = self._write_view.ask = self._question()
        why.ids.reasons.items = [
            Item(str(number), told(language), ICONS.get(self._next or State.RECEIVED, ""), presses=(choose,))
            for number, told in enumerate(REASONS.get(self._next, ()) if self._next is not None else ())
        ]
        self._writing.tell(language, self._written)

    def _question(self) -> str:
        staff = self._room.language.staff
        if self._next is None:
            return staff("The text, without names")
        return {
            State.WITHHELD: staff("Why is it held back?"),
            State.DECLINED: staff("Why will it not be done?"),
            State.DISCUSSED: staff("Who talks about it, and until when?"),
            State.DONE: staff("What was done?"),
        }[self._next]

    def _about(self, idea: Idea) -> str:
        language = self._room.language
        day = language.day(datetime.fromisoformat(idea.time).date())
        return language.staff("{day} · code {code}").format(day=day, code=idea.code)

    # --- what is done

    def _open(self, code: str) -> None:
        self._idea = self._room.house.ideas.find(code)
        if self._idea is not None:
            self._text = self._idea.text
            self._show_idea(self._idea)
            self.widget.turn(self._view)

    def _close(self) -> None:
        self._idea, self._next, self._text, self._written = None, None, "", ""
        self._show_lists()
        self.widget.turn(self._list)

    def _ask_reason(self, state: State) -> None:
        self._next = state
        if self._idea is not None:
            self._show_idea(self._idea)
            self.widget.turn(self._why)

    def _take_reason(self, number: int) -> None:
        assert self._next is not None
        told, languages = REASONS[self._next][number], self._room.house.languages
        self._judge(self._next, {code: told(languages[code]) for code in ("de", "en")})

    def _write(self, text: str, limit: int) -> None:
        self._written, self._writing.limit = text, limit
        self._writing.begin(self._room.language)
        self._write_view.ask = self._question()
        self._writing.tell(self._room.language, text)
        self.widget.turn(self._write_view)

    def _typed(self, text: str) -> None:
        self._written = text
        self._writing.tell(self._room.language, text)

    def _save(self) -> None:
        if not self._written.strip():
            return
        if self._next is not None:
            self._judge(self._next, {self._room.language.code: self._written})
        elif self._idea is not None:
            self._text = self._written.strip()
            self._show_idea(self._idea)
            self.widget.turn(self._view)

    def _judge(self, state: State, reason: Mapping[str, str] | None = None) -> None:
        idea, house = self._idea, self._room.house
        if idea is None:
            return
        data = state_record(idea, state, self._text, reason)
        self._room.when(house.append(Draft(STATE, data, house.now())), lambda done: self._judged(state, done))

    def _judged(self, state: State, done: Future[Record]) -> None:
        if self._room.say_fault(done):
            return
        record = done.result()
        self._room.house.ideas.take(record)
        self._room.note(Deed(f"idea {state.value}"), str(record.data["idea"]))
        self._room.tell(
            self._room.language.staff("Saved: {state}").format(state=state_words(self._room.language, state))
        )
        self._close()


def _note(room: Room) -> str:
    number = len(waiting(room.house.ideas.all()))
    return room.language.staff("wait for release") if number else room.language.staff("none is waiting")


ENTRY: Final = Entry(
    "ideas",
    "bulb",
    Role.STAFF,
    lambda language: language.staff("Ideas"),
    IdeasPage,
    _note,
    lambda room: str(len(waiting(room.house.ideas.all())) or ""),
    field=10,
    patience_s=300.0,
)
