"""The end of a turn: it is on the disk."""

from typing import Any

from kiosk.screens.workshop.session import Session
from kiosk.widgets.layout import Stack


class Thanked(Stack):
    """A large sign that all is well."""


class ThanksBoard:
    """It is on the disk."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.widget: Any = Thanked(hugs=False)

    def tell(self) -> None:
        say = self._session.language.say
        self._session.heads(say("Thank you!"), say("Saved. The results are shown when everybody has had their turn."))
        self._session.offers((say("Next person, please"), self._session.onward))

    def main(self) -> None:
        self._session.done()

    def back(self) -> bool:
        return False
