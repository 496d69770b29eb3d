"""What happens with my data, taking a contribution back by its code, and the way to report a barrier."""

import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk import keys
from kiosk.exhibit import told
from kiosk.house import House
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.recorder import CODE_LENGTH
from kiosk.navigator import BARRIER, HOME
from kiosk.widgets.keyboard import LetterPad
from kiosk.widgets.layout import Mirrored, seat
from kiosk.widgets.surface import Card
from kiosk.widgets.touchable import Touchable
from sync.record import Record

log = logging.getLogger(__name__)


class Point(Mirrored, Card):
    """One thing to know, with its icon."""

    icon = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")


class ReportKey(Touchable, Mirrored, BoxLayout):
    """The way to report a barrier: looks as a point does, and leads on."""

    words = StringProperty("")
    note = StringProperty("")


class DataScreen(BoxLayout):
    """The points and the way to report a barrier; and the field for the code."""

    comfort = ObjectProperty(rebind=True)
    title = StringProperty("")
    points = ListProperty([])  # (icon, words, note)
    report_words = StringProperty("")
    report_note = StringProperty("")
    withdrawing = BooleanProperty(False)
    ask = StringProperty("")
    code = StringProperty("")
    answer = StringProperty("")
    home_words = StringProperty("")
    withdraw_words = StringProperty("")
    delete_words = StringProperty("")

    __events__ = ("on_home", "on_withdraw", "on_delete", "on_report")

    def on_kv_post(self, _base: Any) -> None:
        self._telling, self._asking = self.ids.telling.__self__, self.ids.asking.__self__  # held: only one stands
        self.on_withdrawing()

    def on_withdrawing(self, *_: object) -> None:
        seat(self._asking if not self.withdrawing else self._telling, None)
        seat(self._asking if self.withdrawing else self._telling, self.ids.body)

    def on_points(self, *_: object) -> None:
        place = self.ids.points
        if not place.children:
            self._report = ReportKey()
            self._report.bind(on_release=lambda *_: self.dispatch("on_report"))
            for widget in (*(Point() for _ in self.points), self._report):
                place.add_widget(widget)
        for card, (icon, words, note) in zip(reversed(place.children), self.points, strict=False):
            card.icon, card.words, card.note = icon, words, note
        self._report.words, self._report.note = self.report_words, self.report_note

    def on_home(self) -> None:
        """Bound by the scene."""

    def on_withdraw(self) -> None:
        """Bound by the scene: shows the field."""

    def on_delete(self) -> None:
        """Bound by the scene: takes the contribution back."""

    def on_report(self) -> None:
        """Bound by the scene: something is hard to use."""


class DataScene:
    """``withdraw`` is the journal's: its future gives the erasures of what a code took back, for ``learn``."""

    letters = 760

    def __init__(
        self,
        house: House,
        comfort: ComfortModel,
        withdraw: Callable[[str], Future[tuple[Record, ...]]],
        learn: Callable[[Record], None],
        go: Callable[[str], None],
    ) -> None:
        self._house = house
        self._withdraw, self._learn = withdraw, learn
        self._language = house.languages[house.language]
        self.widget: Any = DataScreen(comfort=comfort)
        self.widget.bind(
            on_home=lambda *_: None if self.back() else go(HOME),
            on_withdraw=lambda *_: self._ask(),
            on_delete=lambda *_: self._delete(),
            on_report=lambda *_: go(BARRIER),
        )
        self._pad: LetterPad | None = None

    def enter(self) -> None:
        self._show()

    def leave(self) -> None:
        self.widget.withdrawing, self.widget.code, self.widget.answer = False, "", ""

    def back(self) -> bool:
        """One step back inside this scene; False when there is none."""
        if not self.widget.withdrawing:
            return False
        self.leave()
        self._show()
        return True

    def retell(self, language: Language) -> None:
        self._language = language
        if self._pad is not None:
            self._pad.names = {keys.BACK: language.say("Delete")}
        self._show()

    def _show(self) -> None:
        say, widget = self._language.say, self.widget
        widget.title = say("What happens with my data?")
        responsible = told(self._house.pack.responsible, self._language.code)
        widget.report_words = say("Report a barrier")
        widget.report_note = say("Is something hard to read, hear, understand or reach?")
        widget.points = [
            ("user", say("We do not know who you are"), say("No name, no picture, no account.")),
            ("lock", say("Your answers stay in the city"), responsible),
            (
                "camera-off",
                say("The camera sees blocks"),
                say("It only sees whether people are there, and how many. No picture is kept."),
            ),
            ("clock", say("Only the hour is kept"), say("Not the minute, so nobody can find your answer.")),
            ("trash", say("You can take it back"), say("With the code from the thanks page.")),
        ]
        widget.home_words = say("Back") if widget.withdrawing else say("Home")
        widget.withdraw_words = say("Delete my answer")
        widget.delete_words = say("Delete now")
        widget.ask = say("Please enter the code from the thanks page.")

    def _ask(self) -> None:
        if self._pad is None:  # few visitors come here: its keys are made for the first who does
            self._pad = LetterPad()
            self._pad.letters = keys.CODE_LETTERS
            self._pad.names = {keys.BACK: self._language.say("Delete")}
            self._pad.bind(on_key=self._key)
            self.widget.ids.pad.add_widget(self._pad)
        self.widget.withdrawing, self.widget.answer = True, ""
        self._show()

    def _key(self, _pad: object, key: str) -> None:
        self.widget.answer = ""
        self.widget.code = keys.edited(self.widget.code, key, CODE_LENGTH)

    def _delete(self) -> None:
        if len(self.widget.code) < CODE_LENGTH:
            self.widget.answer = self._language.say("The code has {n} letters.").format(n=CODE_LENGTH)
            return
        future = self._withdraw(self.widget.code)
        future.add_done_callback(lambda done: Clock.schedule_once(partial(self._deleted, done)))

    def _deleted(self, done: Future[tuple[Record, ...]], _seconds: float) -> None:
        say = self._language.say
        if done.exception() is not None:
            log.error("A contribution could not be taken back: %s", done.exception())
            self.widget.answer = say("That did not work just now. The staff have been told.")
        elif done.result():
            for erasure in done.result():
                self._learn(erasure)
            self.widget.answer = say("Done. Your answer is deleted.")
            self.widget.code = ""
        else:
            self.widget.answer = say("We do not know this code. Please check the letters.")
