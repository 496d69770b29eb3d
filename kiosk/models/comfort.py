"""The comfort bar's view-model: what the visitor set, and the words on the bar."""

from dataclasses import replace
from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import ObjectProperty, StringProperty

from kiosk.language import Language
from kiosk.visit import Comfort

SIZES = 3
CONTRASTS = ("light", "dark", "contrast")


class ComfortModel(EventDispatcher):
    """``comfort`` is the truth; whoever paints or speaks binds to it. Presses come in as calls and events."""

    comfort = ObjectProperty(rebind=True)
    language_word = StringProperty("")
    size_word = StringProperty("")
    contrast_word = StringProperty("")
    low_word = StringProperty("")
    again_word = StringProperty("")

    __events__ = ("on_choose_language", "on_start_again")

    def __init__(self, comfort: Comfort, **kwargs: Any) -> None:
        super().__init__(comfort=comfort, **kwargs)

    def retell(self, language: Language) -> None:
        say = language.say
        self.language_word = say("Language")
        self.size_word = say("Text size")
        self.contrast_word = say("Contrast")
        self.low_word = say("Lower")
        self.again_word = say("Start again")

    def speak(self, code: str) -> None:
        """Choose a language by its code."""
        self.comfort = replace(self.comfort, language=code)

    def next_size(self) -> None:
        self.comfort = replace(self.comfort, text_size=(self.comfort.text_size + 1) % SIZES)

    def next_contrast(self) -> None:
        self.comfort = replace(self.comfort, contrast=(self.comfort.contrast + 1) % len(CONTRASTS))

    def toggle_low(self) -> None:
        self.comfort = replace(self.comfort, low=not self.comfort.low)

    def on_choose_language(self) -> None:
        """Bound by the app: opens the list of languages."""

    def on_start_again(self) -> None:
        """Bound by the app: ends the visit at once."""
