"""The boards of a turn: check in, questions, thanks; the others stand in ``writing_boards`` and ``dots``."""

from typing import Any

from kivy.properties import ListProperty, NumericProperty, StringProperty

from kiosk.exhibit import told
from kiosk.screens.workshop.districts import MapBoard
from kiosk.screens.workshop.dots import DotsBoard
from kiosk.screens.workshop.mine import MineBoard
from kiosk.screens.workshop.session import Session
from kiosk.screens.workshop.thanks import ThanksBoard
from kiosk.screens.workshop.writing_boards import IdeaBoard, NoteBoard
from kiosk.widgets.choice import Choice
from kiosk.widgets.layout import Stack
from kiosk.widgets.scroller import Scroller
from kiosk.workshop import commands, telling, ways


def first(what: str, session: Session) -> Any:
    """The board a turn begins with."""
    return {
        ways.CHECK_IN: CheckInBoard,
        ways.ASK: AskBoard,
        ways.RATE: AskBoard,
        ways.DOTS: DotsBoard,
        ways.IDEA: IdeaBoard,
        ways.NOTE: NoteBoard,
        ways.MINE: MineBoard,
        ways.MAP: MapBoard,
    }[what](session)


class Welcome(Stack):
    """The guest's number, large on the ground of their colour."""

    field = NumericProperty(1)
    icon = StringProperty("")
    number = StringProperty("")
    group = StringProperty("")


class Asked(Scroller):
    """The answers of one question."""

    rows = ListProperty([])


class CheckInBoard:
    """A number and a colour, kept before they are shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._number, self._failed = 0, False
        self.widget: Any = Welcome(hugs=False)
        number = session.workshop.last_number + 1
        well = session.runner.does(
            lambda: commands.check_in(session.workshop), session.kept(lambda kept: self._kept(number, kept=kept))
        )
        self._failed = not well

    def _kept(self, number: int, *, kept: bool) -> None:
        self._number, self._failed = number if kept else 0, not kept
        self.tell()

    def tell(self) -> None:
        session, widget, say = self._session, self.widget, self._session.language.say
        group = session.workshop.guests.get(self._number, "")
        widget.opacity = 1 if group else 0
        more = bool(session.step.polls) and session.step.name not in session.workshop.shown and session.runner.step
        if not group:
            session.heads("", failed=self._failed)
            session.offers((say("Done"), "check"), ready=self._failed)
            return
        session.heads(say("Welcome!"), say("Write your number on your badge. We do not keep names."))
        widget.field, widget.icon = telling.FIELDS[group], telling.SIGNS[group]
        widget.number = session.language.number(self._number)
        widget.group = say("Group {colour}").format(colour=telling.colour(session.language, group))
        session.offers((say("To the question"), session.onward) if more else (say("Done"), "check"))

    def main(self) -> None:
        session = self._session
        asks = (
            session.runner.step is not None and session.step.polls and session.step.name not in session.workshop.shown
        )
        if self._number and asks:
            session.turn_to(AskBoard(session))
        else:
            session.done()

    def back(self) -> bool:
        return False


class AskBoard:
    """One question after the other; answers are kept together with the last one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked = telling.questions(session.step, session.runner.template, session.workshop)
        self._place = 0
        self._chosen: dict[str, str] = {}
        self._sent = self._failed = False
        self._choices: list[Choice] = []
        self.widget: Any = Asked()

    def tell(self) -> None:
        session, code, say = self._session, self._session.language.code, self._session.language.say
        name, question, group = self._asked[self._place]
        while len(self._choices) < len(question.options):
            choice = Choice(least=132)
            choice.bind(on_release=lambda touched: self._choose(touched.name))
            self._choices.append(choice)
        place = self.widget.ids.answers
        wanted = self._choices[: len(question.options)]
        if list(reversed(place.children)) != wanted:
            place.clear_widgets()
            for choice in wanted:
                place.add_widget(choice)
        for choice, option in zip(wanted, question.options, strict=True):
            choice.name, choice.words = option.name, told(option.label, code)
            choice.chosen = self._chosen.get(name) == option.name
        about = ""
        if group:
            idea = say("The idea of group {colour}").format(colour=telling.colour(session.language, group))
            about = f"{idea} · "
        count = say("{i} of {n}").format(i=self._place + 1, n=len(self._asked))
        lead = say("Please choose one answer.") if len(self._asked) == 1 else f"{about}{count}"
        session.heads(told(question.text, code), lead, failed=self._failed)
        last = self._place + 1 == len(self._asked)
        main = (say("Finish"), "check") if last else (say("Continue"), session.onward)
        back = (say("Back"), "arrow-right" if session.language.rtl else "arrow-left") if self._place else session.out
        session.offers(main, quiet=back, ready=name in self._chosen and not self._sent)

    def main(self) -> None:
        session = self._session
        if self._asked[self._place][0] not in self._chosen or self._sent:
            return
        if self._place + 1 < len(self._asked):
            self._place += 1
            self.tell()
            return
        step = session.step.name
        self._sent = session.runner.does(
            lambda: commands.answer(session.workshop, step, self._chosen), session.kept(self._kept)
        )
        self._failed = not self._sent
        self.tell()

    def back(self) -> bool:
        if not self._place or self._sent:
            return False
        self._place -= 1
        self.tell()
        return True

    def _choose(self, name: str) -> None:
        if not self._sent:
            self._chosen[self._asked[self._place][0]] = name
            self.tell()

    def _kept(self, well: bool) -> None:  # noqa: FBT001  as the runner calls it
        if well:
            self._session.turn_to(ThanksBoard(self._session))
        else:
            self._sent, self._failed = False, True
            self.tell()
