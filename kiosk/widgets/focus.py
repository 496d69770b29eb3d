"""The keypad's focus: arrows move it to the nearest thing in that direction, OK touches what it stands on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from kivy.uix.widget import Widget

from kiosk.widgets.scroller import Scroller
from kiosk.widgets.touchable import Touchable, shape, touchables

ASIDE: Final = 2.5  # being off the line counts so much more than being far along it


def middles(offered: Iterable[Touchable]) -> dict[Touchable, tuple[float, float]]:
    """Where each thing's middle is on the screen, px."""
    return {each: each.to_window(*each.center) for each in offered}


def nearest(
    held: Touchable, places: Mapping[Touchable, tuple[float, float]], across: int, down: int
) -> Touchable | None:
    """Where one arrow leads from what is held; None when there is nothing in that direction. Both are in ``places``."""
    x, y = places[held]
    best, least = None, float("inf")
    for other, (ox, oy) in places.items():
        along = (ox - x) * across + (y - oy) * down
        aside = abs(oy - y) if across else abs(ox - x)
        if other is not held and along > 1 and along + ASIDE * aside < least:
            best, least = other, along + ASIDE * aside
    return best


class FocusRing:
    """``top`` gives the widget that has the screen now (a sheet, or the scene). Nothing is focused before a key."""

    def __init__(self, top: Callable[[], Widget]) -> None:
        self._top = top
        self._held: Touchable | None = None

    @property
    def held(self) -> Touchable | None:
        """What is focused and can still be used."""
        if self._held is not None and self._held not in touchables(self._top()):
            self.clear()
        return self._held

    def clear(self) -> None:
        """A finger touched the screen, or the screen changed."""
        if self._held is not None:
            self._held.focused = False
        self._held = None

    def move(self, across: int, down: int) -> Touchable | None:
        """One step: ``across`` 1 to the right, -1 to the left; ``down`` 1 down, -1 up. Returns what is focused then."""
        offered = touchables(self._top())
        held = self.held
        if held is None:
            return self._take(offered[0]) if offered else None
        if held.steer(across, down):
            return held
        best = nearest(held, middles(offered), across, down)
        return self._take(best) if best is not None else held

    def press(self) -> bool:
        """OK: use what is focused; without a focus, take the first."""
        held = self.held
        if held is None:
            self.move(0, 1)
            return False
        held.activate()
        return True

    def _take(self, target: Touchable) -> Touchable:
        self.clear()
        target.focused = True
        self._held = target
        parent: Any = target.parent
        while parent is not None and parent is not parent.parent:
            if isinstance(parent, Scroller) and target.parent is not parent:  # its own arrow always stands in view
                parent.show(target)
            parent = parent.parent
        return target


_UP, _DOWN, _RIGHT, _LEFT = (0, -1), (0, 1), (1, 0), (-1, 0)
# The arrows, and those of a block of numbers: its 8, 2, 6 and 4.
ARROWS: Final = {273: _UP, 274: _DOWN, 275: _RIGHT, 276: _LEFT, 264: _UP, 258: _DOWN, 262: _RIGHT, 260: _LEFT}
_OK: Final = frozenset({13, 32, 271, 261})  # enter, space, and of a block of numbers: enter, 5
_BACK: Final = frozenset({27, 8, 1073742094, 256, 266})  # escape, backspace, the keypad's back key; 0, point


class Keypad:
    """An ordinary USB keypad: arrows or numbers, OK, back. ``used`` is called at every key; True: it is used up."""

    def __init__(
        self, ring: FocusRing, used: Callable[[], bool], back: Callable[[], None], focused: Callable[[Touchable], None]
    ) -> None:
        self._ring = ring
        self._used = used
        self._back = back
        self._focused = focused

    def key(self, _window: object, code: int, *_: object) -> bool:
        """Bound to the window's ``on_key_down``."""
        if self._used():
            return True
        if code in ARROWS:
            across, down = ARROWS[code]
            held = self._ring.move(across, down)
            if held is not None:
                self._focused(held)
        elif code in _OK:
            held = self._ring.held
            before = held.spoken if held is not None else ""
            self._ring.press()
            if held is not None and held is self._ring.held and _stepped(before, held.spoken):
                self._focused(held)
        elif code in _BACK:
            self._back()
        return True


def _stepped(before: str, now: str) -> bool:
    """Whether a value has gone on: another page may have the same key under another name."""
    return before != now and shape(before) == shape(now)
