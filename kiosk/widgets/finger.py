"""A finger made by the program: its touches take the same way through Kivy as those of a touchscreen."""

from collections.abc import Callable
from typing import Any

from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider


class FingerTouch(MotionEvent):
    """A finger on the glass, at a place in window pixels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("is_touch", True)
        kwargs.setdefault("type_id", "touch")
        super().__init__(*args, **kwargs)
        self.profile = ["pos"]

    def depack(self, args: tuple[float, float]) -> None:
        self.sx, self.sy = args
        super().depack(args)


class Finger(MotionEventProvider):
    """Presses and lifts when told; its events take the same way as those of a touchscreen."""

    def __init__(self, name: str = "finger") -> None:
        super().__init__(name, "")
        self._queue: list[tuple[str, FingerTouch]] = []
        self._count = 0
        self._down: FingerTouch | None = None
        self._places: list[tuple[float, float]] = []  # where each "update" in the queue leads

    def press(self, x: float, y: float) -> None:
        """Touch a place, in window pixels from the lower left."""
        self._count += 1
        width, height = Window.size
        self._down = FingerTouch(self.device, f"{self.device}-{self._count}", (x / width, y / height))
        self._queue.append(("begin", self._down))

    def move(self, x: float, y: float) -> None:
        """Move on the glass to another place."""
        assert self._down is not None
        width, height = Window.size
        self._queue.append(("update", self._down))
        self._places.append((x / width, y / height))

    def lift(self) -> None:
        assert self._down is not None
        self._queue.append(("end", self._down))
        self._down = None

    def update(self, dispatch_fn: Callable[[str, FingerTouch], None]) -> None:
        """Called by Kivy's event loop once a frame."""
        queue, self._queue = self._queue, []
        for kind, touch in queue:
            if kind == "update":
                touch.move(self._places.pop(0))
            touch.update_time_end()
            dispatch_fn(kind, touch)
