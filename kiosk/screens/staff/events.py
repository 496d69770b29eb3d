"""What the kiosk reported last, and what the staff did; never an answer of a visitor."""

from datetime import datetime
from typing import Any, Final

from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.screens.staff.access import role_words
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.audit import Entry as Done
from kiosk.staff.events import Event
from kiosk.staff.roles import Role
from kiosk.widgets.listcard import Item

ICONS: Final = {"info": "info-circle", "warning": "alert-triangle", "error": "alert-circle"}
SHOWN: Final = 40
DEEDS: Final = 20


class Events(BoxLayout):
    """Two lists."""


class EventsPage:
    """The newest first."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.widget: Any = Events()

    def enter(self) -> None:
        self._show()

    def retell(self, language: Language) -> None:
        staff, ids = language.staff, self.widget.ids
        ids.events.title, ids.done.title = staff("The kiosk reports"), staff("The team has done")
        ids.events.lead = staff("In English, for the technician. What visitors answered never stands here.")
        ids.events.empty = ids.done.empty = staff("Nothing yet.")
        self._show()

    def tick(self) -> None:
        """Read when opened: a list that moves cannot be read."""

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""

    def _show(self) -> None:
        ids, backstage = self.widget.ids, self._room.backstage
        ids.events.items = [self._event(number, event) for number, event in enumerate(backstage.events.last[:SHOWN])]
        ids.done.items = [
            Item(
                str(number),
                deed_words(self._room.language, entry),
                "user",
                note=f"{role_words(self._room.language, Role[entry.who.upper()])[0]} · {self._when(entry.at)}",
            )
            for number, entry in enumerate(backstage.audit.last(DEEDS))
        ]

    def _event(self, number: int, event: Event) -> Item:
        moment = event.at.astimezone(self._room.house.now().tzinfo)
        note = f"{moment:%H:%M:%S} · {event.part}"
        return Item(str(number), event.words, ICONS[event.level], note=note)

    def _when(self, at: str) -> str:
        moment = datetime.fromisoformat(at)
        return f"{self._room.language.day(moment.date())}, {moment:%H:%M}"


def deed_words(language: Language, entry: Done) -> str:
    """What was done, in words; as it stands in the log where it has none."""
    staff = language.staff
    words = {
        "came in": staff("came in"),
        "left": staff("left"),
        "switched off": staff("switched off"),
        "switched on": staff("switched on"),
        "started again": staff("started again"),
        "moved up": staff("moved up"),
        "moved down": staff("moved down"),
        "set the PIN of": staff("PIN set"),
        "removed the PIN of": staff("PIN removed"),
        "tried the city again": staff("tried the city again"),
        "set the hours of the day": staff("set the hours of the day"),
        "set the hours of the week": staff("set the hours of the week"),
        "wrote the sentence of the day": staff("wrote the sentence of the day"),
        "removed the sentence of the day": staff("removed the sentence of the day"),
        "self-test passed": staff("self-test passed"),
        "self-test failed": staff("self-test not passed"),
        "saved the results": staff("saved the results"),
        "put on the pack": staff("put on the pack"),
        "went back to the pack": staff("went back to the pack"),
        "restart": staff("restarted"),
        "quit": staff("ended the program"),
    }.get(entry.what, entry.what)
    return f"{words}: {entry.about}" if entry.about else words


def _bad(room: Room) -> int:
    return sum(event.level == "error" for event in room.backstage.events.last)


ENTRY: Final = Entry(
    "events",
    "file-text",
    Role.STAFF,
    lambda language: language.staff("Events"),
    EventsPage,
    lambda room: room.language.staff_n("{n} fault", "{n} faults", _bad(room)) if _bad(room) else "",
    field=12,
)
