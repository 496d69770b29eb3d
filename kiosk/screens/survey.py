"""One page of a survey: the question, its answers, back, no answer, continue."""

import math
import random
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk import asking, keys
from kiosk.asking import STEPS, TEXT_LIMIT, TYPED_KINDS
from kiosk.forms import Fill, Form
from kiosk.house import House, OfferedSurvey
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.survey import SurveyModel
from kiosk.navigator import HOME
from kiosk.staff.survey_report import left_draft, told_if_lost
from kiosk.tally import spoken
from kiosk.widgets.choice import Choice
from kiosk.widgets.keyboard import Field, Keyboard, NumberPad
from kiosk.widgets.layout import seat
from kiosk.widgets.slider import NumberSlider
from kiosk.widgets.stepper import Steppers
from kiosk.widgets.steps import Steps

LARGE_TEXT = 1.3
STOCK_S = 0.1  # between two answers that are built ahead
WIDE_LETTER, LINE = 0.6, 1.1  # of a headline, as shares of its size: a letter's width, a line's height
RAGGED = 1.2  # in a narrow column, words leave a fifth of each line empty
# Up to so many lines of answers: the height of each in dp; on a high screen, on a wide one.
HEIGHTS = {False: ((5, 156), (7, 132)), True: ((3, 140), (4, 112))}
LOWEST = {False: 116, True: 96}
Deliver = Callable[[Form, Fill, dict[str, object], Callable[[], bool]], None]


class SurveyScreen(BoxLayout):
    """``model`` → what is shown; touches → the model's verbs. Choices are reused from page to page."""

    model = ObjectProperty(rebind=True)
    comfort = ObjectProperty(rebind=True)
    wide = BooleanProperty(False)
    typing = BooleanProperty(False)  # the answer is written, not chosen
    columns = NumericProperty(1)
    least = NumericProperty(LOWEST[False])  # height of an answer in dp
    joined = BooleanProperty(False)  # the question scrolls with its answers

    def __init__(self, model: SurveyModel, comfort: ComfortModel, **kwargs: Any) -> None:
        self._choices: list[Choice] = []
        self._stocking = Steps(STOCK_S)
        self._shown = ""
        self._key_names: dict[str, str] = {}
        super().__init__(model=model, comfort=comfort, **kwargs)
        self._head = self.ids.head.__self__  # held: it moves
        self.fbind("columns", self._lay)
        self.fbind("joined", self._seat)
        self._seat()
        model.bind(choices=self._lay, kind=self._lay, shown=self._typed, room=self._typed, question=self._turned)
        self._lay()

    # Most surveys only ask to choose: forty keys that nobody sees would cost 8 MB.
    @cached_property
    def _field(self) -> Field:
        return Field(limit=TEXT_LIMIT)

    @cached_property
    def _keyboard(self) -> Keyboard:
        keyboard = Keyboard(names=self._key_names)
        keyboard.bind(on_key=self._key)
        self.model.bind(typing_language=keyboard.setter("language"))
        return keyboard

    @cached_property
    def _pad(self) -> NumberPad:
        pad = NumberPad(names=self._key_names)
        pad.bind(on_key=self._key)
        self.model.bind(separator=pad.setter("separator"))
        pad.separator = self.model.separator
        return pad

    @cached_property
    def _slider(self) -> NumberSlider:
        slider, model = NumberSlider(), self.model
        slider.bind(on_pick=lambda _, number: model.slide(number))
        model.bind(limits=self._slid, number=self._slid, number_words=self._slid, question=self._slid)
        return slider

    @cached_property
    def _steppers(self) -> Steppers:
        steppers, model = Steppers(), self.model
        steppers.bind(on_step=lambda _, part, by: model.step(part, by))
        model.bind(steps=steppers.setter("parts"))
        steppers.parts = model.steps
        return steppers

    @staticmethod
    def columns_for(text_scale: float, wide: bool, answers: int, asked: int) -> int:  # noqa: FBT001  called from kv
        """Columns of answers: as the form asks; a wide screen takes more; the largest text takes one."""
        if text_scale > LARGE_TEXT:
            return 1
        return max(asked, 1 if answers <= 3 else 2) if wide else asked

    @staticmethod
    def is_long(letters: int, size: float, room: tuple[float, float], low: bool, typing: bool) -> bool:  # noqa: FBT001  called from kv
        """Whether a question of so many letters of so many px takes the room its answers need."""
        if typing:
            return False
        wide = room[0] > room[1]
        width = room[0] * (0.34 if wide else 0.9)
        lines = math.ceil(letters * WIDE_LETTER * (RAGGED if wide else 1) * size / width) if width > 0 else 0
        height = room[1] * ((0.56 if wide else 0.5) - (0.24 if low else 0))
        return lines * size * LINE > height * (0.64 if wide else 0.5)

    def _seat(self, *_: object) -> None:
        scrolled = self.ids.scroller.ids.content
        if self.joined:
            seat(self._head, scrolled, index=len(scrolled.children))
        else:
            seat(self._head, self.ids.beside)

    def name_keys(self, names: dict[str, str]) -> None:
        """Spoken names of the special keys, in the visitor's language."""
        self._key_names = names
        for pad in ("_keyboard", "_pad"):
            if pad in self.__dict__:
                getattr(self, pad).names = names

    def _turned(self, *_: object) -> None:
        self.ids.scroller.view.scroll_y = 1

    def _lay(self, *_: object) -> None:
        answers, model = self.ids.answers, self.model
        self._keys_for(model.kind)
        rows = model.choices
        while len(self._choices) < len(rows):
            self._add()
        wanted = self._choices[: len(rows)]
        if list(reversed(answers.children)) != wanted:
            answers.clear_widgets()
            for widget in wanted:
                answers.add_widget(widget)
        lines = -(-len(rows) // self.columns)
        self.least = next((height for most, height in HEIGHTS[self.wide] if lines <= most), LOWEST[self.wide])
        for choice, answer in zip(self._choices, rows, strict=False):
            choice.least = self.least
            choice.place, choice.picture = answer.place, answer.picture
            choice.name, choice.words, choice.chosen, choice.several = (
                answer.name, answer.label, answer.chosen, model.several,
            )  # fmt: skip

    def stock(self, most: int) -> None:
        """Build the answers of a later page while this one is read: ``most`` at once would hold its picture up."""
        self._stocking.stop()
        if most:
            self._stocking.begin(self._stock(most))

    def _stock(self, most: int) -> Iterator[None]:
        while len(self._choices) < most:
            self._add()
            yield

    def _add(self) -> None:
        choice, model = Choice(), self.model
        choice.bind(on_release=lambda touched: model.choose(touched.name))
        self._choices.append(choice)

    def _keys_for(self, kind: str) -> None:
        if kind == self._shown:
            return
        self._shown = kind
        place, field = self.ids.pad, self.ids.field
        place.clear_widgets()
        field.clear_widgets()
        self.typing = kind in {*TYPED_KINDS, STEPS, "range"}
        if kind == "range":
            place.add_widget(self._slider)
            self._slid()
        elif kind == STEPS:
            place.add_widget(self._steppers)
        elif self.typing:
            field.add_widget(self._field)
            self._field.large = kind != "text"
            self._typed()
        if kind == "text":
            self._keyboard.language = self.model.typing_language
            self._keyboard.state = keys.Keys(language=self.model.typing_language)
            place.add_widget(self._keyboard)
        elif kind in TYPED_KINDS:
            place.add_widget(self._pad)

    def _slid(self, *_: object) -> None:
        slider, model = self._slider, self.model
        slider.low, slider.high, slider.step = model.limits
        slider.low_words, slider.high_words = model.limit_words
        slider.name, slider.value, slider.value_words = model.question, model.number, model.number_words

    def _typed(self, *_: object) -> None:
        if self.model.kind not in TYPED_KINDS:
            return
        self._field.words, self._field.room_words = self.model.shown, self.model.room

    def _key(self, _pad: object, key: str) -> None:
        if key == keys.DONE:
            self.model.go_on()
            return
        text = keys.edited(self.model.typed, key, TEXT_LIMIT)
        if text != self.model.typed:
            self.model.type(text)
            if self.model.kind == "text":
                self._keyboard.follow(text)


class SurveyScene:
    """One survey from its first page to the durable answer."""

    def __init__(
        self, house: House, offered: OfferedSurvey, comfort: ComfortModel, deliver: Deliver, go: Callable[[str], None]
    ) -> None:
        self._house = house
        self._form = offered.form
        self._deliver = deliver
        self._go = go
        self._fill: Fill | None = None
        self._began = 0.0
        self._seed = random.random()  # noqa: S311  shuffles answers
        self._model = SurveyModel()
        self.widget = SurveyScreen(self._model, comfort)
        self._model.bind(on_finished=self._finish, on_left=lambda *_: go(HOME))
        self._language = house.languages[house.language]

    @property
    def letters(self) -> int:
        return self._model.letters

    def retell(self, language: Language) -> None:
        self._language = language
        say = language.say
        self.widget.name_keys(
            {
                keys.SHIFT: say("Capital letters"),
                keys.BACK: say("Delete"),
                keys.SPACE: say("Space"),
                keys.SYMBOLS: say("Digits and signs"),
                keys.LETTERS: say("Letters"),
                keys.DONE: say("Continue"),
            }
        )
        if self._fill is None:
            self._begin()  # the first page, for whoever is about to enter
        else:
            self._model.retell(language)

    def enter(self) -> None:
        self._fill = self._begin()
        self._began = self._house.monotonic()
        self.widget.stock(asking.most(self._form, self._fill))

    def _begin(self) -> Fill:
        """Show the first page of a fresh fill; until somebody leaves, its answers are shuffled in the same way."""
        language, now = spoken(self._form, self._language), self._house.now()
        fill = Fill(self._form, language=language, now=now, rng=random.Random(self._seed))  # noqa: S311  shuffles
        self._model.begin(self._form, fill, self._language, now)
        return fill

    def back(self) -> bool:
        self._model.go_back()  # from the first page it leaves by itself
        return True

    def leave(self) -> None:
        if self._fill is not None and (ref := self._model.left_at):
            self._house.append(left_draft(self._form, ref, self._house.now())).add_done_callback(told_if_lost)
        self._fill = None
        self.widget.stock(0)
        self._seed = random.random()  # noqa: S311  as above
        self._model.forget()

    def _finish(self, *_: object) -> None:
        fill = self._fill
        assert fill is not None
        submission = fill.submission(self._house.now())
        data = {
            "form": self._form.id,
            "version": self._form.version,
            "language": self._language.code,
            "answers": submission.answers,
            "xml": submission.xml.decode("utf-8"),
            "seconds": round(self._house.monotonic() - self._began),
        }
        self._deliver(self._form, fill, data, lambda: self._fill is fill)
