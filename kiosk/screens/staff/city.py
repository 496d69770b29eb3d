"""The way to the city: what waits, when there was contact, what is parked and why, and another try."""

from concurrent.futures import Future
from datetime import datetime
from typing import Any, Final

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff import reasons
from kiosk.staff.deeds import Deed
from kiosk.staff.roles import Role
from kiosk.staff.wings import Contact, ParkedRecord
from kiosk.widgets.listcard import Item

SHOWN: Final = 20


class City(BoxLayout):
    """State, its numbers, what is parked."""

    icon = StringProperty("")
    words = StringProperty("")
    detail = StringProperty("")
    again_words = StringProperty("")

    __events__ = ("on_again",)

    def on_again(self) -> None:
        """Bound by the page."""


class CityPage:
    """Asks the courier once a second, and the journal for what is parked when its number has changed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._known = -1  # parked, as far as they are shown
        self._parked: list[ParkedRecord] = []
        self.widget: Any = City()
        self.widget.bind(on_again=lambda *_: self._again())

    def enter(self) -> None:
        self._known = -1
        self.tick()

    def retell(self, language: Language) -> None:
        staff, ids = language.staff, self.widget.ids
        self.widget.again_words = staff("Try now")
        ids.numbers.title = staff("Numbers")
        ids.parked.title = staff("Parked")
        ids.parked.lead = staff(
            "The city's server did not take these. Nothing is lost; they are tried again on request."
        )
        ids.parked.empty = staff("Nothing is parked.")
        self._show_parked()
        self.tick()

    def tick(self) -> None:
        widget, contact = self.widget, contact_of(self._room)
        widget.icon, widget.words, widget.detail = told(self._room, contact)
        if contact is None:
            return
        language = self._room.language
        staff = language.staff
        rows = [
            Item("waiting", staff("Waiting"), "hourglass", value=language.number(contact.waiting)),
            Item(
                "delivered", staff("Delivered, of the last 30 days"), "check", value=language.number(contact.delivered)
            ),
            Item("contact", staff("Last contact"), "clock", value=_clock(self._room, contact.last_contact)),
        ]
        if contact.next_try is not None:
            rows.append(Item("next", staff("Next try"), "refresh", value=_clock(self._room, contact.next_try)))
        widget.ids.numbers.items = rows
        if contact.parked != self._known and self._room.backstage.journal is not None:
            self._known = contact.parked
            self._room.when(self._room.backstage.journal.parked(), self._told_parked)

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""

    def _told_parked(self, done: Future[Any]) -> None:
        if not self._room.say_fault(done):
            self._parked = list(done.result())
            self._show_parked()

    def _show_parked(self) -> None:
        language, card = self._room.language, self.widget.ids.parked
        card.items = [
            Item(str(number), kind_words(language, one.type), "alert-circle", note=reasons.told(language, one.note))
            for number, one in enumerate(self._parked[:SHOWN])
        ]

    def _again(self) -> None:
        backstage = self._room.backstage
        if backstage.courier is None or backstage.journal is None:
            self._room.tell(self._room.language.staff("One moment, please."))
            return
        self._room.note(Deed.TRIED_CITY)
        self._room.when(backstage.journal.unpark(), self._tried)

    def _tried(self, done: Future[int]) -> None:
        if not self._room.say_fault(done):
            courier = self._room.backstage.courier
            assert courier is not None
            courier.retry()
            self._room.tell(self._room.language.staff("It is being tried."))
            self._known = -1


def contact_of(room: Room) -> Contact | None:
    """None before the courier has started."""
    return room.backstage.courier.status() if room.backstage.courier is not None else None


def told(room: Room, contact: Contact | None) -> tuple[str, str, str]:
    """Icon, words and a second line for how it stands with the city."""
    language = room.language
    staff = language.staff
    if contact is None:
        return "cloud-upload", staff("is starting"), ""
    parked = staff("{n} parked").format(n=language.number(contact.parked))
    ago = _ago(room, contact.last_contact)
    line = " · ".join(part for part in (ago, parked) if part)
    waiting = language.staff_n("{n} record waits", "{n} records wait", contact.waiting) if contact.waiting else ""
    why = reasons.told(language, contact.detail)
    bad = {
        "paused": ("alert-circle", staff("The city's server does not accept this kiosk"), why),
        "portal": ("alert-circle", staff("Another page answers in the network"), why),
    }
    if waiting:
        bad["waiting"] = ("cloud-off", staff("no contact, {waiting}").format(waiting=waiting), line)
    if (state := str(contact.state)) in bad:
        return bad[state]
    if waiting:
        return "cloud-upload", waiting, line
    if contact.parked:
        return "alert-circle", staff("delivered, but {parked}").format(parked=parked), ago
    return "circle-check", staff("all delivered"), line


def kind_words(language: Language, record_type: str) -> str:
    """What a record is, in words; its type where nobody gave it any."""
    staff = language.staff
    if record_type.startswith("org.projektor.workshop."):
        return staff("From a workshop")
    if record_type.startswith("org.projektor.makerspace."):
        return staff("From the maker space")
    return {
        "org.projektor.vote.v1": staff("Vote"),
        "org.projektor.survey.response.v1": staff("Answers of a survey"),
        "org.projektor.idea.v1": staff("Idea"),
        "org.projektor.idea.state.v1": staff("State of an idea"),
        "org.projektor.idea.support.v1": staff("Support of an idea"),
        "org.projektor.barrier.v1": staff("Report of a barrier"),
        "org.projektor.barrier.state.v1": staff("State of a barrier"),
        "org.projektor.survey.left.v1": staff("Survey left"),
        "org.projektor.compass.v1": staff("Position on the compass"),
        "org.projektor.priorities.v1": staff("Priorities"),
        "org.projektor.exhibit.visit.v1": staff("Exhibit opened"),
        "org.projektor.pin.v1": staff("Pin on the map"),
        "org.projektor.reading.v1": staff("Readings"),
        "org.projektor.erasure.v1": staff("Deletion"),
    }.get(record_type, record_type.removeprefix("org.projektor."))


def _ago(room: Room, moment: float | None) -> str:
    language = room.language
    if moment is None:
        return language.staff("no contact yet")
    seconds = max(0, int(room.house.wall() - moment))
    if seconds < 60:
        return language.staff("last {n} s ago").format(n=seconds)
    if seconds < 3600:
        return language.staff("last {n} min ago").format(n=seconds // 60)
    return language.staff("last at {time}").format(time=_clock(room, moment))


def _clock(room: Room, moment: float | None) -> str:
    if moment is None:
        return "–"
    now = room.house.now()
    then = datetime.fromtimestamp(moment, now.tzinfo)
    return f"{then:%H:%M}" if then.date() == now.date() else f"{room.language.day(then.date())}, {then:%H:%M}"


ENTRY: Final = Entry(
    "city",
    "cloud-upload",
    Role.HOST,
    lambda language: language.staff("To the city"),
    CityPage,
    lambda room: told(room, contact_of(room))[1],
    field=10,
    tile=False,  # the dashboard has a card of its own for it
)
