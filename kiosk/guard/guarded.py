"""An exhibit whose every call is guarded: when one fails the exhibit takes a break, and whoever called goes on."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from kiosk.exhibit import Announcement, Exhibit

T = TypeVar("T")


class Call(Protocol):
    """Calls into an exhibit (``kiosk.models.guard.Guard.call``); the answer is ``otherwise`` when that fails."""

    def __call__(self, kind: str, what: str, function: Callable[[], T], otherwise: T) -> T: ...


class GuardedExhibit:
    """The same API as the exhibit inside (``kiosk.exhibit.Exhibit``)."""

    def __init__(self, kind: str, exhibit: Exhibit, call: Call) -> None:
        self._kind = kind
        self._exhibit = exhibit
        self._call = call
        self.widget: Any = exhibit.widget

    @property
    def poster(self) -> Any | None:
        return self._call(self._kind, "poster", lambda: self._exhibit.poster, None)

    @property
    def letters(self) -> int:
        return self._call(self._kind, "letters", lambda: self._exhibit.letters, 0)

    def announcement(self) -> Announcement | None:
        return self._call(self._kind, "announcement", self._exhibit.announcement, None)

    def enter(self) -> None:
        self._call(self._kind, "enter", self._exhibit.enter, None)

    def retell(self) -> None:
        self._call(self._kind, "retell", self._exhibit.retell, None)

    def back(self) -> bool:
        return self._call(self._kind, "back", self._exhibit.back, False)

    def leave(self) -> None:
        self._call(self._kind, "leave", self._exhibit.leave, None)
