"""Answers to choose from: one of several, or several of several."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.touchable import Touchable


class Choice(Touchable, BoxLayout):
    """One answer as a large button with a circle (one may be chosen) or a box (several may)."""

    name = StringProperty("")
    words = StringProperty("")
    several = BooleanProperty(False)
    least = NumericProperty(156)  # height in dp; many answers stand lower, still far above the smallest target
