"""Whatever reacts to a finger or the keypad: it can be touched, focused and spoken."""

import re
from typing import Any, Final

from kivy.clock import Clock
from kivy.graphics import Color, InstructionGroup, SmoothLine, SmoothRoundedRectangle
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from kiosk.widgets.surface import BENDS, Plane

_NUMBER: Final = re.compile(r"\d+")


class Touchable(ButtonBehavior, Plane):
    """A ground that can be pressed. ``spoken`` is its name for the ear; never empty on screen (a checker looks)."""

    spoken = StringProperty("")
    focused = BooleanProperty(False)  # set by the focus ring
    chosen = BooleanProperty(False)
    offered = BooleanProperty(True)  # False: kept in place, but not to be used now
    press_tone = ColorProperty((0, 0, 0, 0.1))  # laid over it while a finger is on it
    focus_tone = ColorProperty((0, 0, 0, 1))
    halo_tone = ColorProperty((1, 1, 1, 1))  # beside the ring: on whatever ground, one of the two stands out

    def __init__(self, **kwargs: Any) -> None:
        self._marks_drawn = InstructionGroup()
        mark = Clock.create_trigger(self._draw_marks, -1)
        super().__init__(**kwargs)
        self.canvas.after.add(self._marks_drawn)
        for name in ("state", "focused", "pos", "size", "radius", "press_tone", "focus_tone", "halo_tone"):
            self.fbind(name, mark)

    @property
    def overhang(self) -> float:
        """With the ring of the focus."""
        return max(super().overhang, 20.0 if self.focused else 0.0)

    def _draw_marks(self, *_: object) -> None:
        """What shows that it is touched or stands in focus; nearly always nothing."""
        self._marks_drawn.clear()
        radius = max(1, min(self.radius, self.height / 2))
        if self.state == "down":
            self._marks_drawn.add(Color(*self.press_tone))
            self._marks_drawn.add(SmoothRoundedRectangle(pos=self.pos, size=self.size, radius=[radius]))
        if self.focused:
            gap = dp(10)
            ring = (self.x - gap, self.y - gap, self.width + 2 * gap, self.height + 2 * gap, radius + gap, BENDS)
            self._marks_drawn.add(Color(*self.halo_tone))
            self._marks_drawn.add(SmoothLine(rounded_rectangle=ring, width=dp(7)))
            self._marks_drawn.add(Color(*self.focus_tone))
            self._marks_drawn.add(SmoothLine(rounded_rectangle=ring, width=dp(4)))

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


def heard(widget: Widget, chosen: str) -> str:
    """What a widget says for all that stands in it: its name, and ``chosen`` where it has been; "" without a name."""
    spoken = str(getattr(widget, "spoken", ""))
    return f"{spoken}, {chosen}" if spoken and getattr(widget, "chosen", False) is True else spoken


def shape(words: str) -> str:
    """Without its numbers: what stays the same while a value goes on."""
    return _NUMBER.sub("0", words)


def is_silent(widget: Widget) -> bool:
    """Whether it stands on every screen, and is not named when one is read."""
    while widget.parent is not None and widget.parent is not widget:
        if getattr(widget, "silent", False):
            return True
        widget = widget.parent
    return False


def spoken_parts(root: Widget, chosen: str) -> list[str]:
    """What there is to hear below ``root``, in reading order; ``chosen``: the word for what has been chosen."""
    parts: list[str] = []

    def gather(widget: Widget) -> None:
        if widget.opacity == 0 or getattr(widget, "silent", False):
            return
        if spoken := heard(widget, chosen) or getattr(widget, "words", "") * (not widget.children):
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
