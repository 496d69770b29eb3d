"""The machine: room, temperature, clock; results to a stick; restart and switching the program off."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from kivy.uix.boxlayout import BoxLayout

from kiosk import barriers, ideas
from kiosk.language import Language
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.backstage import Wish
from kiosk.staff.deeds import Deed
from kiosk.staff.machine import Machine
from kiosk.staff.roles import Role
from kiosk.staff.sticks import write_to
from kiosk.staff.survey_report import SURVEY_LEFT
from kiosk.staff.tables import tables
from kiosk.widgets.listcard import Item, Press
from sync.record import SURVEY_RESPONSE, VOTE, Record

GIB: Final = 2**30
LOOK_S: Final = 30  # ticks between two looks at the machine


class System(BoxLayout):
    """Three cards."""


class SystemPage:
    """Whatever ends the program is confirmed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._machine: Machine | None = None
        self._ticks = 0
        self.widget: Any = System()
        ids = self.widget.ids
        ids.save.bind(on_pressed=lambda *_: self._save())
        ids.end.bind(on_pressed=lambda _, wish, _name: self._ask_end(Wish(wish)))

    def enter(self) -> None:
        self._ticks = 0
        self.tick()

    def retell(self, language: Language) -> None:
        staff, ids = language.staff, self.widget.ids
        ids.machine.title, ids.save.title, ids.end.title = staff("Machine"), staff("Save results"), staff("Program")
        ids.save.lead = staff("As tables for a spreadsheet, without names and without anything that was deleted.")
        self._show()

    def tick(self) -> None:
        if self._ticks % LOOK_S == 0:
            self._room.work(self._room.backstage.machine, self._looked)
        self._ticks += 1

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""

    def _looked(self, done: Future[Machine]) -> None:
        if not self._room.say_fault(done):
            self._machine = done.result()
            self._show()

    def _show(self) -> None:
        language, ids, machine = self._room.language, self.widget.ids, self._machine
        staff = language.staff
        if machine is not None:
            heat = f"{language.number(machine.celsius)} °C" if machine.celsius is not None else staff("no sensor")
            told = staff("set by the network") if machine.synced else staff("not set by the network")
            ids.machine.items = [
                Item(
                    "disk",
                    staff("Free on the disk"),
                    "database",
                    value=f"{language.number(machine.free / GIB, 1)} GB",
                    state=staff("too little") if machine.scarce else staff("enough"),
                    tone="alert" if machine.scarce else "ok",
                ),
                Item("heat", staff("Temperature"), "temperature", value=heat, tone="alert" if machine.hot else "ok"),
                Item(
                    "clock",
                    staff("Clock"),
                    "clock",
                    value=f"{self._room.house.now():%H:%M}",
                    state="" if machine.synced is None else told,
                    tone="ok" if machine.synced else "alert",
                ),
            ]
        ids.save.items = (
            [Item("save", staff("Onto a USB stick"), "usb", presses=(Press("save", staff("Save"), "download"),))]
            if self._room.role.may(Role.STAFF)
            else []
        )
        ids.save.empty = staff("Only the lab team and technicians save results.")
        rows = [
            Item(
                Wish.RESTART.value, staff("Restart"), "refresh", presses=(Press("end", staff("Restart"), strong=True),)
            )
        ]
        if self._room.role.may(Role.TECHNICIAN):
            rows.append(
                Item(Wish.QUIT.value, staff("End the program"), "power", presses=(Press("end", staff("Quit")),))
            )
        ids.end.items = rows

    def _ask_end(self, wish: Wish) -> None:
        staff = self._room.language.staff
        title = staff("Restart the kiosk?") if wish is Wish.RESTART else staff("End the program?")
        note = (
            staff("Takes some seconds. Nothing is lost.")
            if wish is Wish.RESTART
            else staff("The screen stays empty until somebody starts the machine again.")
        )
        yes = staff("Restart") if wish is Wish.RESTART else staff("Quit")
        self._room.ask(title, note, yes, lambda: self._end(wish))

    def _end(self, wish: Wish) -> None:
        backstage, who = self._room.backstage, self._room.role.word
        # When it stands in the log, and not before: the program ends with its last job done.
        self._room.work(lambda: backstage.audit.append(who, Deed(wish.value)), lambda _done: backstage.end(wish))

    def _save(self) -> None:
        journal, staff = self._room.backstage.journal, self._room.language.staff
        if journal is None:
            self._room.tell(staff("One moment, please."))
            return
        kinds = [VOTE, SURVEY_RESPONSE, SURVEY_LEFT, *self._room.house.counts, *ideas.TYPES, *barriers.TYPES]
        self._room.when(journal.records(list(dict.fromkeys(kinds))), self._write)

    def _write(self, done: Future[list[Record]]) -> None:
        if self._room.say_fault(done):
            return
        records, backstage, now = done.result(), self._room.backstage, self._room.house.now()

        def written() -> Path | None:
            found = backstage.sticks()
            return write_to(found[0], tables(records), now) if found else None

        self._room.work(written, self._written)

    def _written(self, done: Future[Path | None]) -> None:
        staff = self._room.language.staff
        if self._room.say_fault(done):
            return
        folder = done.result()
        if folder is None:
            self._room.tell(staff("No stick is plugged in."))
        else:
            self._room.note(Deed.SAVED)
            self._room.tell(staff("Saved in the folder {name}. You may pull the stick out.").format(name=folder.name))


def look_again(room: Room, then: Callable[[], None]) -> None:
    """Look at the machine, off the screen's thread; the tile on the dashboard tells what was seen."""

    def looked(done: Future[Machine]) -> None:
        if not room.say_fault(done):
            room.backstage.seen = done.result()
            then()

    room.work(room.backstage.machine, looked)


def _wrong(room: Room) -> str:
    """What is wrong with disk, temperature or clock, the worst first; "" when all is well or nobody has looked."""
    machine, staff = room.backstage.seen, room.language.staff
    if machine is None:
        return ""
    if machine.scarce:
        return staff("too little room on the disk")
    if machine.hot:
        return staff("too hot")
    return staff("the clock is not set by the network") if machine.synced is False else ""


def _note(room: Room) -> str:
    """Disk, temperature and clock, as far as the machine tells."""
    machine, language = room.backstage.seen, room.language
    if machine is None or _wrong(room):
        return _wrong(room) or language.staff("save, restart")
    free = language.staff("{n} GB free").format(n=language.number(machine.free / GIB))
    heat = f"{language.number(machine.celsius)} °C" if machine.celsius is not None else ""
    clock = language.staff("clock is right") if machine.synced else ""
    return " · ".join(part for part in (free, heat, clock) if part)


ENTRY: Final = Entry(
    "system",
    "cpu",
    Role.HOST,
    lambda language: language.staff("Machine"),
    SystemPage,
    _note,
    lambda room: "!" if _wrong(room) else "",
    field=12,
)
