"""The survey's view-model: one page of a form, as the screen shows it. No widgets; the engine is ``kiosk.forms``."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk import asking, forms, stepping
from kiosk.asking import TEXT_LIMIT
from kiosk.forms.kinds import range_of
from kiosk.language import Language
from kiosk.masking import mask
from kiosk.tally import spoken

if TYPE_CHECKING:
    from collections.abc import Callable


class SurveyModel(EventDispatcher):
    """The running fill: the screen reads properties, its touches come in as ``choose``, ``type``, ``go_on``.

    One question per page is shown; of a field-list page the questions follow each other, which keeps targets large.
    """

    title = StringProperty("")
    question = StringProperty("")
    hint = StringProperty("")
    fault = StringProperty("")  # the broken constraint or missing answer, in the visitor's words
    kind = StringProperty("")
    picture = StringProperty("")  # path of the question's picture, or empty
    choices = ListProperty([])  # of asking.Answer
    steps = ListProperty([])  # of stepping.Part
    several = BooleanProperty(False)
    columns = NumericProperty(1)
    typed = StringProperty("")
    shown = StringProperty("")  # what was typed as it stands in the field
    room = StringProperty("")
    limits = ListProperty([0.0, 10.0, 1.0])  # of a range: from, to, by
    number = ObjectProperty(None, allownone=True)  # where its slider stands; None: nobody has touched it
    number_words = StringProperty("")
    limit_words = ListProperty(["", ""])
    index = NumericProperty(0)
    count = NumericProperty(0)
    position_words = StringProperty("")
    first = BooleanProperty(True)
    go_words = StringProperty("")
    back_words = StringProperty("")
    skip_words = StringProperty("")  # empty: an answer is required
    can_go = BooleanProperty(False)
    separator = StringProperty("")  # the decimal sign on the number pad; empty for whole numbers
    typing_language = StringProperty("de")

    __events__ = ("on_finished", "on_left")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._fill: forms.Fill | None = None
        self._form: forms.Form | None = None
        self._place = 0  # which question of the page
        self._language: Language | None = None
        self._now_is: datetime | None = None

    def begin(self, form: forms.Form, fill: forms.Fill, language: Language, now: datetime) -> None:
        """Show the first page of a fresh fill. ``now``: where a day or a time begins to be stepped."""
        self._form, self._fill, self._language, self._place, self._now_is = form, fill, language, 0, now
        self._show()

    def forget(self) -> None:
        """Wipe what the visitor answered."""
        self._fill = self._form = None
        self.question = self.hint = self.fault = self.typed = ""
        self.kind = ""  # the keyboard goes with it: the next visitor begins with letters
        self.choices = []
        self.steps = []

    def retell(self, language: Language) -> None:
        """The language changed in the middle; answers stay."""
        self._language = language
        if self._fill is not None and self._form is not None:
            self._fill.language = spoken(self._form, language)
            if not self._sent:
                self._show()

    def choose(self, name: str) -> None:
        """A choice was touched: taken, or taken back where several may be chosen."""
        if self._sent:
            return
        fill, question = self._now()
        if question.kind == "repeat":
            fill.answer(question.ref, name)
            self._forward()
            return
        self._answer(fill, question, asking.chosen(question, fill.value(question.ref), name))
        if question.kind == "rank":
            self.fault = ""  # an order that is not complete yet is no mistake
        if not self.fault and "quick" in question.appearance and question.kind != "select_multiple":
            self.go_on()

    def type(self, text: str) -> None:
        """The whole text as it stands after a key."""
        if self._sent:
            return
        fill, question = self._now()
        self.typed = text
        value: Any = text.strip() or None
        if question.kind in {"integer", "decimal"}:
            value = asking.number(text, whole=question.kind == "integer")
        self._answer(fill, question, value)

    def slide(self, number: float) -> None:
        """A slider was moved to a number."""
        if self._sent:
            return
        fill, question = self._now()
        self._answer(fill, question, int(number) if number == int(number) else number)

    def step(self, part: str, by: int) -> None:
        """A key for more or less of one part of a day, a time or a count."""
        if self._sent:
            return
        fill, question = self._now()
        assert self._now_is is not None
        names = stepping.parts_of(question.kind, question.appearance)
        value = stepping.stepped(
            names, question.kind, _stepped(fill.value(question.ref)), part=part, by=by, now=self._now_is
        )
        self._answer(fill, question, value)

    def go_on(self) -> None:
        if self._sent:
            return
        fill, question = self._now()
        if question.kind == "text" and isinstance(typed := fill.value(question.ref), str):
            fill.answer(question.ref, mask(typed).text)  # what names or reaches a person is never stored
        if fault := fill.check_page().get(question.ref):
            self.fault = fault
            return
        self._forward()

    def skip(self) -> None:
        """On without an answer: what was chosen is taken back."""
        if self._sent:
            return
        fill, question = self._now()
        fill.answer(question.ref, None)
        self._forward()

    def go_back(self) -> None:
        if self._sent:
            return
        fill, _ = self._now()
        self.fault = ""
        if self._place:
            self._place -= 1
        elif fill.back():
            page = fill.page
            self._place = len(asking.asked(page)) - 1 if page else 0
        else:
            self.dispatch("on_left")
            return
        self._show()

    def on_finished(self) -> None:
        """Bound by the owner: the last page is behind."""

    def on_left(self) -> None:
        """Bound by the owner: back from the first page."""

    @property
    def left_at(self) -> str:
        """The question on the screen while the survey is not finished; empty otherwise."""
        return "" if self._sent else self._now()[1].ref

    @property
    def letters(self) -> int:
        """How much there is to read on this page."""
        return len(self.question) + len(self.hint) + sum(len(answer.label) for answer in self.choices)

    @property
    def _sent(self) -> bool:
        """Behind the last page: the answer is on its way to the disk, and touches change nothing any more."""
        return self._fill is None or self._fill.page is None

    def _forward(self) -> None:
        fill, _ = self._now()
        page = fill.page
        assert page is not None
        self.fault = ""
        if self._place + 1 < len(asking.asked(page)):
            self._place += 1
        elif fill.next():
            self._place = 0
        if fill.page is None:
            self.dispatch("on_finished")
        else:
            self._show()

    def _answer(self, fill: forms.Fill, question: forms.Question, value: Any) -> None:
        refused = fill.answer(question.ref, value)
        self._show()
        self.fault = refused.message if refused else ""

    def _now(self) -> tuple[forms.Fill, forms.Question]:
        assert self._fill is not None
        page = self._fill.page
        assert page is not None
        asked = asking.asked(page)
        return self._fill, asked[min(self._place, len(asked) - 1)]

    def _show(self) -> None:
        fill, question = self._now()
        assert self._form is not None
        assert self._language is not None
        say: Callable[[str], str] = self._language.say
        value = fill.value(question.ref)
        self.title = self._form.title(fill.language)
        self.kind = asking.shown_as(question)
        self.columns = asking.columns(question)
        self.several = question.kind in asking.SEVERAL
        self.question, self.fault = question.label, ""
        self.picture = asking.picture(question.media.get("image", ""), self._form.media)
        self.hint = question.hint or (say(asking.HINTS[self.kind]) if self.kind in asking.HINTS else "")
        self.choices = asking.answers(question, value, self._language, self._form.media)
        parts = stepping.parts_of(question.kind, question.appearance)
        self.steps = stepping.told(parts, question.kind, _stepped(value), self._language)
        self.separator = self._language.decimal_sign if question.kind == "decimal" else ""
        self.typed = asking.typed(question, value, self.typed, self._language)
        self.shown = asking.in_the_field(question, self.typed, self._language)
        self.room = say("{n} characters left").format(n=TEXT_LIMIT - len(self.typed)) if question.kind == "text" else ""
        if question.kind == "range":
            self._show_range(question, value, self._language)
        self.index, self.count = fill.position
        self.position_words = say("{i} of {n}").format(i=self.index, n=self.count)
        self.first = self.index <= 1 and not self._place
        self.back_words = say("Back")
        self.go_words = say("Finish") if self.index >= self.count else say("Continue")
        optional = not question.required and question.kind not in {"note", "repeat"}
        self.skip_words = say("No answer") if optional else ""
        self.can_go = asking.is_answered(question, value) or question.kind not in asking.ANSWERED_KINDS
        self.typing_language = self._language.code

    def _show_range(self, question: forms.Question, value: object, language: Language) -> None:
        low, high, step = range_of(question.parameters)
        digits = max(0, -int(step.normalize().as_tuple().exponent))
        self.limits = [float(low), float(high), float(step)]
        self.limit_words = [language.number(float(low), digits), language.number(float(high), digits)]
        self.number = float(value) if isinstance(value, int | float) else None
        self.number_words = language.say("Touch the bar.")
        if self.number is not None:
            self.number_words = language.number(self.number, digits)


def _stepped(value: object) -> str | int | None:
    return value if isinstance(value, str | int) else None
