"""A visitor reports what is hard to use here: one touch says what it is about, a few words may follow."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.barriers import BARRIER, TEXT_LIMIT, Topic, report_data
from kiosk.house import House
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.recorder import Recorder, withdrawal_code
from kiosk.navigator import DATA, HOME
from kiosk.screens.thanks import CodeCard
from kiosk.widgets.layout import seat
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.touchable import Touchable
from kiosk.widgets.writing import Asking, Writing
from sync.record import Record

ABOUT, WORDS, THANKS = "about", "words", "thanks"
ICONS: Final = {
    Topic.READING: "text-size",
    Topic.OPERATING: "hand-finger",
    Topic.LISTENING: "volume",
    Topic.LANGUAGE: "language",
    Topic.REACHING: "wheelchair",
    Topic.OTHER: "message",
}


class BarrierKey(Touchable, BoxLayout):
    """One thing a barrier may be about; ``high``: there is height for a large sign."""

    words = StringProperty("")
    icon = StringProperty("")
    high = BooleanProperty(True)


class BarrierTopics(Scroller):
    """What it is about, as large keys."""

    columns = NumericProperty(2)


class ReportThanks(Scroller):
    """What happens now, and the code to delete the report with."""

    lead = StringProperty("")


class BarrierScreen(Asking):
    """Frame, headline, one board at a time, and the foot."""

    comfort = ObjectProperty(rebind=True)
    lead = StringProperty("")
    failed = BooleanProperty(False)


class BarrierScene:
    """Thanks only when the report is on the disk; nobody but the staff ever reads it."""

    letters = 260

    def __init__(self, house: House, comfort: ComfortModel, recorder: Recorder, go: Callable[[str], None]) -> None:
        self._house = house
        self._recorder = recorder
        self._go = go
        self._language = house.languages[house.language]
        self._phase, self._text, self._code = ABOUT, "", ""
        self._topic: Topic | None = None
        self._sending = self._failed = self._masked = False
        self.widget: Any = BarrierScreen(comfort=comfort)
        self._topics, self._thanks, self._writing = BarrierTopics(), ReportThanks(), Writing(limit=TEXT_LIMIT)
        self._code_card: Any = CodeCard()
        self._keys: dict[Topic, BarrierKey] = {}
        for topic in Topic:
            key = self._keys[topic] = BarrierKey(icon=ICONS[topic])
            key.topic = topic
            key.bind(on_release=lambda touched: self._choose(touched.topic))
            self._topics.ids.topics.add_widget(key)
        self._thanks.add_widget(self._code_card)
        self._writing.bind(on_typed=lambda _, text: self._typed(text), on_done=lambda *_: self._send())
        self.widget.ids.foot.bind(
            on_aside=lambda *_: go(DATA),
            on_quiet=lambda *_: self._quiet(),
            on_main=lambda *_: self._main(),
        )
        self.widget.bind(size=lambda *_: self._turned())

    def enter(self) -> None:
        self._show()

    def leave(self) -> None:
        self._forget()
        self._show()

    def back(self) -> bool:
        if self._phase != WORDS:
            return False
        self._phase = ABOUT
        self._show()
        return True

    def retell(self, language: Language) -> None:
        self._language = language
        self._show()

    def _forget(self) -> None:
        self._phase, self._topic, self._text, self._code = ABOUT, None, "", ""
        self._sending = self._failed = self._masked = False

    # --- what is done

    def _choose(self, topic: Topic) -> None:
        self._topic = topic
        self._show()

    def _quiet(self) -> None:
        if self._phase == ABOUT:
            self._write()
        else:
            self.back()

    def _main(self) -> None:
        if self._phase == THANKS:
            self._go(HOME)
        else:
            self._send()

    def _write(self) -> None:
        self._phase = WORDS
        self._writing.begin(self._language)
        self._show()

    def _typed(self, text: str) -> None:
        self._text = text
        self._show()

    def _send(self) -> None:
        """On the disk first; thanks only then."""
        topic = self._topic
        if topic is None or self._sending:
            return
        code = withdrawal_code()
        data, masked = report_data(topic, self._text)
        self._sending = True

        def kept(done: Future[Record]) -> None:
            failed = done.exception() is not None
            if self._topic is not topic or not self._sending:
                return  # the visitor has left meanwhile, and the next one is not thanked
            self._sending, self._failed, self._masked = False, failed, masked
            if not failed:
                self._phase, self._code = THANKS, code
            self._show()

        self._recorder.record(BARRIER, data, kept, withdrawal=code)

    # --- what is shown

    def _turned(self) -> None:
        wide = self.widget.width > self.widget.height
        self._writing.wide, self._topics.columns = wide, 3 if wide else 2
        for key in self._keys.values():
            key.high = not wide

    def _show(self) -> None:
        say, screen, foot = self._language.say, self.widget, self.widget.ids.foot
        back = "arrow-right" if self._language.rtl else "arrow-left"
        board: Any = {ABOUT: self._topics, WORDS: self._writing, THANKS: self._thanks}[self._phase]
        if board.parent is None:
            screen.ids.board.clear_widgets()
            seat(board, screen.ids.board)
        self._turned()
        screen.title, screen.failed, screen.typing = say("Report a barrier"), self._failed, self._phase == WORDS
        for topic, key in self._keys.items():
            key.words, key.chosen = self._topic_words(topic), topic is self._topic
        if self._phase == THANKS:
            screen.headline, screen.lead = say("Thank you!"), ""
            self._tell_thanks()
            foot.offer((say("Home"), "home"))
            return
        if self._phase == ABOUT:
            screen.headline = say("What is hard for you here?")
            screen.lead = say("One touch is enough. If you like, add a few words.")
            quiet = (say("Add words"), "pencil") if self._topic is not None else ("", "")
            foot.offer((say("Send"), "send"), quiet=quiet, aside=(say("Back"), back), ready=self._topic is not None)
        else:
            screen.headline, screen.lead = say("What exactly?"), ""
            self._writing.tell(self._language, self._text)
            self._writing.hint = say("In a few words, if you like")
            self._writing.warning = say("Please do not write names.")
            foot.offer((say("Send"), "send"), quiet=(say("Back"), back))
        if self._failed:
            screen.lead = say("That did not work just now. The staff have been told.")

    def _tell_thanks(self) -> None:
        say, card, code = self._language.say, self._code_card, self._code
        lead = say("The team reads it and looks for a way. Nobody else sees it.")
        taken = say("We took out what could tell who somebody is.") if self._masked else ""
        self._thanks.lead = " ".join(filter(None, (lead, taken)))
        card.code = code
        card.words = say("Your withdrawal code: {code}").format(code=f"{code[:4]} {code[4:]}") if code else ""
        card.note = say("With it you can delete your report again, without saying who you are.")

    def _topic_words(self, topic: Topic) -> str:
        say = self._language.say
        return {
            Topic.READING: say("Letters and contrast"),
            Topic.OPERATING: say("Touching and finding the way"),
            Topic.LISTENING: say("Reading aloud and sound"),
            Topic.LANGUAGE: say("Language and words"),
            Topic.REACHING: say("Height and room"),
            Topic.OTHER: say("Something else"),
        }[topic]
