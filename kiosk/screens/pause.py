"""What stands in for an exhibit that failed: a friendly sentence, and the way home."""

from collections.abc import Callable
from typing import Any

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.navigator import HOME


class Pause(BoxLayout):
    """The sentence in the visitor's frame."""

    title = StringProperty("")
    headline = StringProperty("")
    lead = StringProperty("")
    home_words = StringProperty("")
    comfort = ObjectProperty(rebind=True)

    __events__ = ("on_home",)

    def on_home(self) -> None:
        """Bound by the scene."""


class PauseScene:
    """Stays until staff start the exhibit again or the program starts anew; the log and ``Stage.paused`` say why."""

    letters = 80

    def __init__(self, lab: str, comfort: ComfortModel, go: Callable[[str], None]) -> None:
        self.widget: Any = Pause(title=lab, comfort=comfort)
        self.widget.bind(on_home=lambda *_: go(HOME))

    def retell(self, language: Language) -> None:
        self.widget.headline = language.say("This exhibit is taking a break")
        self.widget.lead = language.say("Everything else works. The staff have been told.")
        self.widget.home_words = language.say("Home")

    def enter(self) -> None:
        """Nothing moves here."""

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""
