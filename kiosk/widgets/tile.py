"""A tile on the home screen: an exhibit to open."""

from kivy.properties import NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.touchable import Touchable


class Tile(Touchable, FloatLayout):
    """Title, one line below it, the exhibit's icon large and faint behind; ``field`` 1 to 12 gives the colour."""

    place = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)
