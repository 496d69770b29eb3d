"""How a scripted visitor uses a thing: with a finger, or with the keys of a keypad."""

from collections import deque
from collections.abc import Iterator
from typing import Any, Final, Protocol

from kivy.core.window import Window

from kiosk.app import KioskApp
from kiosk.visitors.eyes import within_reach
from kiosk.widgets.finger import Finger
from kiosk.widgets.focus import ARROWS, middles, nearest
from kiosk.widgets.keyboard import Key
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.touchable import Touchable, touchables

HOLD_FRAMES: Final = 3  # a finger rests on the glass for about 50 ms
SETTLE_S: Final = 0.6  # a screen has come to rest: it has appeared, and its bars have grown
OK, BACK = 13, 27  # as a keypad sends them
PAGES: Final = 20  # nobody scrolls further
DRAG_STEPS: Final = 8
PRESSES: Final = 80  # nor presses more keys for one thing

Steps = Iterator[float]  # a visitor's steps: each yields the seconds until the next


class LostError(Exception):
    """A visitor who cannot do what a visitor must be able to do."""


class Hand(Protocol):
    """Uses one thing after the other."""

    def touch(self, target: Touchable) -> Steps: ...


class FingerHand:
    """A finger on the glass; it pages on to what is scrolled away."""

    def __init__(self, finger: Finger) -> None:
        self._finger = finger

    def touch(self, target: Touchable) -> Steps:
        yield from self._bring(target)
        yield from self._tap(target)

    def _tap(self, target: Touchable) -> Steps:
        self._finger.press(*target.to_window(*target.center))
        yield HOLD_FRAMES / 60
        self._finger.lift()
        yield 0.05 if isinstance(target, Key) else SETTLE_S

    def _drag(self, scroller: Scroller, target: Touchable) -> Steps:
        """Draw the page down, back to what stands above: there is an arrow for onwards only."""
        view = scroller.view
        x, low = view.to_window(view.x, view.y)
        wanted = target.to_window(*target.center)[1] - (low + view.height / 2)
        way = min(wanted, view.height * 0.6)
        begin = low + view.height * 0.8
        self._finger.press(x + 4, begin)
        for step in range(1, DRAG_STEPS + 1):
            yield 1 / 60
            self._finger.move(x + 4, begin - way * step / DRAG_STEPS)
        yield SETTLE_S  # held still, so that the page does not run on
        self._finger.lift()
        yield SETTLE_S

    def _bring(self, target: Touchable) -> Steps:
        for _page in range(PAGES):
            scroller = _scroller(target)
            if within_reach(target) or scroller is None:
                return
            if above(target, scroller):
                yield from self._drag(scroller, target)
            elif scroller.ids.more.disabled:
                raise LostError(f"“{target.spoken}” cannot be scrolled to")
            else:
                yield from self._tap(scroller.ids.more)
        raise LostError(f"“{target.spoken}” does not come into view")


class Keys:
    """The keypad: arrows to the thing, then OK. The way is found as the focus goes, nearest thing by nearest thing."""

    def __init__(self, app: KioskApp) -> None:
        self._app = app

    def touch(self, target: Touchable) -> Steps:
        stuck: set[tuple[Touchable, int]] = set()  # a slider keeps the arrows along it for itself
        for _press in range(PRESSES):
            held = self._app.senses.focus.held
            if held is target:
                press(OK)
                yield 0.05 if isinstance(target, Key) else SETTLE_S
                return
            key = self._towards(target, stuck) if held is not None else next(iter(ARROWS))
            press(key)
            yield 0
            if held is not None and self._app.senses.focus.held is held:
                stuck.add((held, key))
        raise LostError(f"“{target.spoken}” was not reached with {PRESSES} presses of the keypad")

    def _towards(self, target: Touchable, stuck: set[tuple[Touchable, int]]) -> int:
        """The first arrow on the shortest way."""
        places = middles(touchables(self._app.overlays.top()))
        held = self._app.senses.focus.held
        assert held is not None
        firsts: dict[Touchable, int] = {}
        queue: deque[tuple[Touchable, int]] = deque([(held, 0)])
        while queue:
            here, first = queue.popleft()
            for key, (across, down) in ARROWS.items():
                there = nearest(here, places, across, down)
                if there is None or there in firsts or there is held or (here, key) in stuck:
                    continue
                firsts[there] = first or key
                if there is target:
                    return firsts[there]
                queue.append((there, firsts[there]))
        raise LostError(f"no arrows of the keypad lead from “{held.spoken}” to “{target.spoken}”")


def press(code: int) -> None:
    """One key goes down and up, as the window tells it."""
    Window.dispatch("on_key_down", code, 0, "", [])
    Window.dispatch("on_key_up", code, 0)


def above(target: Touchable, scroller: Scroller) -> bool:
    """Whether the page has been scrolled past it."""
    view = scroller.view
    return bool(target.to_window(*target.center)[1] > view.to_window(view.x, view.top)[1])


def _scroller(widget: Any) -> Scroller | None:
    parent = widget.parent
    while parent is not None and parent is not parent.parent:
        if isinstance(parent, Scroller):
            return parent
        parent = parent.parent
    return None
