"""Exhibits and surveys: on and off, their order; those that take a break, with why and a way to start them again."""

from typing import Any, Final

import msgspec
from kivy.uix.boxlayout import BoxLayout

from kiosk.bill import Bill
from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff import reasons
from kiosk.staff.choices import Choices
from kiosk.staff.deeds import Deed
from kiosk.staff.roles import Role
from kiosk.tally import spoken
from kiosk.widgets.listcard import Item, Press


class Exhibits(BoxLayout):
    """The breaks, the exhibits, the surveys."""


class ExhibitsPage:
    """What is switched here holds for the next visitor, and after a restart."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._bill = bill_of(room)
        self.widget: Any = Exhibits()
        ids = self.widget.ids
        ids.breaks.bind(on_pressed=lambda _, kind, _name: self._resume(kind))
        ids.plays.bind(on_switched=lambda _, kind: self._switch(kind), on_pressed=lambda _, *what: self._move(*what))
        ids.surveys.bind(on_switched=lambda _, place: self._switch(place))

    def enter(self) -> None:
        self._show()

    def retell(self, _language: Language) -> None:
        self._show()

    def tick(self) -> None:
        """A break may begin while the page is shown."""
        self._show_breaks()

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """What was switched is kept already."""

    def _show(self) -> None:
        language = self._room.language
        staff, ids, off = language.staff, self.widget.ids, self._room.backstage.choices.now.off
        self._show_breaks()
        ids.plays.title, ids.surveys.title = staff("Exhibits"), staff("Surveys")
        ids.plays.lead = staff("In the order of the home screen.")
        order = self._bill.order
        plays = []
        for number, kind in enumerate(order):
            manifest = self._bill.all[kind].manifest
            up = Press("up", staff("Further up"), "chevron-up", offered=number > 0, bare=True)
            down = Press("down", staff("Further down"), "chevron-down", offered=number + 1 < len(order), bare=True)
            title = told(manifest.title, language.code)
            plays.append(Item(kind, title, manifest.icon, on=kind not in off, presses=(up, down)))
        ids.plays.items = plays
        surveys = []
        for offered in self._room.house.surveys:
            place, form = f"survey:{offered.form.id}", offered.form
            title = form.title(spoken(form, language))
            surveys.append(Item(place, title, offered.survey.icon, on=place not in off))
        ids.surveys.items = surveys
        ids.surveys.empty = staff("This pack has no survey.")

    def _show_breaks(self) -> None:
        language, ids = self._room.language, self.widget.ids
        paused = self._room.stage.paused
        ids.breaks.title = language.staff("Take a break") if paused else ""
        again = Press("resume", language.staff("Start again"), "player-play", strong=True)
        ids.breaks.items = [
            Item(
                one.kind,
                told(self._bill.all[one.kind].manifest.title, language.code),
                "plug-connected-x",
                note=language.staff("since {time}: {why}").format(
                    time=f"{one.since:%H:%M}", why=broken_words(language, one.why)
                ),
                presses=(again,),
            )
            for one in paused
            if one.kind in self._bill.all
        ]

    def _resume(self, kind: str) -> None:
        self._room.stage.resume(kind)
        self._room.note(Deed.STARTED_AGAIN, kind)
        self._show()

    def _switch(self, place: str) -> None:
        off = place not in self._room.backstage.choices.now.off
        change(self._room, lambda now: msgspec.structs.replace(now, off=now.off ^ {place}))
        self._room.note(Deed.SWITCHED_OFF if off else Deed.SWITCHED_ON, place)
        self._show()

    def _move(self, kind: str, name: str) -> None:
        order = list(self._bill.order)
        place = order.index(kind)
        other = place + (-1 if name == "up" else 1)
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            change(self._room, lambda now: msgspec.structs.replace(now, order=tuple(order)))
            self._room.note(Deed(f"moved {name}"), kind)
            self._show()


def bill_of(room: Room) -> Bill:
    """The bill as the staff see it: all of it."""
    return Bill(room.house.plays, room.house.surveys, lambda: room.backstage.choices.now)


def change(room: Room, how: Any) -> Choices:
    """Change what the staff have set, at once, and keep it; a disk that takes nothing is told."""
    choices = room.backstage.choices
    now = choices.change(how)
    room.work(choices.save, room.say_fault)
    return now


def broken_words(language: Language, why: str) -> str:
    """Why an exhibit was stopped: it took too long, or an error of its program with that error's name."""
    if reasons.known(why):
        return reasons.told(language, why)
    return language.staff("a fault in its program ({error})").format(error=why)


def note(room: Room) -> str:
    """How many are on, how many take a break."""
    bill, paused = bill_of(room), len(room.stage.paused)
    return room.language.staff("{on} on · {paused} paused").format(on=len(bill), paused=paused)


ENTRY: Final = Entry(
    "exhibits",
    "sparkles",
    Role.HOST,
    lambda language: language.staff("Exhibits"),
    ExhibitsPage,
    note,
    lambda room: str(len(room.stage.paused)) if room.stage.paused else "",
    field=2,
)
