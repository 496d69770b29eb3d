"""The survey's view-model: one page of a form, as the screen shows it. No widgets; the engine is ``kiosk.forms``."""

from typing import TYPE_CHECKING, Any

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty

from kiosk import forms
from kiosk.forms.kinds import range_of
from kiosk.language import Language
from kiosk.masking import mask
from kiosk.tally import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT_LIMIT = 140
CHOSEN_KINDS = frozenset({"select_one", "likert", "select_multiple"})
TYPED_KINDS = frozenset({"text", "integer", "decimal"})
ANSWERED_KINDS = CHOSEN_KINDS | TYPED_KINDS | {"range"}  # those that are not done by merely going on


class SurveyModel(EventDispatcher):
    """The running fill: the screen reads properties, its touches come in as ``choose``, ``type``, ``go_on``.

    One question per page is shown; of a field-list page the questions follow each other, which keeps targets large.
    """

    title = StringProperty("")
    question = StringProperty("")
    hint = StringProperty("")
    fault = StringProperty("")  # the broken constraint or missing answer, in the visitor's words
    kind = StringProperty("")
    choices = ListProperty([])  # (name, label, chosen)
    several = BooleanProperty(False)
    columns = NumericProperty(1)
    typed = StringProperty("")
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
    typing_language = StringProperty("de")

    __events__ = ("on_finished", "on_left")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._fill: forms.Fill | None = None
        self._form: forms.Form | None = None
        self._place = 0  # which question of the page
        self._language: Language | None = None

    def begin(self, form: forms.Form, fill: forms.Fill, language: Language) -> None:
        """Show the first page of a fresh fill."""
        self._form, self._fill, self._language, self._place = form, fill, language, 0
        self._show()

    def forget(self) -> None:
        """Wipe what the visitor answered."""
        self._fill = self._form = None
        self.question = self.hint = self.fault = self.typed = ""
        self.kind = ""  # the keyboard goes with it: the next visitor begins with letters
        self.choices = []

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
        if question.kind == "select_multiple":
            before = fill.value(question.ref) or ()
            assert isinstance(before, tuple)
            value: Any = tuple(n for n in before if n != name) if name in before else (*before, name)
        else:
            value = name
        self._answer(fill, question, value or None)
        if not self.fault and "quick" in question.appearance and question.kind != "select_multiple":
            self.go_on()

    def type(self, text: str) -> None:
        """The whole text as it stands after a key."""
        if self._sent:
            return
        fill, question = self._now()
        if question.kind in {"integer", "decimal"}:
            self.typed = text
            value: Any = _number(text, whole=question.kind == "integer")
            self._answer(fill, question, value)
        else:
            self.typed = text
            self._answer(fill, question, text.strip() or None)

    def slide(self, number: float) -> None:
        """A slider was moved to a number."""
        if self._sent:
            return
        fill, question = self._now()
        self._answer(fill, question, int(number) if number == int(number) else number)

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
            self._place = len(page.questions) - 1 if page else 0
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
        return len(self.question) + len(self.hint) + sum(len(label) for _, label, _ in self.choices)

    @property
    def _sent(self) -> bool:
        """Behind the last page: the answer is on its way to the disk, and touches change nothing any more."""
        return self._fill is None or self._fill.page is None

    def _forward(self) -> None:
        fill, _ = self._now()
        page = fill.page
        assert page is not None
        self.fault = ""
        if self._place + 1 < len(page.questions):
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
        return self._fill, page.questions[min(self._place, len(page.questions) - 1)]

    def _show(self) -> None:
        fill, question = self._now()
        assert self._form is not None
        assert self._language is not None
        say: Callable[[str], str] = self._language.say
        value = fill.value(question.ref)
        self.title = self._form.title(fill.language)
        self.kind = question.kind
        self.columns = _columns(question)
        self.several = question.kind == "select_multiple"
        self.question, self.fault = question.label, ""
        self.hint = question.hint or {
            "select_one": say("Please choose one answer."),
            "likert": say("Please choose one answer."),
            "select_multiple": say("You may choose several."),
            "text": say("Please do not write names."),
        }.get(question.kind, "")
        chosen = value if isinstance(value, tuple) else (value,)
        self.choices = [(choice.name, choice.label, choice.name in chosen) for choice in question.choices]
        self.typed = self._text_of(question, value)
        self.room = say("{n} characters left").format(n=TEXT_LIMIT - len(self.typed)) if question.kind == "text" else ""
        if question.kind == "range":
            self._show_range(question, value, self._language)
        self.index, self.count = fill.position
        self.position_words = say("{i} of {n}").format(i=self.index, n=self.count)
        self.first = self.index <= 1 and not self._place
        self.back_words = say("Back")
        self.go_words = say("Finish") if self.index >= self.count else say("Continue")
        answered = value not in (None, "", ())
        self.skip_words = "" if question.required or question.kind == "note" else say("No answer")
        self.can_go = answered or question.kind not in ANSWERED_KINDS
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

    def _text_of(self, question: forms.Question, value: object) -> str:
        """What stands in the field: as typed while it is being typed, otherwise the accepted answer."""
        if question.kind not in TYPED_KINDS or value is None:
            return self.typed if question.kind in {"integer", "decimal"} and self.typed == "-" else ""
        if question.kind == "text" and self.typed.strip() == value:
            return str(self.typed)
        return str(value)


def _columns(question: forms.Question) -> int:
    """Columns of answers: as the form asks (``columns-n``), two at most: words stay readable from two metres."""
    asked = [int(word[8:]) for word in question.appearance if word.startswith("columns-") and word[8:].isdigit()]
    return min(2, max(1, asked[0])) if asked else 1


def _number(text: str, *, whole: bool) -> int | float | None:
    """The number that has been typed so far; None while it is not one yet."""
    try:
        return int(text) if whole else float(text.replace(",", "."))
    except ValueError:
        return None
