"""PINs of the roles: who has one, give another, take it away. For technicians."""

from concurrent.futures import Future
from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.staff.errors import PinRefused
from kiosk.staff.pins import LEAST, MOST, check_new
from kiosk.staff.roles import Role
from kiosk.widgets.layout import lay
from kiosk.widgets.listing import Line, Small

ICONS: Final = {Role.HOST: "calendar-event", Role.STAFF: "users", Role.TECHNICIAN: "tools"}


def role_words(language: Language, role: Role) -> tuple[str, str]:
    """How a role is called, and what it may do."""
    staff = language.staff
    return {
        Role.HOST: (staff("Day host"), staff("runs the day and the workshops")),
        Role.STAFF: (staff("Lab team"), staff("besides: ideas, results, content")),
        Role.TECHNICIAN: (staff("Technician"), staff("everything, also PINs and restart")),
    }[role]


class Access(BoxLayout):
    """A list of the roles, or the pad while a PIN is chosen."""

    choosing = BooleanProperty(False)
    title = StringProperty("")
    lead = StringProperty("")
    fault = StringProperty("")
    dots = NumericProperty(0)
    ready = BooleanProperty(False)
    save_words = StringProperty("")
    cancel_words = StringProperty("")

    __events__ = ("on_save", "on_cancel")

    def on_kv_post(self, _base: Any) -> None:
        self._list, self._pad = self.ids.scroller.__self__, self.ids.chosen.__self__  # held: only one stands
        self.on_choosing()

    def on_choosing(self, *_: object) -> None:
        lay(self, [self._pad if self.choosing else self._list])

    def on_save(self) -> None:
        """Bound by the page."""

    def on_cancel(self) -> None:
        """Bound by the page."""


class AccessPage:
    """The new PIN is typed twice."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._role: Role | None = None
        self._pin = self._first = ""
        self.widget: Any = Access()
        self.widget.ids.pad.bind(on_key=lambda _, key: self._key(key))
        self.widget.bind(on_save=lambda *_: self._go_on(), on_cancel=lambda *_: self.back())
        self._lines: dict[Role, tuple[Line, Small, Small]] = {}
        for role in Role:
            line, give, take = Line(icon=ICONS[role], first=role is Role.HOST), Small(), Small(icon="trash")
            give.role = take.role = role
            give.bind(on_release=lambda touched: self._choose(touched.role))
            take.bind(on_release=lambda touched: self._ask_drop(touched.role))
            line.add_widget(give)
            if role is not Role.TECHNICIAN:
                line.add_widget(take)
            self.widget.ids.roles.add_widget(line)
            self._lines[role] = (line, give, take)

    def enter(self) -> None:
        self._show()

    def retell(self, _language: Language) -> None:
        self._show()

    def tick(self) -> None:
        """Nothing here changes by itself."""

    def back(self) -> bool:
        if self._role is None:
            return False
        self._role, self._pin, self._first, self.widget.fault = None, "", "", ""
        self._show()
        return True

    def leave(self) -> None:
        self.back()

    def _show(self) -> None:
        language, widget = self._room.language, self.widget
        staff, known = language.staff, self._room.backstage.gate.roles
        for role, (line, give, take) in self._lines.items():
            line.words, line.note = role_words(language, role)
            line.tone = "ok" if role in known else "quiet"
            line.state_words = staff("PIN is set") if role in known else staff("no PIN")
            give.words = staff("Change") if role in known else staff("Set a PIN")
            take.spoken, take.offered = staff("Remove the PIN"), role in known
        widget.choosing = self._role is not None
        if self._role is not None:
            widget.title = staff("New PIN: {role}").format(role=role_words(language, self._role)[0])
            widget.lead = staff("Once more, so that no slip gets in.") if self._first else staff("6 to 12 digits.")
        widget.save_words = staff("Save") if self._first else staff("Go on")
        widget.cancel_words = staff("Cancel")
        widget.dots, widget.ready = len(self._pin), len(self._pin) >= LEAST

    def _choose(self, role: Role) -> None:
        self.back()
        self._role = role
        self._show()

    def _key(self, key: str) -> None:
        self.widget.fault = ""
        self._pin = (self._pin + key)[:MOST] if key.isdigit() else self._pin[:-1]
        self._show()

    def _go_on(self) -> None:
        staff, role = self._room.language.staff, self._role
        pin, self._pin = self._pin, ""
        if role is None or len(pin) < LEAST:
            return
        if not self._first:
            try:
                check_new(pin)
                self._first = pin
            except PinRefused:
                self.widget.fault = staff("Too simple: no runs such as 123456, no single digit again and again.")
        elif pin != self._first:
            self._first = ""
            self.widget.fault = staff("Those were two different PINs. Please begin again.")
        else:
            self._first = ""
            self._room.work(lambda: self._room.backstage.gate.set_pin(role, pin), lambda done: self._set(role, done))
        self._show()

    def _set(self, role: Role, done: Future[None]) -> None:
        staff = self._room.language.staff
        if isinstance(done.exception(), PinRefused):
            self.widget.fault = staff("Please take another PIN: each role needs its own.")
        elif not self._room.say_fault(done):
            self._room.note(Deed.SET_PIN, role.word)
            self._room.tell(staff("The PIN is set."))
            self.back()
        self._show()

    def _ask_drop(self, role: Role) -> None:
        language = self._room.language
        title = language.staff("Remove the PIN: {role}?").format(role=role_words(language, role)[0])
        note = language.staff("Nobody comes in with it any more.")
        self._room.ask(title, note, language.staff("Remove"), lambda: self._drop(role))

    def _drop(self, role: Role) -> None:
        def dropped(done: Future[None]) -> None:
            if not self._room.say_fault(done):
                self._room.note(Deed.REMOVED_PIN, role.word)
            self._show()

        self._room.work(lambda: self._room.backstage.gate.drop_pin(role), dropped)


ENTRY: Final = Entry(
    "access",
    "lock",
    Role.TECHNICIAN,
    lambda language: language.staff("Access"),
    AccessPage,
    lambda room: room.language.staff("{n} of 3 roles have a PIN").format(n=len(room.backstage.gate.roles)),
    field=12,
)
