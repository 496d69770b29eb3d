"""What the pages of loans and machines are made of: a list, or one thing. While one is shown, cards are read."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.makerspace.records import Entry
from kiosk.models.card_desk import Scan
from kiosk.screens.staff.room import Room
from kiosk.screens.staff.work_panel import WorkList, WorkPanel, keep
from kiosk.staff.deeds import Deed
from kiosk.widgets.layout import seat
from kiosk.widgets.listing import Line, Small


class WorkPage(ABC):
    """``things`` are kits or machines: each has an ``icon``, and a line in the list."""

    def __init__(self, room: Room, things: Iterable[Any]) -> None:
        self._room = room
        self._space = room.house.makerspace
        self._stop_watching: Callable[[], None] | None = None
        self.widget: Any = BoxLayout()
        self._list, self._panel = WorkList(), WorkPanel(self._typed)
        self._panel.ids.foot.bind(
            on_aside=lambda *_: self.back(), on_quiet=lambda *_: self._quiet(), on_main=lambda *_: self._main()
        )
        self._lines: list[tuple[Any, Line, Small]] = []
        for number, thing in enumerate(things):
            line, small = Line(icon=thing.icon, first=not number), Small()
            small.bind(on_release=lambda _, thing=thing: self._open(thing))
            line.add_widget(small)
            self._list.ids.lines.add_widget(line)
            self._lines.append((thing, line, small))

    def enter(self) -> None:
        self._stop_watching = self._room.cards.watch(self._scanned)
        self._show()

    def retell(self, language: Language) -> None:
        self._panel.speak(language)
        self._show()

    def tick(self) -> None:  # noqa: B027  the same for both
        """Nothing here changes by itself."""

    @abstractmethod
    def back(self) -> bool:
        """One step back inside the page."""

    def leave(self) -> None:
        if self._stop_watching is not None:
            self._stop_watching()
            self._stop_watching = None
        self._forget()

    @property
    def _today(self) -> date:
        return self._room.house.now().date()

    def _keep_of(self, thing: str, entries: tuple[Entry, ...], what: Deed, then: Callable[[], None]) -> None:
        """Record what was done, and write into the log that it was."""
        self._room.note(what, thing)
        keep(self._room, entries, then)

    def _show(self) -> None:
        part = self._list if self._listing else self._panel
        if self._listing:
            self._tell_list()
        else:
            self._tell_panel()
        if part.parent is None:
            self.widget.clear_widgets()
            seat(part, self.widget)

    # --- what each page does in its own way

    @property
    @abstractmethod
    def _listing(self) -> bool:
        """Whether the list is shown."""

    @abstractmethod
    def _forget(self) -> None:
        """Nothing typed, scanned or chosen stays."""

    @abstractmethod
    def _open(self, thing: Any) -> None: ...

    @abstractmethod
    def _typed(self, key: str) -> None: ...

    @abstractmethod
    def _scanned(self, scan: Scan) -> None: ...

    @abstractmethod
    def _main(self) -> None: ...

    @abstractmethod
    def _quiet(self) -> None: ...

    @abstractmethod
    def _tell_list(self) -> None: ...

    @abstractmethod
    def _tell_panel(self) -> None: ...
