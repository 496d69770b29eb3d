"""The sign of one of the twelve fields: its icon on its colour."""

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.surface import Plane


class FieldSign(Plane, FloatLayout):
    """``field`` 1 to 12; ``side`` in dp."""

    icon = StringProperty("")
    field = NumericProperty(1)
    side = NumericProperty(92)
