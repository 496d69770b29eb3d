"""Keeps an exhibit's fault inside the exhibit: whatever it raises, wherever it is called from, stops it alone."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from kivy.animation import Animation
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.lang import Builder
from kivy.uix.widget import Widget

from kiosk.exhibit import Exhibit
from kiosk.guard.blame import Blame, Spot
from kiosk.guard.breaks import Breaks
from kiosk.guard.budget import BudgetSettings
from kiosk.guard.faults import FAULTS, sentence
from kiosk.guard.witness import Witness

T = TypeVar("T")


class Guard(ExceptionHandler):
    """``shown`` gives the place that is on the screen; ``stopped`` is called before the next frame with the kind.

    Calls of the stage go through ``call``; what Kivy calls (touches, clock, drawing) ends up in ``handle_exception``.
    """

    def __init__(self, breaks: Breaks, blame: Blame, shown: Callable[[], str], stopped: Callable[[str], None]) -> None:
        self._breaks = breaks
        self._blame = blame
        self._shown = shown
        self._stopped = stopped
        # The scene holds the exhibit; held here as well, none would ever be given up.
        self._exhibits: WeakValueDictionary[str, Exhibit] = WeakValueDictionary()

    def open(self) -> None:
        ExceptionManager.add_handler(self)

    def close(self) -> None:
        ExceptionManager.remove_handler(self)

    def built(self, kind: str, exhibit: Exhibit) -> None:
        """An exhibit stands; the one built before it is gone."""
        self._exhibits[kind] = exhibit

    def call(self, kind: str, what: str, function: Callable[[], T], otherwise: T) -> T:
        """Call into an exhibit; when that fails it takes a break, and the answer is ``otherwise``."""
        rules = dict(Builder.rulectx)
        try:
            return function()
        except FAULTS as error:
            # Kivy forgets no rule it was still applying, and applies none twice: no screen could be built any more.
            Builder.rulectx = rules
            self._take(kind, self._blame.of_error(error) or Spot(kind, what), error)
            return otherwise

    def handle_exception(self, inst: BaseException) -> int:
        """Kivy asks at what nobody caught. A fault that is no exhibit's ends the kiosk, to be started anew.

        An error without a line of an exhibit in it, while one is on the screen, is that one's: what else was done?
        """
        if not isinstance(inst, FAULTS):
            return int(ExceptionManager.RAISE)
        place = self._shown()
        spot = self._blame.of_error(inst) or (Spot(place, "on the screen") if place in self._exhibits else None)
        if spot is None:
            return int(ExceptionManager.RAISE)
        Builder.rulectx.clear()  # as in ``call``; between two frames none is being applied
        self._take(spot.kind, spot, inst)
        return int(ExceptionManager.PASS)

    def witness(self, settings: BudgetSettings | None = None) -> Witness:
        """Sees what takes too long, from its opening to its closing."""
        return Witness(self._blame, lambda: Clock.frames, self._slow, settings)

    def _slow(self, spot: Spot, why: str) -> None:
        """The witness saw it; from any thread."""
        Clock.schedule_once(lambda _: self._take(spot.kind, Spot(spot.kind, f"{spot.where}, above all"), why))

    def _take(self, kind: str, spot: Spot, reason: BaseException | str) -> None:
        known = kind in self._breaks
        error = reason if isinstance(reason, BaseException) else None
        why = reason if isinstance(reason, str) else sentence(reason)
        self._breaks.take(kind, spot.where, why, error)
        if not known:
            Clock.schedule_once(partial(self._clear_away, kind), -1)

    def _clear_away(self, kind: str, _seconds: float) -> None:
        """Let it leave in order, then stop whatever of it would go on by itself."""
        exhibit = self._exhibits.pop(kind, None)
        if exhibit is not None:
            self.call(kind, "leave", exhibit.leave, None)
        of_it = {id(widget) for root in self._roots(kind, exhibit) for widget in root.walk(restrict=True)}

        def belongs(callback: Any) -> bool:
            return self._blame.of_callback(callback) == kind or id(getattr(callback, "__self__", None)) in of_it

        for event in Clock.get_events():
            if belongs(event.get_callback()):
                event.cancel()
        for widget in _moved():
            if id(widget) in of_it or self._blame.of_object(widget) == kind:
                Animation.cancel_all(widget)
        self._stopped(kind)

    def _roots(self, kind: str, exhibit: Exhibit | None) -> list[Widget]:
        """What it drew; that it gave something else may be why it is stopped."""
        if exhibit is None:
            return []
        given: tuple[Any, ...] = self.call(kind, "poster", lambda: (exhibit.widget, exhibit.poster), ())
        return [root for root in given if isinstance(root, Widget)]


def _moved() -> list[Any]:
    """What is being moved just now. Animations that hold others, one after the other or at once, keep no widget."""
    running = tuple(Animation._instances)  # noqa: SLF001  Kivy keeps them nowhere else
    kept = [each for animation in running for each in animation._widgets.values()]  # noqa: SLF001  as above
    return [each["widget"] for each in kept if isinstance(each, dict) and "widget" in each]
