"""The invitation: calm light, one sentence, the week's question. Any touch opens the home screen."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from devices.reading import Silhouette
from kiosk.exhibit import Announcement
from kiosk.language import Language
from kiosk.models.silhouette import LiveSilhouette
from kiosk.widgets.layout import Stack
from kiosk.widgets.touchable import Touchable

OTHERS: Final = 3  # languages in small letters below
TURN_S: Final = 6.0  # each language has the large letters for this long


class Calls(Stack):
    """The sentence in other languages, one below the other: joined in one line, a separator would hang at its end."""

    calls = ListProperty([])

    def on_calls(self, _: object, calls: list[str]) -> None:
        while len(self.children) < len(calls):
            self.add_widget(Factory.CallLine())
        for line, call in zip(reversed(self.children), calls, strict=True):
            line.words = call


class Invitation(Touchable, FloatLayout):
    """The whole screen is one target."""

    lab = StringProperty("")
    call = StringProperty("")
    calls = ListProperty([])  # the same sentence in other languages, a line for each
    overline = StringProperty("")
    question = StringProperty("")
    note = StringProperty("")
    notice = StringProperty("")  # what the staff have to say today
    moving = BooleanProperty(False)
    cells = ListProperty([])  # the silhouette of who stands in front, empty when nobody does
    columns = NumericProperty(1)
    rows = NumericProperty(1)

    def stand(self, silhouette: Silhouette) -> None:
        """Somebody stands in front, or has gone."""
        self.columns, self.rows = silhouette.columns, silhouette.rows
        self.cells = list(silhouette.cells)


class InvitationScene:
    """Speaks the one sentence in every offered language in turn; shows the week's question."""

    letters = 0

    def __init__(  # noqa: PLR0917  each of them is a different thing
        self,
        lab: str,
        call: Callable[[str], str],
        languages: Sequence[str],
        announced: Callable[[], Announcement | None],
        silhouette: LiveSilhouette,
        notice: Callable[[str], str],
        begin: Callable[[], None],
    ) -> None:
        self.widget = Invitation(lab=lab)
        self.widget.bind(on_release=lambda *_: begin())
        self._call = call
        self._notice = notice
        self._announced = announced
        self._silhouette = silhouette
        self._languages = tuple(languages)
        self._turn = 0
        self._clock: Any = None

    def retell(self, language: Language) -> None:
        self._turn = self._languages.index(language.code) if language.code in self._languages else 0
        self._speak()

    def enter(self) -> None:
        told = self._announced()
        widget = self.widget
        widget.overline, widget.question, widget.note = (told.overline, told.words, told.note) if told else ("", "", "")
        self._speak()
        self.widget.moving = True
        self._silhouette.watch(self.widget.stand)
        self._clock = Clock.schedule_interval(self._next, TURN_S)

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        self.widget.moving, self.widget.cells = False, []  # the next time it is entered, others stand there
        self._silhouette.watch(None)
        if self._clock is not None:
            self._clock.cancel()

    def _next(self, _seconds: float) -> None:
        self._turn = (self._turn + 1) % len(self._languages)
        self._speak()

    def _speak(self) -> None:
        first = self._languages[self._turn]
        self.widget.call = self._call(first)
        self.widget.notice = self._notice(first)
        following = [self._languages[(self._turn + step) % len(self._languages)] for step in range(1, OTHERS + 1)]
        self.widget.calls = [self._call(code) for code in dict.fromkeys(following) if code != first]
