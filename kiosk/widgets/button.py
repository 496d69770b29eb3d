"""Buttons: the one main action of a screen, quiet ones beside it, and round ones with an icon alone."""

from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.touchable import Touchable


class Action(Touchable, BoxLayout):
    """A worded button. ``kind``: ``main`` is the one thing to do next, ``quiet`` everything else."""

    words = StringProperty("")
    icon = StringProperty("")
    icon_after = BooleanProperty(False)
    kind = OptionProperty("quiet", options=["main", "quiet"])
    grave = BooleanProperty(False)  # what a main action does cannot be taken back
    ink = ColorProperty((0, 0, 0, 1))
    lowest = NumericProperty(148)  # dp: no lower, however few its words
    least = NumericProperty(0.0)  # height its words need; those beside each other are made as high as the highest


class RoundKey(Touchable, AnchorLayout):
    """A round button with one icon; ``spoken`` must say what it does."""

    icon = StringProperty("")
    ink = ColorProperty((0, 0, 0, 1))
