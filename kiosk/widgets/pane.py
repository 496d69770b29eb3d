"""What of a picture is put into the window's buffer: all of it, or only where it shows something else by now."""

from collections import deque
from collections.abc import Sequence
from typing import Any, Final

from kivy.graphics import InstructionGroup, Rectangle

from kiosk.widgets.damage import Box, merged

REMEMBERED: Final = 4  # pictures; windows have at most so many buffers


class Pane:
    """``drawn`` is what draws it."""

    def __init__(self) -> None:
        self.drawn = InstructionGroup()
        self._texture: Any = None
        self._changes: deque[Sequence[Box]] = deque(maxlen=REMEMBERED)

    @property
    def whole(self) -> Box:
        return Box(0, 0, *self._texture.size)

    def take(self, texture: Any) -> None:
        """Another picture from now on."""
        self._texture = texture
        self._changes.clear()

    def show(self, changed: Sequence[Box], age: int) -> bool:
        """``changed`` since the last picture, ``age`` of what the buffer shows; whether only parts of it are needed."""
        self._changes.appendleft(changed)
        known = 0 < age <= len(self._changes)
        boxes = merged([box for boxes in [*self._changes][:age] for box in boxes]) if known else [self.whole]
        self.drawn.clear()
        for box in boxes:
            self.drawn.add(self._part(box))
        return boxes != [self.whole]

    def _part(self, box: Box) -> Rectangle:
        (left, low), (right, high) = ((x / self.whole.right, y / self.whole.top) for x, y in (box[:2], box[2:]))
        corners = (left, low, right, low, right, high, left, high)
        size = (box.right - box.x, box.top - box.y)
        return Rectangle(texture=self._texture, pos=box[:2], size=size, tex_coords=corners)
