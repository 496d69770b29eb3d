"""Sheets: what lies over the screen for a moment (language, "Noch da?", a message)."""

from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget


class Layers(FloatLayout):
    """A screen with what lies over it: keypad and voice reach the uppermost only, as the finger does."""

    layered = True


class Sheet(FloatLayout):
    """Dims what is below and takes every touch that its own content does not take.

    A touch beside the card dispatches ``on_beside``: it closes a sheet that may be closed so.
    """

    title = StringProperty("")
    note = StringProperty("")
    icon = StringProperty("")
    grave = BooleanProperty(False)  # what is asked cannot be taken back
    more_words = StringProperty("")  # for the ear, where its content scrolls
    widest = NumericProperty(968)  # of the card, dp

    __events__: tuple[str, ...] = ("on_beside",)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        if "content" in self.ids:
            self.ids.content.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)

    def on_touch_down(self, touch: Any) -> bool:
        if not super().on_touch_down(touch) and not self.ids.card.collide_point(*touch.pos):
            self.dispatch("on_beside")
        return True

    def on_beside(self) -> None:
        """Bound by whoever opens the sheet."""
