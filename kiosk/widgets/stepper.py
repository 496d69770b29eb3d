"""A stepper: one value between a key for less and a key for more; three of them beside each other give a date."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import RoundKey


class StepKey(RoundKey):
    """More, or less."""


class Stepper(BoxLayout):
    """``words`` is the value; the keys dispatch ``on_step`` with -1 or 1. ``upright``: more above, less below."""

    words = StringProperty("")
    title = StringProperty("")  # what is stepped, such as "Month"; empty for none
    more_words = StringProperty("")  # for the ear
    less_words = StringProperty("")
    letters = NumericProperty(72)
    upright = BooleanProperty(False)
    can_more = BooleanProperty(True)
    can_less = BooleanProperty(True)

    __events__ = ("on_step",)

    def on_step(self, by: int) -> None:
        """Bound by the owner, who sets ``words``."""
