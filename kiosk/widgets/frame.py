"""The fixed frame of every visitor screen: header, content, actions, comfort bar."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets.layout import Row
from kiosk.widgets.touchable import Touchable


class Logo(Widget):
    """The mark: a disc with a wedge of light."""


class Step(Widget):
    """One bar of ``Steps``."""

    done = BooleanProperty(False)


class Steps(Row):
    """Progress as bars: ``done`` of ``count``."""

    done = NumericProperty(0)
    count = NumericProperty(0)

    def on_count(self, *_: object) -> None:
        self.clear_widgets()
        for _number in range(int(self.count)):
            self.add_widget(Step())
        self.on_done()

    def on_done(self, *_: object) -> None:
        for number, step in enumerate(reversed(self.children)):
            step.done = number < self.done


class Header(Row):
    """Mark and title where reading starts; whatever else a screen puts in stands at the other end."""

    title = StringProperty("")
    brand = BooleanProperty(False)  # the house's own name: wider set


class ComfortKey(Touchable, BoxLayout):
    """One tool of the comfort bar: icon and word, effect at once."""

    words = StringProperty("")
    icon = StringProperty("")


class ComfortBar(Row):
    """Language, text size, contrast, read aloud, lower, start again: at the same place on every visitor screen.

    ``comfort`` is the view-model (kiosk/models/comfort.py): texts flow from it, presses flow to it.
    """

    comfort = ObjectProperty(rebind=True)
    silent = True  # reading a screen aloud does not name the tools below every screen


class SpeechKeys(Row):
    """Again, pause, slower."""

    comfort = ObjectProperty(rebind=True)
    least = NumericProperty(0.0)  # height its words need


class SpeechStrip(BoxLayout):
    """While something is read aloud: its keys above the comfort bar. Otherwise it takes no room and has no keys."""

    comfort = ObjectProperty(None, allownone=True, rebind=True)
    reading = BooleanProperty(False)
    least = NumericProperty(0.0)  # height of its keys
    silent = True

    def on_reading(self, *_: object) -> None:
        self.clear_widgets()
        if self.reading:
            keys = SpeechKeys(comfort=self.comfort)
            keys.bind(least=self.setter("least"))
            self.least = keys.least
            self.add_widget(keys)


class Frame(BoxLayout):
    """Content between margins, the comfort bar below; when the visitor asked for "lower", an empty band on top."""

    comfort = ObjectProperty(None, allownone=True, rebind=True)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        if "inside" in self.ids and not isinstance(widget, ComfortBar | SpeechStrip):
            self.ids.inside.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)
