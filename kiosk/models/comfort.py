"""The comfort bar's view-model: what the visitor set, and the words on the bar."""

from dataclasses import replace
from typing import Any

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

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
    more_word = StringProperty("")  # of the arrow below what scrolls

    can_read = BooleanProperty(False)  # a voice is there
    reading = BooleanProperty(False)  # the visitor has asked for it
    paused = BooleanProperty(False)
    slow = BooleanProperty(False)
    read_word = StringProperty("")
    repeat_word = StringProperty("")
    pause_word = StringProperty("")
    go_on_word = StringProperty("")
    slower_word = StringProperty("")

    __events__ = ("on_choose_language", "on_start_again", "on_read", "on_repeat", "on_pause", "on_slower")

    def __init__(self, comfort: Comfort, **kwargs: Any) -> None:
        super().__init__(comfort=comfort, **kwargs)

    def retell(self, language: Language) -> None:
        say = language.say
        self.language_word = say("Language")
        self.size_word = say("Text size")
        self.contrast_word = say("Contrast")
        self.low_word = say("Lower")
        self.again_word = say("Start again")
        self.more_word = say("Show more")
        self.read_word = say("Read aloud")
        self.repeat_word = say("Say it again")
        self.pause_word = say("Pause")
        self.go_on_word = say("Go on")
        self.slower_word = say("Slower")

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

    def on_read(self) -> None:
        """Bound by the reader: begins or ends reading aloud."""

    def on_repeat(self) -> None:
        """Bound by the reader."""

    def on_pause(self) -> None:
        """Bound by the reader: pauses or goes on."""

    def on_slower(self) -> None:
        """Bound by the reader: slow or as usual."""
