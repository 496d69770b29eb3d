"""What the kiosk reported last, and what the staff did; never an answer of a visitor."""

from datetime import datetime
from typing import Any, Final

from kivy.uix.boxlayout import BoxLayout

from kiosk.barriers import Topic
from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.screens.staff.access import role_words
from kiosk.screens.staff.barriers import topic_words
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.audit import Entry as Done
from kiosk.staff.deeds import WORDS, Deed
from kiosk.staff.events import KEPT, Event
from kiosk.staff.roles import Role
from kiosk.widgets.listcard import Item

ICONS: Final = {"info": "info-circle", "warning": "alert-triangle", "error": "alert-circle"}
PAGE: Final = 20  # lines of each list: a hundred at once take a second to build, and nobody reads on so far


class Events(BoxLayout):
    """Two lists, and the ways to older and newer lines."""


class EventsPage:
    """The newest first, a page at a time."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._first = 0
        self.widget: Any = Events()
        self.widget.ids.foot.bind(on_quiet=lambda *_: self._turn(-PAGE), on_main=lambda *_: self._turn(PAGE))

    def enter(self) -> None:
        self._first = 0
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
        if not self._first:
            return False
        self._turn(-PAGE)
        return True

    def leave(self) -> None:
        """Nothing is kept here."""

    def _turn(self, lines: int) -> None:
        self._first = max(0, self._first + lines)
        self._show()
        self.widget.ids.scroller.to_top()

    def _show(self) -> None:
        ids, backstage, language = self.widget.ids, self._room.backstage, self._room.language
        staff, here = language.staff, slice(self._first, self._first + PAGE)
        events, deeds = backstage.events.last, backstage.audit.last(KEPT)
        ids.events.items = [self._event(number, event) for number, event in enumerate(events[here])]
        ids.done.items = [
            Item(
                str(number),
                deed_words(self._room, entry),
                "user",
                note=f"{role_words(language, Role[entry.who.upper()])[0]} · {self._when(entry.at)}",
            )
            for number, entry in enumerate(deeds[here])
        ]
        for card, lines in ((ids.events, events), (ids.done, deeds)):
            last = min(here.stop, len(lines))
            span = staff("{first} to {last} of {n}").format(first=self._first + 1, last=last, n=len(lines))
            card.badge = span if last > self._first else ""
        most = max(len(events), len(deeds))
        newer, older = (staff("Newer"), "arrow-left"), (staff("Older"), "arrow-right")
        ids.foot.offer(older, quiet=newer, ready=here.stop < most)
        ids.foot.can_back = self._first > 0

    def _event(self, number: int, event: Event) -> Item:
        moment = event.at.astimezone(self._room.house.now().tzinfo)
        note = f"{moment:%H:%M:%S} · {event.part}"
        return Item(str(number), event.words, ICONS[event.level], note=note)

    def _when(self, at: str) -> str:
        moment = datetime.fromisoformat(at)
        return f"{self._room.language.day(moment.date())}, {moment:%H:%M}"


def deed_words(room: Room, entry: Done) -> str:
    """What was done and to what, in words; as it stands in the log where it has none."""
    language = room.language
    try:
        deed = Deed(entry.what)
    except ValueError:  # written by a later program
        return f"{entry.what}: {entry.about}" if entry.about else entry.what
    words, about = language.staff(WORDS[deed]), entry.about
    if deed in {Deed.SET_PIN, Deed.REMOVED_PIN}:
        about = role_words(language, Role[about.upper()])[0]
    elif deed in {Deed.BARRIER_DONE, Deed.BARRIER_OPEN}:
        about = topic_words(language, Topic(about))
    elif about in room.house.plays:
        about = told(room.house.plays[about].manifest.title, language.code)
    return f"{words}: {about}" if about else words


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
