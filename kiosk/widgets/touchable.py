"""Whatever reacts to a finger or the keypad: it can be touched, focused and spoken."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from kiosk.widgets.surface import Plane


class Touchable(ButtonBehavior, Plane):
    """A ground that can be pressed. ``spoken`` is its name for the ear; never empty on screen (a checker looks)."""

    spoken = StringProperty("")
    focused = BooleanProperty(False)  # set by the focus ring
    chosen = BooleanProperty(False)
    offered = BooleanProperty(True)  # False: kept in place, but not to be used now

    def on_touch_down(self, touch: Any) -> bool:
        if not self.offered or self.disabled:
            return False
        return bool(super().on_touch_down(touch))

    def steer(self, across: int, down: int) -> bool:  # noqa: ARG002  for those that have a use for arrows
        """An arrow of the keypad while this is focused; True: used up, the focus stays."""
        return False

    def activate(self) -> None:
        """What a touch does, from the keypad."""
        if self.offered and not self.disabled:
            self.dispatch("on_press")
            self.dispatch("on_release")


def _reached(widget: Widget) -> list[Widget]:
    """What lies in a widget, in reading order; of layers only the uppermost: it hides the others."""
    return widget.children[:1] if getattr(widget, "layered", False) else widget.children[::-1]


def spoken_parts(root: Widget) -> list[str]:
    """What there is to hear below ``root``, in reading order: a widget's ``spoken`` stands for everything inside it."""
    parts: list[str] = []

    def gather(widget: Widget) -> None:
        if widget.opacity == 0 or getattr(widget, "silent", False):
            return
        if spoken := getattr(widget, "spoken", "") or getattr(widget, "words", "") * (not widget.children):
            parts.append(str(spoken))
            return
        for child in _reached(widget):
            gather(child)

    gather(root)
    return parts


def touchables(root: Widget) -> list[Touchable]:
    """All that can be used now below ``root``, in reading order: top to bottom, then from the side reading starts."""
    found: list[Touchable] = []

    def gather(widget: Widget) -> None:
        if widget.disabled or widget.opacity == 0:
            return
        if isinstance(widget, Touchable) and widget.offered:
            found.append(widget)
        for child in _reached(widget):
            gather(child)

    gather(root)
    return found
