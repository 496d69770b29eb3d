"""An exhibit whose every call is guarded: when one fails the exhibit takes a break, and whoever called goes on.

An answer that the stage cannot use counts as a failure: taken as it is, it would break the screen that shows it.
"""

from collections.abc import Callable
from dataclasses import astuple
from typing import Any, Protocol, TypeVar

from kiosk.exhibit import Announcement, Exhibit

T = TypeVar("T")


class Call(Protocol):
    """Calls into an exhibit (``kiosk.models.guard.Guard.call``); the answer is ``otherwise`` when that fails."""

    def __call__(self, kind: str, what: str, function: Callable[[], T], otherwise: T) -> T: ...


class GuardedExhibit:
    """The same API as the exhibit inside (``kiosk.exhibit.Exhibit``); made inside a guarded call.

    ``drawn`` gives back what can be drawn and has these properties, and raises for everything else.
    """

    def __init__(self, kind: str, exhibit: Exhibit, call: Call, drawn: Callable[..., Any]) -> None:
        self._kind = kind
        self._exhibit = exhibit
        self._call = call
        self._drawn = drawn
        self.widget: Any = drawn(exhibit.widget)

    @property
    def poster(self) -> Any | None:
        return self._call(self._kind, "poster", self._poster, None)

    @property
    def letters(self) -> int:
        return self._call(self._kind, "letters", self._letters, 0)

    def announcement(self) -> Announcement | None:
        return self._call(self._kind, "announcement", self._announced, None)

    def enter(self) -> None:
        self._call(self._kind, "enter", self._exhibit.enter, None)

    def retell(self) -> None:
        self._call(self._kind, "retell", self._exhibit.retell, None)

    def back(self) -> bool:
        return self._call(self._kind, "back", self._exhibit.back, False)

    def leave(self) -> None:
        self._call(self._kind, "leave", self._exhibit.leave, None)

    # --- what it answers, looked at

    def _poster(self) -> Any | None:
        poster = self._exhibit.poster
        return None if poster is None else self._drawn(poster, "least")

    def _letters(self) -> int:
        letters = self._exhibit.letters
        if not isinstance(letters, int):
            raise TypeError(f"letters is {letters!r}, which is no whole number")
        return letters

    def _announced(self) -> Announcement | None:
        told = self._exhibit.announcement()
        if told is None or (isinstance(told, Announcement) and all(isinstance(text, str) for text in astuple(told))):
            return told
        raise TypeError(f"announcement() answers {told!r}, which is no Announcement of texts")
