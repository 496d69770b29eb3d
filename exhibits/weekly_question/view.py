"""The question of the week: a poster on the home screen, one tap, and at once the bar of all answers."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from exhibits.weekly_question.model import TABLE, Question, Schedule, asked_on
from kiosk import pack
from kiosk.exhibit import Announcement, Stage, told
from kiosk.tally import basis, chart_rows
from kiosk.widgets.surface import Hero
from kiosk.widgets.touchable import Touchable
from sync.record import VOTE

KIND = "weekly_question"
Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class Option(Touchable, FloatLayout):
    """One answer on the poster."""

    name = StringProperty("")
    words = StringProperty("")


class Poster(Hero, FloatLayout):
    """The question with its answers, large; a tap goes to ``vote`` with the option's name."""

    overline = StringProperty("")
    question = StringProperty("")
    options = ListProperty([])  # (name, label)
    least = NumericProperty(0.0)  # height below which the words do not fit
    vote: Callable[[str], None]

    def on_options(self, _: object, options: list[tuple[str, str]]) -> None:
        place = self.ids.options
        if len(place.children) != len(options):
            place.clear_widgets()
            for _option in options:
                option = Option()
                option.bind(on_release=lambda touched: self.vote(touched.name))
                place.add_widget(option)
        for widget, (name, label) in zip(reversed(place.children), options, strict=True):
            widget.name, widget.words = name, label


class Result(BoxLayout):
    """All answers as bars, and what happens with them."""

    title = StringProperty("")
    question = StringProperty("")
    rows = ListProperty([])
    basis = StringProperty("")
    thanks = StringProperty("")  # only when the vote could not be kept
    next_title = StringProperty("")
    next_words = StringProperty("")
    owner = StringProperty("")
    comfort = ObjectProperty(rebind=True)


class WeeklyQuestion:
    """Poster and result of the question that is asked today."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._questions = pack.table(stage.content, TABLE, Schedule).questions
        self._chosen = ""
        self._failed = False
        self._poster = Poster()
        self._poster.vote = self._vote
        self.widget = Result(comfort=stage.comfort)
        self.retell()

    @property
    def poster(self) -> Any:
        """None in a week without a question: the home screen then has tiles only."""
        return self._poster if self._asked() is not None else None

    @property
    def letters(self) -> int:
        return len(self.widget.question) + len(self.widget.next_words) + 20 * len(self.widget.rows)

    def announcement(self) -> Announcement | None:
        """The question for the invitation, with its n once it is published."""
        question, language = self._asked(), self._stage.language
        if question is None:
            return None
        published = self._stage.results.published(question.name)
        note = language.say_n("{n} has answered", "{n} have answered", published.n) if published else ""
        return Announcement(language.say("Question of the week"), told(question.text, language.code), note)

    def enter(self) -> None:
        self.retell()

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        self._chosen, self._failed = "", False

    def retell(self) -> None:
        question = self._asked()
        if question is None:
            return
        language, result = self._stage.language, self.widget
        code, say = language.code, language.say
        self._poster.overline = say("Question of the week · 20 seconds")
        self._poster.question = told(question.text, code)
        self._poster.options = [(option.name, told(option.label, code)) for option in question.options]
        result.title = say("Question of the week")
        result.question = told(question.text, code)
        result.thanks = say("Your vote could not be saved. The staff have been told.") if self._failed else ""
        result.next_title = say("What happens next")
        result.next_words = told(question.next, code)
        result.owner = told(question.owner, code)
        result.ids.onward.tell(self._stage, KIND)
        self._tell_result(question)

    def _asked(self) -> Question | None:
        return asked_on(self._questions, self._stage.now().date())

    def _vote(self, option: str) -> None:
        """One tap: kept on disk first, shown then."""
        question = self._asked()
        if question is None or self._chosen:
            return
        self._chosen = option

        def kept(done: Future[Any]) -> None:
            failed = done.exception() is not None
            if not failed:
                self._stage.results.add(question.name, (option,), self._stage.now().date())
            if self._chosen == option:  # who has left in the meantime is not called back, nor is the next one
                self._failed = failed
                self._stage.open(KIND)

        self._stage.record(VOTE, {"question": question.name, "option": option}, kept)

    def _tell_result(self, question: Question) -> None:
        language, results, result = self._stage.language, self._stage.results, self.widget
        published = results.published(question.name)
        options = [(option.name, told(option.label, language.code)) for option in question.options]
        if published is None:
            result.rows = []
            result.basis = language.say("From {k} answers on, the result stands here. {n} are still missing.").format(
                k=results.threshold, n=results.missing(question.name)
            )
        else:
            result.rows = chart_rows(published, options, (self._chosen,), language)
            result.basis = basis(published, language)


def exhibit(stage: Stage) -> WeeklyQuestion:
    """The stage's way in."""
    return WeeklyQuestion(stage)
