"""What lies over the screens: the list of languages, and "Noch da?"."""

from collections.abc import Callable
from typing import Any

from kivy.properties import ListProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.language import Language, Languages
from kiosk.widgets.choice import Choice
from kiosk.widgets.glass import Glass
from kiosk.widgets.sheet import Sheet


class LanguageSheet(Sheet):
    """All offered languages by their own names; never flags."""

    close_words = StringProperty("")

    __events__ = ("on_chosen",)

    def __init__(self, languages: Languages, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for code, own_name in languages.own_names:
            choice = Choice(name=code, words=own_name)
            choice.bind(on_release=lambda touched: self.dispatch("on_chosen", touched.name))
            self.ids.languages.add_widget(choice)

    def tell(self, language: Language) -> None:
        self.title = language.say("Which language?")
        for choice in self.ids.languages.children:
            choice.chosen = choice.name == language.code

    def on_chosen(self, code: str) -> None:
        """Bound by the app."""


class StillThere(Sheet):
    """Asks whether somebody is still there; a ring runs down with the seconds."""

    stay_words = StringProperty("")
    seconds = NumericProperty(0)
    share = NumericProperty(1.0)
    seconds_words = StringProperty("")
    ring = ListProperty([])

    __events__ = ("on_stay",)

    def tell(self, language: Language) -> None:
        self.title = language.say("Still there?")
        self.note = language.say("Otherwise everything you entered will be deleted.")
        self.stay_words = language.say("Yes, I am still here")

    def count(self, seconds: int, whole: float) -> None:
        self.seconds, self.seconds_words = seconds, str(seconds)
        self.share = seconds / whole if whole else 0.0

    def on_stay(self) -> None:
        """Bound by the app."""


class Overlays:
    """The layers: the scene below, at most one sheet above. ``top`` is what the keypad and the voice work on."""

    def __init__(self, glass: Glass, below: Widget, languages: Languages, choose: Callable[[str], None]) -> None:
        self.root = glass
        self.root.add_widget(below)
        self._below = below
        self.languages = LanguageSheet(languages)
        self.languages.bind(on_chosen=lambda _, code: choose(code), on_beside=lambda *_: self.clear())
        self.languages.bind(on_chosen=lambda *_: self.clear())
        self.still_there = StillThere()
        self.still_there.bind(on_stay=lambda *_: self.clear(), on_beside=lambda *_: self.clear())

    @property
    def sheet(self) -> Sheet | None:
        return next((child for child in self.root.children if isinstance(child, Sheet)), None)

    @property
    def asking(self) -> bool:
        """Whether "Noch da?" is on the screen."""
        return self.still_there.parent is not None

    def answered(self) -> bool:
        """Takes "Noch da?" away; whether it stood there."""
        asked = self.asking
        if asked:
            self.clear()
        return asked

    def top(self) -> Widget:
        return self.sheet or self._below

    def tell(self, language: Language) -> None:
        self.languages.more_words = language.say("Show more")
        self.languages.tell(language)
        self.still_there.tell(language)

    def lay(self, sheet: Sheet) -> None:
        self.clear()
        sheet.more_words = self.languages.more_words
        self.root.add_widget(sheet)

    def clear(self) -> None:
        if (sheet := self.sheet) is not None:
            self.root.remove_widget(sheet)
