"""A place to write: field and keyboard, and room between them for what helps writing; the screen it stands on."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk import keys
from kiosk.language import Language
from kiosk.widgets.layout import Split

SPECIAL_KEYS = {
    keys.SHIFT: "Capital letters",
    keys.BACK: "Delete",
    keys.SPACE: "Space",
    keys.SYMBOLS: "Digits and signs",
    keys.LETTERS: "Letters",
    keys.DONE: "Continue",
}


class Asking(BoxLayout):
    """A screen with a title and a question. While somebody is ``typing``, the keys may need the question's height.

    ``heading`` is for the header, ``asked`` for the headline: then the question stands in the title's place.
    """

    title = StringProperty("")
    headline = StringProperty("")
    typing = BooleanProperty(False)
    terse = BooleanProperty(False)
    heading = StringProperty("")
    asked = StringProperty("")


class Writing(Split):
    """``text`` → the field; every key edits a copy and dispatches ``on_typed`` with it, or ``on_done``."""

    text = StringProperty("")
    hint = StringProperty("")
    room = StringProperty("")
    warning = StringProperty("")
    limit = NumericProperty(140)
    large = BooleanProperty(False)
    latin = BooleanProperty(False)  # codes have Latin letters, whatever the visitor writes in

    __events__ = ("on_typed", "on_done")

    def on_kv_post(self, _base: Any) -> None:
        self.ids.keyboard.bind(on_key=self._key)

    def begin(self, language: Language) -> None:
        """A fresh keyboard: capital letters first, in the visitor's language."""
        self.ids.keyboard.state = keys.Keys(language=self._letters(language))

    def tell(self, language: Language, text: str) -> None:
        """Show a text and how much room is left."""
        self.text = text
        self.room = language.say("{n} characters left").format(n=self.limit - len(text))
        self.ids.keyboard.names = {key: language.say(name) for key, name in SPECIAL_KEYS.items()}
        self.ids.keyboard.language = self._letters(language)

    def _letters(self, language: Language) -> str:
        return "en" if self.latin else language.code

    def _key(self, keyboard: Any, key: str) -> None:
        if key == keys.DONE:
            self.dispatch("on_done")
            return
        text = keys.edited(self.text, key, self.limit)
        if text != self.text:
            self.dispatch("on_typed", text)
            keyboard.follow(text)

    def on_typed(self, text: str) -> None:
        """Bound by the owner: the whole text after a key."""

    def on_done(self) -> None:
        """Bound by the owner: the keyboard's own key to go on."""
