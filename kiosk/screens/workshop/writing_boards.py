"""Boards where something is written: a group's idea for the pool, a note for the board."""

from typing import Any, Final

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.masking import mask
from kiosk.screens.workshop.session import Session
from kiosk.widgets.layout import Stack
from kiosk.widgets.ring import GroupKey
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.writing import Writing
from kiosk.workshop import commands, telling

LIMIT: Final = 140
SHORTEST: Final = 4
EVERYWHERE: Final = "everywhere"


class Chosen(Scroller):
    """The groups, to choose one's own."""

    groups = ListProperty([])


class Codes(Stack):
    """What the group takes along: where to find the idea, how to delete it."""

    find_words = StringProperty("")
    find_code = StringProperty("")
    delete_words = StringProperty("")
    delete_code = StringProperty("")
    wide = BooleanProperty(False)


class IdeaBoard:
    """Which group, then the words. The text is shown to nobody before somebody has released it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._group = self._text = ""
        self._codes: tuple[str, str] = ("", "")  # to look it up, to delete it
        self._sent = self._failed = False
        self._choosing, self._writing = Chosen(), Writing(limit=LIMIT)
        self._writing.wide = session.screen.width > session.screen.height
        self._writing.bind(on_typed=lambda _, text: self._type(text), on_done=lambda _: self.main())
        self._writing.begin(session.language)
        self.widget: Any = self._choosing
        for group in session.workshop.groups:
            key = GroupKey(name=group, field=telling.FIELDS[group], icon=telling.SIGNS[group])
            key.bind(on_release=lambda touched: self._choose(touched.name))
            self._choosing.ids.groups.add_widget(key)

    def tell(self) -> None:
        session, say = self._session, self._session.language.say
        for key in self._choosing.ids.groups.children:
            key.words = telling.colour(session.language, key.name)
        if self._codes[0]:
            session.heads(say("Thank you for your idea!"), say("The team reads it before anybody else sees it."))
            kept = self._kept_board
            kept.find_words, kept.find_code = say("Your code for the idea pool"), self._codes[0]
            kept.delete_words, kept.delete_code = say("To delete the idea again"), self._codes[1]
            session.offers((say("Done"), "check"))
        elif not self._group:
            session.heads(say("Which group are you?"))
            session.offers((say("Continue"), session.onward), quiet=session.out, ready=False)
        else:
            session.heads(say("Your group’s idea"), say("Please do not write names."), failed=self._failed)
            self._writing.hint = say("For example: benches in the shade along the street")
            self._writing.tell(session.language, self._text)
            back = (say("Back"), "arrow-right" if session.language.rtl else "arrow-left")
            session.offers((say("Hand in"), "send"), quiet=back, ready=self._said and not self._sent)

    @property
    def _said(self) -> bool:
        return len(self._text.strip()) >= SHORTEST

    def main(self) -> None:
        session = self._session
        if self._codes[0]:
            session.done()
        elif self._group and self._said and not self._sent:
            self._sent, self._failed = True, False
            code = session.runner.fresh_idea()
            field = session.runner.template.field
            data = {"idea": code, "text": mask(self._text.strip()).text, "place": EVERYWHERE, "field": field}
            delete = session.runner.enter_idea(self._group, data, session.kept(lambda well: self._kept(well=well)))
            self._pending = (code, delete)
            self.tell()

    def back(self) -> bool:
        if not self._group or self._codes[0] or self._sent:
            return False
        self._group = ""
        self.widget = self._choosing
        self._session.turn_to(self)
        return True

    def _choose(self, group: str) -> None:
        self._group = group
        self.widget = self._writing
        self._session.turn_to(self)

    def _type(self, text: str) -> None:
        self._text = text
        self.tell()

    def _kept(self, *, well: bool) -> None:
        self._sent, self._failed = False, not well
        if well:
            self._codes = self._pending
            self.widget = self._kept_board = Codes(hugs=False, wide=self._writing.wide)
            self._session.turn_to(self)
        else:
            self.tell()


class NoteBoard:
    """A note for everybody to see: a topic to vote on, a point of the debriefing."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._text = ""
        self._sent = self._failed = False
        self.widget: Any = Writing(limit=LIMIT)
        self.widget.wide = session.screen.width > session.screen.height
        self.widget.bind(on_typed=lambda _, text: self._type(text), on_done=lambda _: self.main())
        self.widget.begin(session.language)

    def tell(self) -> None:
        session, say = self._session, self._session.language.say
        session.heads(say("A note for the board"), say("Please do not write names."), failed=self._failed)
        self.widget.hint = say("In a few words")
        self.widget.tell(session.language, self._text)
        ready = bool(self._text.strip()) and not self._sent
        session.offers((say("Put it up"), "pin"), quiet=session.out, ready=ready)

    def main(self) -> None:
        session, step, text = self._session, self._session.step.name, self._text
        if text.strip() and not self._sent:
            self._sent = session.runner.does(
                lambda: commands.write_note(session.workshop, step, text), session.kept(self._kept)
            )
            self._failed = not self._sent
            self.tell()

    def back(self) -> bool:
        return False

    def _type(self, text: str) -> None:
        self._text = text
        self.tell()

    def _kept(self, well: bool) -> None:  # noqa: FBT001  as the runner calls it
        if well:
            self._session.done()
        else:
            self._sent, self._failed = False, True
            self.tell()
