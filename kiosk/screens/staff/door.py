"""What stands at the gate: dots for the digits, a number pad, and nothing that tells of what is behind."""

from typing import Any

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk import keys
from kiosk.language import Language
from kiosk.staff.pins import LEAST
from kiosk.widgets.keyboard import NumberPad
from kiosk.widgets.layout import Row


class Dot(Widget):
    """One digit that was typed, or is still missing."""

    full = ObjectProperty(False)


class Dots(Row):
    """As many as a PIN has at least, and more when more are typed."""

    count = ObjectProperty(0)

    def on_kv_post(self, _base: Any) -> None:
        self.on_count()

    def on_count(self, *_: object) -> None:
        while len(self.children) < max(LEAST, self.count):
            self.add_widget(Dot())
        while len(self.children) > max(LEAST, self.count):
            self.remove_widget(self.children[0])
        for number, dot in enumerate(reversed(self.children)):
            dot.full = number < self.count


class PinPad(NumberPad):
    """Digits and a step back."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lay((("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("0", keys.BACK)))


class Door(BoxLayout):
    """The whole screen at the gate."""

    model = ObjectProperty(rebind=True)
    lab = StringProperty("")

    __events__ = ("on_leave",)

    def on_kv_post(self, _base: Any) -> None:
        self.ids.pad.bind(on_key=lambda _, key: self.model.key(key))

    def tell(self, language: Language) -> None:
        """The names of the keys for the ear."""
        self.ids.pad.names = {keys.BACK: language.staff("Delete")}

    def on_leave(self) -> None:
        """Bound by the scene."""
