"""One guest's turn at the screen: check in, answer, give dots, enter an idea, write a note, find one's measurement.

Nothing of a turn stays: whoever leaves in the middle has answered nothing.
"""

from collections.abc import Callable
from typing import Any, Protocol

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.exhibit import told
from kiosk.house import House
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.workshop import Runner
from kiosk.screens.workshop import boards
from kiosk.screens.workshop.city import City
from kiosk.screens.workshop.session import Session


class TurnScreen(BoxLayout):
    """Frame, headline, one board, and the foot."""

    comfort = ObjectProperty(rebind=True)
    title = StringProperty("")
    headline = StringProperty("")
    lead = StringProperty("")
    failed = BooleanProperty(False)
    wide = BooleanProperty(False)


class Board(Protocol):
    """One page of a turn. ``tell`` sets words on its widget and on the screen; touches on the foot come in."""

    widget: Any

    def tell(self) -> None: ...
    def main(self) -> None: ...
    def back(self) -> bool: ...


class TurnScene:
    """``done`` ends the turn: the visit with it."""

    def __init__(
        self, house: House, runner: Runner, comfort: ComfortModel, done: Callable[[], None], city: City
    ) -> None:
        self._runner, self._done = runner, done
        self._language = house.languages[house.language]
        self._wanted = ""
        self._stop: Callable[[], None] | None = None
        self._board: Board | None = None
        self.widget: Any = TurnScreen(comfort=comfort)
        self._session = Session(runner, house, self.widget, self._turn_to, done, lambda: self._language, city)
        self.widget.ids.foot.bind(on_quiet=lambda *_: self._quiet(), on_main=lambda *_: self._main())

    letters = 300

    def wants(self, what: str) -> None:
        """What the turn is to be, before it is entered."""
        self._wanted = what

    def enter(self) -> None:
        self._session.renew()
        self._stop = self._runner.watch(self._tell)
        if self._runner.current is not None:
            self._turn_to(boards.first(self._wanted, self._session))

    def retell(self, language: Language) -> None:
        self._language = language
        self._tell()

    def back(self) -> bool:
        if self._board is None or not self._board.back():
            self._done()
        return True

    def leave(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None
        self._session.renew()
        self._board = None
        self.widget.ids.board.clear_widgets()
        self.widget.headline = self.widget.lead = ""

    def _turn_to(self, board: Board) -> None:
        self._board = board
        place = self.widget.ids.board
        place.clear_widgets()
        place.add_widget(board.widget)
        self._tell()

    def _tell(self) -> None:
        if self._board is None or self._runner.current is None:
            return
        step = self._runner.step
        title = step.title if step is not None else self._runner.template.title
        self.widget.title = told(title, self._language.code)
        self._board.tell()

    def _main(self) -> None:
        if self._board is not None:
            self._board.main()

    def _quiet(self) -> None:
        self.back()
