"""Workshops in the staff area: what is planned, what can be planned, what is over; preparing one opens its doors."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from kivy.clock import Clock
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.screens.staff.page import Entry, News
from kiosk.screens.staff.room import Room
from kiosk.screens.staff.workshop_plan import PlanView
from kiosk.screens.staff.workshop_prepare import PrepareView
from kiosk.screens.workshop import rules
from kiosk.screens.workshop.city import City
from kiosk.screens.workshop.desk_measuring import MeasuringTab
from kiosk.staff.roles import Role
from kiosk.widgets.layout import lay
from kiosk.widgets.listing import Line, Small
from kiosk.widgets.scroller import Scroller
from kiosk.workshop.state import Workshop

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

MOST_OVER: Final = 8


class WorkshopList(Scroller):
    """Three cards, and the way back into a running workshop."""

    running_words = StringProperty("")
    planned_title = StringProperty("")
    planned_note = StringProperty("")
    new_title = StringProperty("")
    over_title = StringProperty("")


class WorkshopsPage:
    """One view at a time: the list, planning, preparing."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._runner = room.stage.workshops
        self.widget: Any = BoxLayout()
        self._list: Any = WorkshopList()
        self._list.ids.running.bind(on_release=lambda *_: room.leave())
        self._view: Any = None  # PlanView or PrepareView
        self._stop: Callable[[], None] | None = None

    def enter(self) -> None:
        self._stop = self._runner.watch(self._show)
        self._open(None)

    def retell(self, _language: Language) -> None:
        if self._stop is not None:
            self._show()

    def tick(self) -> None:
        if self._view is not None:
            self._view.tell()

    def back(self) -> bool:
        if self._view is None:
            return False
        self._open(None)
        return True

    def leave(self) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _open(self, view: Any) -> None:
        self._view = view
        self.widget.clear_widgets()
        self.widget.add_widget(self._list if view is None else view.widget)
        self._show()

    def _show(self) -> None:
        if self._view is not None:
            self._view.tell()
        else:
            self._tell()

    def _tell(self) -> None:
        language, screen, workshops = self._room.language, self._list, self._runner.workshops
        staff, code = language.staff, language.code
        running = self._runner.current is not None
        screen.running_words = staff("To the running workshop") if running else ""
        screen.planned_title, screen.new_title = staff("Planned"), staff("Plan a workshop")
        screen.planned_note = "" if workshops.planned else staff("Nothing is planned. Choose one below.")
        over = [each for each in workshops.over if each.template in self._runner.templates][:MOST_OVER]
        screen.over_title = staff("Over") if over else ""
        planned = [each for each in workshops.planned if each.template in self._runner.templates]
        _fill(
            screen.ids.planned,
            [(self._title(each), when(each, language), staff("Prepare"), self._prepare(each)) for each in planned],
        )
        _fill(
            screen.ids.templates,
            [
                (
                    told(template.title, code),
                    staff("{n} min, {least} to {most} people, {hosts} in the team").format(
                        n=language.number(template.minutes),
                        least=template.least,
                        most=template.most,
                        hosts=template.hosts,
                    ),
                    staff("Plan"),
                    self._plan(name),
                )
                for name, template in self._runner.templates.items()
            ],
        )
        _fill(
            screen.ids.over,
            [(self._title(each), when(each, language), staff("Report"), self._report(each)) for each in over],
            [(staff("Kits"), self._kits(each)) if each.campaigns else ("", self._report(each)) for each in over],
        )

    def _title(self, workshop: Workshop) -> str:
        return told(self._runner.templates[workshop.template].title, self._room.language.code)

    def _plan(self, template: str) -> Callable[[], None]:
        return lambda: self._open(PlanView(self._room, self._runner.templates[template], lambda: self._open(None)))

    def _prepare(self, workshop: Workshop) -> Callable[[], None]:
        return lambda: self._open(PrepareView(self._room, workshop.code, lambda: self._open(None)))

    def _kits(self, workshop: Workshop) -> Callable[[], None]:
        """Files of kits that come back after the workshop."""
        return lambda: self._open(KitsView(self._room, workshop.code))

    def _report(self, workshop: Workshop) -> Callable[[], None]:
        """PDF and CSV once more, for whoever missed them."""

        def saved(done: "Future[tuple[Path, ...]]") -> None:
            def tell(_seconds: float) -> None:
                if not self._room.closed and not self._room.say_fault(done):
                    names = ", ".join(path.name for path in done.result())
                    words = self._room.language.staff("Saved in the folder “exchange”: {names}")
                    self._room.tell(words.format(names=names))

            Clock.schedule_once(tell)

        return lambda: self._runner.save_report(workshop, self._room.language, self._room.house, saved)


class KitsView:
    """The measuring of a workshop that is over: kits come back for weeks."""

    def __init__(self, room: Room, code: str) -> None:
        rules.load()
        self._room = room
        self._tab = MeasuringTab(room.stage.workshops, room.house, City(room.house.content), code)
        self.widget = self._tab.widget

    def tell(self) -> None:
        self._tab.tell(self._room.language)


Act = tuple[str, Callable[[], None]]


def _fill(place: Any, rows: list[tuple[str, str, str, Callable[[], None]]], more: Sequence[Act] = ()) -> None:
    """A line for each: words, note, a key with what it does; ``more``: another key before it, where it has words."""
    while len(place.children) > len(rows):
        place.remove_widget(place.children[0])
    while len(place.children) < len(rows):
        line = Line(first=not place.children)
        line.keys = [Small(), Small()]
        for key in line.keys:
            key.bind(on_release=lambda touched: touched.does())
        place.add_widget(line)
    lines = list(reversed(place.children))
    for number, (line, (words, note, action, does)) in enumerate(zip(lines, rows, strict=True)):
        line.words, line.note = words, note
        acts = [*([more[number]] if more and more[number][0] else []), (action, does)]
        for key, (label, act) in zip(line.keys, acts, strict=False):
            key.words, key.does = label, act
        lay(line.ids.last, line.keys[: len(acts)])


def when(workshop: Workshop, language: Language) -> str:
    """Day, time, place and how many fit in."""
    day = language.day(date.fromisoformat(workshop.day)) if workshop.day else ""
    places = language.staff("{n} places").format(n=language.number(workshop.capacity))
    return " · ".join(part for part in (day, workshop.begin, workshop.place, places) if part)


def _next(room: Room) -> Workshop | None:
    today = room.house.now().date().isoformat()
    runner = room.stage.workshops
    coming = [each for each in runner.workshops.planned if each.day >= today and each.template in runner.templates]
    return coming[0] if coming else None


def _note(room: Room) -> str:
    """What the tile says: what is next."""
    runner, language = room.stage.workshops, room.language
    if runner.current is not None:
        return language.staff("one is running")
    coming = _next(room)
    if coming is None:
        return language.staff("nothing planned")
    return f"{language.day(date.fromisoformat(coming.day))}, {coming.begin}"


def _news(room: Room) -> News | None:
    """The large card: the next workshop."""
    runner, language, coming = room.stage.workshops, room.language, _next(room)
    if coming is None:
        return None
    template = runner.templates[coming.template]
    done = language.staff("Prepared: {n} of {m}").format(n=len(coming.checked), m=len(template.needs))
    return News(
        when(coming, language), told(template.title, language.code), done, language.staff("Prepare"), "checklist"
    )


ENTRY: Final = Entry(
    "workshops",
    "calendar-event",
    Role.HOST,
    lambda language: language.staff("Workshops"),
    WorkshopsPage,
    _note,
    news=_news,
    field=10,
    patience_s=600.0,
)
