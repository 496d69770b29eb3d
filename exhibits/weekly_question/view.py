"""The question of the week: a poster on the home screen, one tap, and at once the bar of all answers."""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from exhibits.weekly_question.model import TABLE, Question, Schedule, Turnstile, asked_on, earlier, following, vote
from kiosk import pack
from kiosk.exhibit import Announcement, Stage, Suggestion, told
from kiosk.tally import basis, chart_rows
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.surface import Card, Hero
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


class ResultBoard(Scroller):
    """All answers as bars, and what happens with them."""

    question = StringProperty("")
    rows = ListProperty([])
    basis = StringProperty("")
    come = NumericProperty(0)  # while the result waits: how many of the answers it needs are there
    needed = NumericProperty(0)
    failed_words = StringProperty("")  # only when the vote could not be kept
    next_title = StringProperty("")
    next_words = StringProperty("")
    owner = StringProperty("")
    following = StringProperty("")  # when the next question comes
    wide = BooleanProperty(False)


class EarlierCard(Card):
    """One question whose weeks are over: its result, and what became of it."""

    weeks = StringProperty("")
    question = StringProperty("")
    rows = ListProperty([])
    basis = StringProperty("")
    answer_title = StringProperty("")
    answer = StringProperty("")


class WeeklyQuestionScreen(BoxLayout):
    """The result, or the earlier questions."""

    title = StringProperty("")
    comfort = ObjectProperty(rebind=True)


class WeeklyQuestion:
    """Poster, result of the question that is asked today, and the earlier ones."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._further: Suggestion = stage.suggestion(KIND)
        self._questions = pack.table(stage.content, TABLE, Schedule).questions
        self._turnstile = Turnstile()
        self._chosen, self._saving, self._failed, self._looks_back = "", False, False, False
        self._poster = Poster()
        self._poster.vote = self._vote
        self.widget = WeeklyQuestionScreen(comfort=stage.comfort)
        self._result, self._archive = ResultBoard(), Scroller()
        self.widget.bind(size=self._turned)
        foot = self._foot = self.widget.ids.foot.__self__
        foot.bind(
            on_aside=lambda _: stage.open("home"),
            on_quiet=lambda _: self._look_back(back=not self._looks_back),
            on_main=lambda _: stage.open(self._further.place),
        )
        self.retell()

    @property
    def poster(self) -> Any:
        """None in a week without a question: the home screen then has tiles only."""
        return self._poster if self._asked() is not None else None

    @property
    def letters(self) -> int:
        if self._looks_back:
            return 220 * len(self._archive.ids.content.children)
        return len(self._result.question) + len(self._result.next_words) + 20 * len(self._result.rows)

    def announcement(self) -> Announcement | None:
        """The question for the invitation, with its n once it is published."""
        question, language = self._asked(), self._stage.language
        if question is None:
            return None
        published = self._stage.results.published(question.name)
        note = language.say_n("{n} has answered", "{n} have answered", published.n) if published else ""
        return Announcement(language.say("Question of the week"), told(question.text, language.code), note)

    def enter(self) -> None:
        self._look_back(back=False)

    def back(self) -> bool:
        """From the earlier questions to today's."""
        before = self._looks_back
        if before:
            self._look_back(back=False)
        return before

    def leave(self) -> None:
        marked, self._chosen, self._failed = self._chosen, "", False
        if marked:
            self._tell_poster()  # without the mark on somebody's own answer

    def retell(self) -> None:
        language = self._stage.language
        self._entitle()
        self._further = self._stage.suggestion(KIND)
        board = self._archive if self._looks_back else self._result
        if self.widget.ids.board.children != [board]:
            self.widget.ids.board.clear_widgets()
            self.widget.ids.board.add_widget(board)
        past = earlier(self._questions, self._stage.now().date())
        if self._looks_back:
            self._tell_earlier(past)
        self._tell_poster()
        on = (self._further.words, self._further.icon)
        way = (
            (language.say("This week"), "message-question")
            if self._looks_back
            else ((language.say("Earlier questions"), "history") if past else ("", ""))
        )
        self._foot.offer(
            on, quiet=way, aside=(language.say("Home"), "home") if self._further.place != "home" else ("", "")
        )

    def _look_back(self, *, back: bool) -> None:
        self._looks_back = back
        self._archive.to_top()
        self.retell()

    def _turned(self, *_: object) -> None:
        self._result.wide = self.widget.width > self.widget.height
        self._entitle()

    def _entitle(self) -> None:
        question, language = self._asked(), self._stage.language
        named = self._result.wide and not self._looks_back and question is not None
        title = told(question.text, language.code) if named and question else language.say("Question of the week")
        self.widget.title = title

    def _asked(self) -> Question | None:
        return asked_on(self._questions, self._stage.now().date())

    def _vote(self, option: str) -> None:
        """One tap: kept on disk first, shown then. Whoever taps again is not stopped; the record says so."""
        question = self._asked()
        if question is None or self._saving:
            return
        self._chosen, self._saving = option, True
        stage = self._stage
        repeated = self._turnstile.repeats(question.name, stage.visit, stage.monotonic())

        def kept(done: Future[Any]) -> None:
            failed = done.exception() is not None
            self._saving = False
            if self._chosen == option:  # who has left in the meantime is not called back, nor is the next one
                self._failed = failed
                stage.open(KIND)

        stage.record(VOTE, vote(question.name, option, repeated=repeated), kept)

    def _tell_poster(self) -> None:
        question, language, result = self._asked(), self._stage.language, self._result
        if question is None:
            return
        code, say = language.code, language.say
        self._poster.overline = say("Question of the week · 20 seconds")
        self._poster.question = told(question.text, code)
        self._poster.options = [(option.name, told(option.label, code)) for option in question.options]
        result.question = told(question.text, code)
        result.failed_words = say("Your vote could not be saved. The staff have been told.") if self._failed else ""
        result.next_title = say("What happens next")
        result.next_words = told(question.next, code)
        result.owner = told(question.owner, code)
        after = following(self._questions, self._stage.now().date())
        result.following = (
            say("The next question comes on {day}.").format(day=language.day(after.first)) if after else ""
        )
        results, published = self._stage.results, self._stage.results.published(question.name)
        if published is None:
            result.rows = []
            result.needed = results.threshold
            result.come = results.threshold - results.missing(question.name)
            result.basis = say("From {k} answers on, the result stands here. {n} are still missing.").format(
                k=results.threshold, n=results.missing(question.name)
            )
        else:
            result.rows = chart_rows(published, _labels(question, code), (self._chosen,), language)
            result.basis = basis(published, language)

    def _tell_earlier(self, past: tuple[Question, ...]) -> None:
        language, results, content = self._stage.language, self._stage.results, self._archive.ids.content
        say = language.say
        content.clear_widgets()
        for question in past:
            published = results.published(question.name)
            card = EarlierCard(
                weeks=f"{language.day(question.first)} – {language.day(question.last)}",
                question=told(question.text, language.code),
                basis=basis(published, language)
                if published
                else say("Fewer than {k} people answered here: no result is shown.").format(k=results.threshold),
                answer_title=say("What became of it"),
                answer=told(question.answer.words, language.code)
                if question.answer
                else say("The answer is still to come."),
            )
            if published is not None:
                card.rows = chart_rows(published, _labels(question, language.code), (), language)
            self._archive.add_widget(card)


def _labels(question: Question, code: str) -> list[tuple[str, str]]:
    return [(option.name, told(option.label, code)) for option in question.options]


def exhibit(stage: Stage) -> WeeklyQuestion:
    """The stage's way in."""
    return WeeklyQuestion(stage)
