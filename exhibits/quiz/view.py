"""The city quiz: six questions alone or in two teams, an explanation after each, and no names at the end."""

import random
from pathlib import Path
from typing import Any, Final

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from exhibits.quiz import presenter
from exhibits.quiz.model import TABLE, Game, Quiz, Team, available, draw
from kiosk import pack, sources
from kiosk.exhibit import Stage, Suggestion, told
from kiosk.widgets.layout import Mirrored, Row
from kiosk.widgets.surface import Plane
from kiosk.widgets.text import Words
from kiosk.widgets.theme import Rgba, Theme
from kiosk.widgets.touchable import Touchable

KIND: Final = "quiz"
Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class ModeCard(Touchable, FloatLayout):
    """Alone, or two teams."""

    words = StringProperty("")
    note = StringProperty("")
    icons = ListProperty([])
    field = NumericProperty(1)
    sign = NumericProperty(0)  # how large the icons are, in design units


class Start(BoxLayout):
    """How to play."""

    prompt = StringProperty("")


class Answer(Touchable, Row):
    """One answer, and after the choice whether it was the right one, by sign and colour."""

    name = StringProperty("")
    letter = StringProperty("")
    words = StringProperty("")
    mark = StringProperty("open")  # open, right, wrong, other
    least = NumericProperty(150)

    def ink_of(self, theme: Theme, mark: str) -> Rgba:
        if mark == "right":
            return theme.on_main if theme.name == "contrast" else theme.on_field
        return {"wrong": theme.alert, "other": theme.muted}.get(mark, theme.ink)


class Board(Mirrored, BoxLayout):
    """One question with its answers, then its explanation."""

    wide = BooleanProperty(False)
    field = NumericProperty(1)
    icon = StringProperty("")
    text = StringProperty("")
    turn_icon = StringProperty("")
    turn_words = StringProperty("")
    answered = BooleanProperty(False)


class Marks(Row):
    """A row of signs: right and wrong in the order they came."""

    side = NumericProperty(70)

    def show(self, marks: list[bool]) -> None:
        self.clear_widgets()
        for right in marks:
            self.add_widget(Factory.Mark(icon="circle-check" if right else "x", letters=self.side))

    def on_side(self, _: object, side: float) -> None:
        for icon in self.children:
            icon.letters = side


class Score(Plane, BoxLayout):
    """What one team, or one visitor, has reached."""

    icon = StringProperty("")
    points = StringProperty("")
    words = StringProperty("")
    field = NumericProperty(8)
    room = NumericProperty(0.0)  # its height in the visitor's text size
    best = BooleanProperty(False)


class End(BoxLayout):
    """The end of a round."""

    words = StringProperty("")
    note = StringProperty("")


class QuizScreen(BoxLayout):
    """Start, board or end in the visitor's frame."""

    wide = BooleanProperty(False)
    title = StringProperty("")
    position = StringProperty("")
    count = NumericProperty(0)
    done = NumericProperty(0)
    comfort = ObjectProperty(rebind=True)


class QuizExhibit:
    """``self._game`` is the round that is played, None on the start page. ``chance`` draws the questions."""

    poster = None

    def __init__(self, stage: Stage, chance: random.Random) -> None:
        self._stage = stage
        self._chance = chance
        self._quiz = pack.table(stage.content, TABLE, Quiz)
        self._game: Game | None = None
        self._asked: frozenset[str] = frozenset()
        self._further: Suggestion = stage.suggestion(KIND)
        self.widget = QuizScreen(comfort=stage.comfort)
        self._foot = self.widget.ids.foot.__self__
        self._foot.bind(on_quiet=lambda *_: self._quiet(), on_main=lambda *_: self._main())
        self.widget.bind(wide=self._turn)
        self._start, self._board, self._end = Start(), Board(), End()
        self._start.ids.alone.bind(on_release=lambda *_: self._play(teams=False))
        self._start.ids.teams.bind(on_release=lambda *_: self._play(teams=True))
        self._to_the_top = Clock.create_trigger(self._top, 0.05)  # when what has been put in has its height

    @property
    def letters(self) -> int:
        game = self._game
        if game is None or game.over:
            return 120
        why = len(told(game.question.why, self._stage.language.code)) if game.answered else 0
        return len(self._board.text) + why + 60

    def announcement(self) -> None:
        """Nothing for the invitation."""

    def enter(self) -> None:
        self._show()

    def back(self) -> bool:
        if self._game is None:
            return False
        self._game = None
        self._show()
        return True

    def leave(self) -> None:
        self._game, self._asked = None, frozenset()

    def retell(self) -> None:
        say = self._stage.language.say
        start = self._start.ids
        self.widget.title = say("City quiz")
        self._start.prompt = say("How well do you know your city?")
        start.alone.words, start.alone.note = say("Alone"), say("Six questions")
        start.teams.words, start.teams.note = say("Two teams"), say("Sun against Moon, by turns")
        self._further = self._stage.suggestion(KIND)
        self._show()

    def _turn(self, _: object, wide: bool) -> None:  # noqa: FBT001  Kivy hands in the property's value
        self._board.wide = wide
        self._show()

    # --- what the visitor does

    def _play(self, *, teams: bool) -> None:
        questions = available(self._quiz, self._stage.now().date())
        self._game = Game(draw(questions, self._chance, teams=teams, asked=self._asked), teams=teams)
        self._asked |= {question.name for question in self._game.questions}
        self._show()

    def _answered(self, name: str) -> None:
        if self._game is not None and not self._game.answered:
            self._game.answer(name)
            self._show()

    def _quiet(self) -> None:
        game = self._game
        if game is None:
            self._stage.open("home")
        elif game.over:
            self._play(teams=game.teams)
        else:
            self.back()

    def _main(self) -> None:
        game = self._game
        if game is None:
            self._play(teams=False)
        elif game.over:
            self._stage.open(self._further.place)
        else:
            game.go_on()
            self._show()

    # --- what is shown

    def _show(self) -> None:
        screen, game, say = self.widget, self._game, self._stage.language.say
        arrow = "arrow-left" if self._stage.language.rtl else "arrow-right"
        screen.count, screen.done, screen.position = 0, 0, ""
        if game is None:
            self._put(self._start)
            self._foot.offer((say("Start here"), arrow), quiet=(say("Home"), "home"))
        elif game.over:
            self._show_end(game)
            self._foot.offer((self._further.words, self._further.icon), quiet=(say("Once more"), "repeat"))
        else:
            self._show_question(game)
            screen.count, screen.done = len(game.questions), game.index + 1
            screen.position = say("{i} of {n}").format(i=game.index + 1, n=len(game.questions))
            self._foot.offer((say("Continue"), arrow), quiet=(say("Stop"), "x"), ready=game.answered)

    def _put(self, page: Any) -> None:
        if page.parent is None:
            self.widget.ids.place.clear_widgets()
            self.widget.ids.place.add_widget(page)

    def _show_question(self, game: Game) -> None:
        self._put(self._board)
        board, language, question = self._board, self._stage.language, game.question
        board.field, board.icon, board.text = question.field, question.icon, told(question.text, language.code)
        board.answered = game.answered
        turn = game.turn
        board.turn_icon = presenter.SIGNS[turn] if turn else ""
        board.turn_words = presenter.team(turn, language) if turn else ""
        answers, why = board.ids.answers, board.ids.why
        answers.clear_widgets()
        why.clear_widgets()
        for letter, option in zip("ABC", question.options, strict=True):
            words = presenter.answer(option, language)
            made = Answer(name=option.name, letter=letter, words=words, least=170 if not board.wide else 118)
            if game.answered:
                chosen = option.name == game.answers[game.index]
                made.mark = "right" if option.name == question.right else "wrong" if chosen else "other"
                made.offered, made.least = False, 130 if not board.wide else 84
                if made.mark == "other":
                    continue
            made.bind(on_release=lambda touched: self._answered(touched.name))
            answers.add_widget(made)
        if game.answered:
            right = game.marks()[-1]
            verdict = presenter.verdict(right=right, language=language)
            why.add_widget(Words(words=verdict, font_name="Strong", letters=60 if not board.wide else 38))
            why.add_widget(Words(words=told(question.why, language.code), letters=46 if not board.wide else 32))
            why.add_widget(Factory.Note(words=sources.said(question, language)))
        self._to_the_top()

    def _top(self, *_: object) -> None:
        self._board.ids.scroller.view.scroll_y = 1

    def _show_end(self, game: Game) -> None:
        self._put(self._end)
        end, language = self._end, self._stage.language
        end.words, end.note = presenter.ending(game, language), presenter.cheer(game, language)
        scores = end.ids.scores
        scores.clear_widgets()
        for team in Team if game.teams else (None,):
            score = Score(icon=presenter.SIGNS[team] if team else "trophy", points=language.number(game.score(team)))
            score.words = presenter.team(team, language) if team else ""
            score.field = 8 if team is not Team.MOON else 1
            score.best = team is not None and game.ahead is team
            scores.add_widget(score)
            score.ids.marks.show(game.marks(team))


def exhibit(stage: Stage) -> QuizExhibit:
    """The stage's way in."""
    return QuizExhibit(stage, random.SystemRandom())
