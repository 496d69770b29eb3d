"""The hidden way to the staff area: nothing is seen of it until a finger has rested in the corner."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.navigator import CLOSED, HOME, INVITATION
from kiosk.staff.corner import HOLD_S, Corner


class BackDoor:
    """``pressed`` for every touch of the window; ``enter`` is called when one has rested in the corner."""

    def __init__(self, place: Callable[[], str], enter: Callable[[], None]) -> None:
        self._place = place
        self._enter = enter
        self._touch: Any = None
        self._began_at = ""
        self._ripens = Clock.create_trigger(self._ripe, HOLD_S)

    def open(self) -> None:
        Window.bind(on_touch_move=self._moved, on_touch_up=self._lifted)

    def close(self) -> None:
        Window.unbind(on_touch_move=self._moved, on_touch_up=self._lifted)
        self._let_go()

    def pressed(self, touch: Any) -> None:
        """A finger came down: alone in the corner it begins to count, elsewhere it ends the counting."""
        self._let_go()
        if self._place() in {INVITATION, HOME, CLOSED} and self._corner().holds(*touch.pos):
            self._touch, self._began_at = touch, self._place()
            self._ripens()

    def _corner(self) -> Corner:
        width, height = Window.size
        return Corner(width, height, low=self._place() != HOME)

    def _moved(self, _window: object, touch: Any) -> None:
        if touch is self._touch and not self._corner().holds(*touch.pos):
            self._let_go()

    def _lifted(self, _window: object, touch: Any) -> None:
        if touch is self._touch:
            self._let_go()

    def _let_go(self) -> None:
        self._touch = None
        self._ripens.cancel()

    def _ripe(self, _seconds: float) -> None:
        touch, self._touch = self._touch, None
        if touch is None or self._place() != self._began_at:
            return
        for held in list(touch.grab_list):  # whatever the finger rests on must not open when it is lifted
            widget = held()
            if widget is not None:
                touch.ungrab(widget)
                if hasattr(widget, "state"):
                    widget.state = "normal"
        self._enter()
