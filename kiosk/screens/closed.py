"""The closed screen: dark and calm, its words wandering so that nothing burns in."""

import math
from collections.abc import Callable
from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.language import Language

WANDER_S: Final = 20.0  # between two places


class Closed(FloatLayout):
    """Name of the lab, that it is closed, and what the staff have to say."""

    lab = StringProperty("")
    words = StringProperty("")
    notice = StringProperty("")  # what the staff have to say today
    across = NumericProperty(0.5)
    up = NumericProperty(0.5)


class ClosedScene:
    """No touch opens it: the hours do."""

    letters = 0

    def __init__(self, lab: str, notice: Callable[[str], str]) -> None:
        self._notice = notice
        self._language = ""
        self.widget: Any = Closed(lab=lab)
        self._clock: Any = None
        self._turn = 0.0

    def retell(self, language: Language) -> None:
        self._language = language.code
        self.widget.words = language.say("We are closed now. See you soon!")

    def enter(self) -> None:
        self.widget.notice = self._notice(self._language)
        self._clock = Clock.schedule_interval(self._wander, WANDER_S)

    def back(self) -> bool:
        return True

    def leave(self) -> None:
        if self._clock is not None:
            self._clock.cancel()

    def _wander(self, _seconds: float) -> None:
        self._turn += 1.0
        self.widget.across = 0.5 + 0.16 * math.sin(self._turn * 1.7)
        self.widget.up = 0.5 + 0.3 * math.sin(self._turn)
