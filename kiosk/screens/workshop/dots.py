"""Dots: a few for everybody, to be put on what matters most."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from kiosk.screens.workshop.session import Session
from kiosk.screens.workshop.thanks import ThanksBoard
from kiosk.widgets.layout import Row
from kiosk.widgets.scroller import Scroller
from kiosk.workshop import commands, telling


class DotRow(Row):
    """One topic with its dots, and the keys for one less and one more."""

    name = StringProperty("")
    words = StringProperty("")
    count = NumericProperty(0)
    slots = NumericProperty(10)
    can_more = BooleanProperty(True)
    more_words = StringProperty("")
    less_words = StringProperty("")

    __events__ = ("on_more", "on_less")

    def on_more(self) -> None:
        """Bound by the board."""

    def on_less(self) -> None:
        """Bound by the board."""


class DotTopics(Scroller):
    """All topics."""


class DotsBoard:
    """Kept when the guest says so; not all dots need be given."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._given: dict[str, int] = {}
        self._tokens = session.runner.template.tokens
        self._sent = self._failed = False
        self._rows: dict[str, DotRow] = {}
        self.widget: Any = DotTopics()

    def tell(self) -> None:
        session, say = self._session, self._session.language.say
        left = self._tokens - sum(self._given.values())
        for name, words in telling.topics(session.workshop, session.step, session.language):
            if name not in self._rows:
                row = self._rows[name] = DotRow(name=name, slots=self._tokens)
                row.bind(on_more=lambda r: self._put(r.name, 1), on_less=lambda r: self._put(r.name, -1))
                self.widget.ids.topics.add_widget(row)
            row = self._rows[name]
            row.words, row.count, row.can_more = words, self._given.get(name, 0), left > 0
            row.more_words = say("{measure}: one point more").format(measure=words)
            row.less_words = say("{measure}: one point less").format(measure=words)
        lead = (
            session.language.say_n("{n} point left", "{n} points left", left) if left else say("All points are placed.")
        )
        session.heads(say("What matters most to you?"), lead, failed=self._failed)
        session.offers((say("Finish"), "check"), quiet=session.out, ready=bool(self._placed) and not self._sent)

    @property
    def _placed(self) -> int:
        return sum(self._given.values())

    def main(self) -> None:
        session, step = self._session, self._session.step.name
        if not self._placed or self._sent:
            return
        self._sent = session.runner.does(
            lambda: commands.give_dots(session.workshop, step, self._given, self._tokens), session.kept(self._kept)
        )
        self._failed = not self._sent
        self.tell()

    def back(self) -> bool:
        return False

    def _put(self, name: str, change: int) -> None:
        count = self._given.get(name, 0) + change
        if not self._sent and count >= 0 and self._placed + change <= self._tokens:
            self._given[name] = count
            self.tell()

    def _kept(self, well: bool) -> None:  # noqa: FBT001  as the runner calls it
        if well:
            self._session.turn_to(ThanksBoard(self._session))
        else:
            self._sent, self._failed = False, True
            self.tell()
