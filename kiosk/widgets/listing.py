"""Lists to be read at a glance: lines with an icon, a name, a value and a state, and switches that stand in them."""

from typing import Any

from kivy.properties import BooleanProperty, ColorProperty, OptionProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.stacklayout import StackLayout
from kivy.uix.widget import Widget

from kiosk.widgets.layout import Mirrored, Row
from kiosk.widgets.touchable import Touchable


class Heading(Row):
    """The title of a card; what is put in stands at the other end."""

    words = StringProperty("")


class Line(Mirrored, BoxLayout):
    """One thing of a list. ``tone`` colours its state: ``ok``, ``alert`` or ``quiet``; what is put in stands last."""

    icon = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")  # a second line below the name
    value = StringProperty("")
    state_words = StringProperty("")
    tone = OptionProperty("quiet", options=["ok", "alert", "quiet"])
    ink = ColorProperty((0, 0, 0, 1))
    first = BooleanProperty(False)  # no rule above it

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        if "last" in self.ids:
            self.ids.last.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)


class OnOff(Touchable, Widget):
    """On or off, with one touch. ``on`` is what it stands at; the owner sets it when the touch has had its effect."""

    on = BooleanProperty(False)


class Small(Touchable, BoxLayout):
    """A small worded button for a line of a list; still as high as a finger needs."""

    words = StringProperty("")
    icon = StringProperty("")
    strong = BooleanProperty(False)
    ink = ColorProperty((0, 0, 0, 1))


class SmallChoices(StackLayout):
    """Small buttons, as many in a line as fit."""


class NoteTile(Touchable, BoxLayout):
    """A card to open something: icon, title, one line below it, and a number where something waits."""

    place = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")
    icon = StringProperty("")
    badge = StringProperty("")
    ink = ColorProperty((0, 0, 0, 1))
    alert = BooleanProperty(False)
