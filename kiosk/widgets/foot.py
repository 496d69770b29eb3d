"""The foot of a screen: one main way, and up to two quiet ones beside it."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from kiosk.exhibit import Stage, Suggestion
from kiosk.widgets.layout import Row

Way = tuple[str, str]  # words, icon


class Foot(Row):
    """Only the buttons that have words are there: an empty one would still push the others aside."""

    aside_words = StringProperty("")
    aside_icon = StringProperty("")
    quiet_words = StringProperty("")
    quiet_icon = StringProperty("")
    main_words = StringProperty("")
    main_icon = StringProperty("")
    ready = BooleanProperty(True)  # whether the main way may be taken now
    can_back = BooleanProperty(True)  # the same of the quiet one

    __events__ = ("on_aside", "on_quiet", "on_main")

    def on_kv_post(self, _base: Any) -> None:
        self._buttons = list(reversed(self.children))  # held: a button without words leaves the foot
        self.fbind("aside_words", self._seat)
        self.fbind("quiet_words", self._seat)
        self._seat()

    def offer(self, main: Way, *, quiet: Way = ("", ""), aside: Way = ("", ""), ready: bool = True) -> None:
        """Show these ways; ``aside`` stands first, ``main`` last."""
        self.aside_words, self.aside_icon = aside
        self.quiet_words, self.quiet_icon = quiet
        self.main_words, self.main_icon = main
        self.ready = ready

    def _seat(self, *_: object) -> None:
        shown = (bool(self.aside_words), bool(self.quiet_words), True)
        wanted = [button for button, wants in zip(self._buttons, shown, strict=True) if wants]
        if list(reversed(self.children)) != wanted:
            self.clear_widgets()
            for button in wanted:
                self.add_widget(button)

    def on_aside(self) -> None:
        """Bound by the owner."""

    def on_quiet(self) -> None:
        """Bound by the owner."""

    def on_main(self) -> None:
        """Bound by the owner."""


class Onward(Foot):
    """The foot of an exhibit's end: home, and what the stage suggests next."""

    _stage: Stage
    _further: Suggestion

    def tell(self, stage: Stage, kind: str) -> None:
        """In the stage's language; ``kind`` is the exhibit that comes to its end."""
        self._stage, self._further = stage, stage.suggestion(kind)
        home = (stage.language.say("Home"), "home") if self._further.place != "home" else ("", "")
        self.offer((self._further.words, self._further.icon), quiet=home)

    def on_quiet(self) -> None:
        self._stage.open("home")

    def on_main(self) -> None:
        self._stage.open(self._further.place)
