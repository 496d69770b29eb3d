"""The view-model of the gate: digits come in, the gate is asked, and what it says is put in words."""

from collections.abc import Callable
from concurrent.futures import Future
from enum import StrEnum
from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.errors import KioskError
from kiosk.language import Language
from kiosk.staff.errors import PinRefused
from kiosk.staff.gate import Answer, Gate
from kiosk.staff.pins import LEAST, MOST, check_new
from kiosk.staff.roles import Role

Work = Callable[[Callable[[], Any], Callable[[Future[Any]], None]], None]


class Asked(StrEnum):
    """What the door wants next."""

    PIN = "pin"
    NEW = "new"  # nobody has chosen a PIN yet
    AGAIN = "again"  # the new one once more


class DoorModel(EventDispatcher):
    """A PIN is kept no longer than it is needed. ``on_admitted``: with the role.

    ``work(job, then)`` does a job off the screen's thread and calls ``then`` on it.
    """

    title = StringProperty("")
    lead = StringProperty("")
    fault = StringProperty("")
    dots = NumericProperty(0)
    ready = BooleanProperty(False)  # enough digits
    busy = BooleanProperty(False)
    locked = BooleanProperty(False)
    go_words = StringProperty("")
    leave_words = StringProperty("")

    __events__ = ("on_admitted",)

    def __init__(self, gate: Gate, work: Work, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._gate = gate
        self._work = work
        self._language: Language | None = None
        self._asked = Asked.PIN
        self._pin = self._first = ""

    def begin(self, language: Language) -> None:
        """Somebody stands in front of the door."""
        self._language = language
        self._asked = Asked.NEW if self._gate.new else Asked.PIN
        self._forget()
        self.fault = ""
        self.tell(language)
        self.tick()

    def forget(self) -> None:
        """They have gone, or are in."""
        self._forget()
        self.busy = False

    def tell(self, language: Language) -> None:
        """Set the texts that do not change from second to second."""
        self._language = language
        staff = language.staff
        self.title = {
            Asked.PIN: staff("Please enter your PIN"),
            Asked.NEW: staff("Choose a PIN first"),
            Asked.AGAIN: staff("The same PIN once more"),
        }[self._asked]
        self.lead = {
            Asked.PIN: staff("For the team of this place."),
            Asked.NEW: staff("6 to 12 digits. It opens everything; PINs for the others follow inside."),
            Asked.AGAIN: staff("So that no slip locks you out."),
        }[self._asked]
        self.go_words = staff("Open") if self._asked is Asked.PIN else staff("Go on")
        self.leave_words = staff("Cancel")

    def key(self, key: str) -> None:
        """A digit, or a step back."""
        if self.busy or self.locked:
            return
        self.fault = ""
        if key.isdigit() and len(self._pin) < MOST:
            self._pin += key
        elif not key.isdigit():
            self._pin = self._pin[:-1]
        self._show()

    def go_on(self) -> None:
        """The digits are complete."""
        assert self._language is not None
        pin = self._pin
        if self.busy or self.locked or len(pin) < LEAST:
            return
        staff = self._language.staff
        self._pin = ""
        self._show()
        if self._asked is Asked.PIN:
            self._ask(lambda: self._gate.try_pin(pin), self._answered)
        elif self._asked is Asked.NEW:
            try:
                check_new(pin)
            except PinRefused:
                self.fault = staff("Too simple: no runs such as 123456, no single digit again and again.")
                return
            self._first, self._asked = pin, Asked.AGAIN
            self.tell(self._language)
        elif pin != self._first:
            self._first, self._asked = "", Asked.NEW
            self.tell(self._language)
            self.fault = staff("Those were two different PINs. Please begin again.")
        else:
            self._ask(lambda: self._gate.set_pin(Role.TECHNICIAN, pin), self._chosen)

    def tick(self) -> None:
        """Once a second: how long the gate stays closed."""
        if self._language is None or self.busy:
            return
        staff = self._language.staff
        if self._gate.fault:
            self.locked = True
            self.fault = staff("The file of the PINs is damaged. A technician must mend it at the machine.")
        elif self._asked is Asked.NEW and not self._gate.settable:
            self.locked = True
            self.fault = staff("Restart the kiosk to choose the first PIN: it can be chosen in the minutes after.")
        elif (waits := self._gate.waits) > 0:
            self.locked = True
            clock = f"{int(waits + 0.999) // 60}:{int(waits + 0.999) % 60:02d}"
            self.fault = staff("Too many wrong PINs. Closed for another {time} min.").format(time=clock)
        elif self.locked:
            self.locked, self.fault = False, ""

    def on_admitted(self, role: Role) -> None:
        """Bound by the scene."""

    def _ask(self, job: Callable[[], Any], then: Callable[[Future[Any]], None]) -> None:
        self.busy = True
        self._work(job, then)

    def _answered(self, done: Future[Answer]) -> None:
        self.busy = False
        assert self._language is not None
        if (error := done.exception()) is not None:
            self._failed(error)
        elif (role := done.result().role) is not None:
            self.dispatch("on_admitted", role)
        else:
            self.fault = self._language.staff("That PIN is not right.")
            self.tick()

    def _chosen(self, done: Future[None]) -> None:
        self.busy = False
        if (error := done.exception()) is not None:
            self._failed(error)
        else:
            self.dispatch("on_admitted", Role.TECHNICIAN)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KioskError):
            raise error
        assert self._language is not None
        self.fault = self._language.staff("That could not be saved. The disk may be full.")

    def _forget(self) -> None:
        self._pin = self._first = ""
        self._show()

    def _show(self) -> None:
        self.dots, self.ready = len(self._pin), len(self._pin) >= LEAST
