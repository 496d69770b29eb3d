"""What lies over the screens: the list of languages, and "Noch da?"."""

from typing import Any

from kivy.properties import ListProperty, NumericProperty, StringProperty

from kiosk.language import Language, Languages
from kiosk.widgets.choice import Choice
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
