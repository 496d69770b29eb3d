"""Rows, columns and grids that read from either side."""

from collections.abc import Sequence
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget


class Mirrored(Widget):
    """Lays out as its base does, then mirrors the children's places in a right-to-left language."""

    rtl = BooleanProperty(False)

    def on_rtl(self, *_: object) -> None:
        self._trigger_layout()

    def do_layout(self, *args: Any) -> None:
        super().do_layout(*args)
        if self.rtl:
            for child in self.children:
                child.x = self.x + self.right - child.right


class Row(Mirrored, BoxLayout):
    """Side by side, the first one where reading starts."""


class Stack(BoxLayout):
    """One below the other; as high as its content when ``hugs``."""

    hugs = BooleanProperty(True)


class Tiles(Mirrored, GridLayout):
    """Equal cells in columns, filled in reading order."""


class Split(Mirrored, BoxLayout):
    """Side by side on a wide screen, one below the other on a high one: the one layout for both."""

    wide = BooleanProperty(False)
    rows = NumericProperty(1)  # for rules that work out how high the content must be


class Pair(Mirrored, GridLayout):
    """Two cards: side by side where there is room, otherwise one below the other; as high as they need."""


def seat(widget: Widget, place: Widget | None, index: int = 0) -> None:
    """Put a widget into a place and out of its old one; None: nowhere. What sits there already stays as it is.

    ``index`` counts as Kivy does, from the last one.
    """
    if widget.parent is not place:
        if widget.parent is not None:
            widget.parent.remove_widget(widget)
        if place is not None:
            place.add_widget(widget, index=index)


def lay(row: Widget, wanted: Sequence[Widget]) -> None:
    """Let these stand in a row, in this order, and no others; where they stand already, nothing moves."""
    if list(reversed(row.children)) != list(wanted):
        row.clear_widgets()
        for widget in wanted:
            row.add_widget(widget)
