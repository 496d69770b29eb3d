"""Thanks: saved, the comparison with everybody, the withdrawal code, what next."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

import segno
from kivy.graphics.texture import Texture
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.exhibit import Suggestion, told
from kiosk.forms import Fill, Form
from kiosk.house import House
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.recorder import Recorder, withdrawal_code
from kiosk.models.thanks import ThanksModel
from kiosk.navigator import HOME, THANKS
from kiosk.tally import basis, chart_rows, compared, result_key, spoken
from kiosk.widgets.layout import lay
from kiosk.widgets.surface import Card
from sync.record import SURVEY_RESPONSE, Record


class QrCode(Widget):
    """A QR code of a short text, dark on white with its quiet zone, in every theme."""

    content = StringProperty("")
    texture = ObjectProperty(None, allownone=True)
    ink = ListProperty([0, 0, 0, 1])

    def on_content(self, _: object, content: str) -> None:
        if not content:
            self.texture = None
            return
        rows = list(segno.make(content, error="m", micro=False).matrix_iter(scale=1, border=2))
        size = len(rows)
        pixels = bytes(0 if dark else 255 for row in reversed(rows) for dark in row)
        texture = Texture.create(size=(size, size), colorfmt="luminance")
        texture.blit_buffer(pixels, colorfmt="luminance", bufferfmt="ubyte")
        texture.mag_filter = "nearest"
        self.texture = texture


class CodeCard(Card):
    """A withdrawal code to read, to copy and to photograph."""

    code = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")


class Thanks(BoxLayout):
    """``model`` → everything shown; the two buttons → its events."""

    model = ObjectProperty(rebind=True)
    comfort = ObjectProperty(rebind=True)
    wide = BooleanProperty(False)

    def __init__(self, model: ThanksModel, comfort: ComfortModel, **kwargs: Any) -> None:
        super().__init__(model=model, comfort=comfort, **kwargs)
        self._result, self._code = self.ids.result.__self__, self.ids.code.__self__
        model.bind(chart_title=self._hang, code_words=self._hang)
        self._hang()

    def _hang(self, *_: object) -> None:
        """What there is nothing to say on has no card."""
        model, cards = self.model, self.ids.cards
        lay(cards, [self._result] * bool(model.chart_title) + [self._code] * bool(model.code_words))


class ThanksScene:
    """Told what was answered; thanks only when it is durable, and says so honestly when it could not be kept."""

    def __init__(
        self,
        house: House,
        comfort: ComfortModel,
        recorder: Recorder,
        go: Callable[[str], None],
        suggestion: Callable[[str], Suggestion],
    ) -> None:
        self._house = house
        self._suggestion = suggestion
        self._recorder = recorder
        self._go = go
        self._model = ThanksModel()
        self.widget = Thanks(self._model, comfort)
        self._model.bind(on_done=lambda *_: go(HOME), on_next=lambda *_: go(self._model.next_place))
        self._language = house.languages[house.language]
        self._form: Form | None = None
        self._fill: Fill | None = None
        self._answers: Mapping[str, object] = {}
        self._failed = False
        self._code = ""

    @property
    def letters(self) -> int:
        return 240

    def deliver(self, form: Form, fill: Fill, data: dict[str, object], awaited: Callable[[], bool]) -> None:
        """Keep a finished survey; go to the thanks page when it is on the disk, or could not be.

        ``awaited``: whether the visitor still waits for it; who has left is not thanked, nor is the next one.
        """
        answers = data["answers"]
        assert isinstance(answers, dict)
        code = withdrawal_code()

        def kept(done: Future[Record]) -> None:
            failed = done.exception() is not None
            if not awaited():
                return
            self._form, self._fill, self._answers, self._failed = form, fill, answers, failed
            self._code = "" if failed else code
            self._go(THANKS)

        self._recorder.record(SURVEY_RESPONSE, data, kept, withdrawal=code)

    def enter(self) -> None:
        """Everything is shown by ``retell``."""

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        self._form, self._fill, self._answers, self._code = None, None, {}, ""
        self._model.forget()

    def retell(self, language: Language) -> None:
        self._language, model, form = language, self._model, self._form
        if form is None:
            return
        say = language.say
        model.title = form.title(spoken(form, language))
        model.saved = not self._failed
        model.saved_words = "" if self._failed else say("saved")
        model.headline = say("Sorry!") if self._failed else say("Thank you!")
        model.lead = say("Your answer could not be saved. The staff have been told.") if self._failed else ""
        model.done_words = say("Done")
        model.code = self._code
        model.code_words = (
            say("Your withdrawal code: {code}").format(code=f"{self._code[:4]} {self._code[4:]}") if self._code else ""
        )
        model.code_note = (
            say("With it you can delete your answer again, without saying who you are.") if self._code else ""
        )
        model.responsible = told(self._house.pack.responsible, language.code)
        self._suggest()
        self._compare(form)

    def _suggest(self) -> None:
        suggestion = self._suggestion(THANKS)
        self._model.next_place, self._model.next_icon = suggestion.place, suggestion.icon
        self._model.next_words = suggestion.words

    def _compare(self, form: Form) -> None:
        model, language = self._model, self._language
        name = compared(self._house.surveys, form.id)
        model.rows, model.chart_title, model.basis, model.needed = [], "", "", 0
        if not name or self._failed or self._fill is None:
            return
        self._fill.language = spoken(form, language)
        question = self._fill.question(name)
        key = result_key(form.id, name)
        published = self._house.results.published(key)
        model.chart_title = question.label
        if published is None:
            model.needed = self._house.results.threshold_of(key)
            model.come = model.needed - self._house.results.missing(key)
            model.basis = language.say("From {k} answers on, the result stands here. {n} are still missing.").format(
                k=model.needed, n=self._house.results.missing(key)
            )
            return
        model.lead = language.say("This is how everybody has answered so far.")
        own = self._answers.get(name)
        chosen = own if isinstance(own, list | tuple) else (own,)
        model.rows = chart_rows(published, [(c.name, c.label) for c in question.choices], chosen, language)
        model.basis = basis(published, language)
