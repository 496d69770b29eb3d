"""A page of the staff area, and how one is put into the list.

Another folder adds a page with one line in ``kiosk/screens/staff/pages.py``: an ``Entry`` with its name, icon, the role
it needs, how it is called, and how it is built.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from kiosk.language import Language
from kiosk.screens.staff.room import Room
from kiosk.staff.roles import Role


class Page(Protocol):
    """``widget`` fills the room between the header and the bar; it is built anew in every session."""

    widget: Any

    def enter(self) -> None: ...
    def retell(self, language: Language) -> None:
        """Set every text in this language; keep everything else. Called before ``enter``."""
        ...

    def tick(self) -> None:
        """Once a second while the page is shown: values that change by themselves."""
        ...

    def back(self) -> bool:
        """One step back inside the page; False when there is none."""
        ...

    def leave(self) -> None: ...


@dataclass(frozen=True)
class News:
    """What the large card of the dashboard says: "Heute, 16:00 · 15 Plätze", the title, a note, and its button."""

    overline: str
    words: str
    note: str
    action: str
    icon: str = "player-play"


def nothing(_room: Room) -> str:
    """No note, no badge."""
    return ""


def no_news(_room: Room) -> News | None:
    """Nothing for the large card."""
    return None


@dataclass(frozen=True)
class Entry:
    """One page in the list.

    ``title``, ``note``, ``badge``: words of its tile, asked once a second, so they must be cheap; ``badge`` is a
    number where something waits, else empty. ``news``: what it has for the large card; the first entry that has some
    is shown. ``patience_s``: how long the page may go untouched before the session ends.
    """

    name: str
    icon: str
    role: Role
    title: Callable[[Language], str]
    build: Callable[[Room], Page]
    note: Callable[[Room], str] = nothing
    badge: Callable[[Room], str] = nothing
    news: Callable[[Room], News | None] = no_news
    field: int = 1  # which of the twelve colours its icon has
    patience_s: float = 180.0
    tile: bool = True  # False: reached from another page, no tile of its own
