"""A tile on the home screen: an exhibit to open."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.layout import Row
from kiosk.widgets.touchable import Touchable


class Tile(Touchable, FloatLayout):
    """Title, one line below it, the exhibit's icon large and faint behind; ``field`` 1 to 12 gives the colour."""

    place = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)
    small = BooleanProperty(False)  # one of three beside each other
    least = NumericProperty(0.0)  # height its words need


class LinkKey(Touchable, Row):
    """A quiet way beside the tiles, as wide as its words."""

    words = StringProperty("")
    most = NumericProperty(0.0)  # px, no wider: longer words wrap; 0: as wide as they are
    icon = StringProperty("")
