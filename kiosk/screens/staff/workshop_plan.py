"""Setting a date for a workshop: day, time, places and place, each with a finger."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from types import SimpleNamespace
from typing import Any, Final

from kivy.properties import StringProperty

from kiosk.exhibit import told
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.widgets.layout import lay, seat
from kiosk.widgets.listing import Line, Small
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.writing import Writing
from kiosk.workshop import commands
from kiosk.workshop.template import Template

QUARTER: Final = timedelta(minutes=15)
MOST_PLACE: Final = 60
DAY, TIME, PLACES = "day", "time", "places"


class Plan(Scroller):
    """Lines with less and more, the place, and the key that sets the date."""

    title = StringProperty("")
    aim = StringProperty("")
    place_words = StringProperty("")
    save_words = StringProperty("")


class PlanView:
    """``done`` leads back to the list."""

    def __init__(self, room: Room, template: Template, done: Callable[[], None]) -> None:
        self._room, self._template, self._done = room, template, done
        now = room.house.now()
        begin = now + QUARTER * 2
        self._begin = begin.replace(minute=begin.minute // 15 * 15, second=0, microsecond=0)
        self._places = template.most
        self._place = room.house.pack.lab
        self.widget: Any = Plan()
        self._lines: dict[str, tuple[Line, Small, Small]] = {}
        for name in (DAY, TIME, PLACES):
            line, less, more = Line(first=name == DAY), Small(icon="minus"), Small(icon="plus")
            less.bind(on_release=lambda _, name=name: self._change(name, -1))
            more.bind(on_release=lambda _, name=name: self._change(name, 1))
            line.add_widget(less)
            line.add_widget(more)
            self.widget.ids.lines.add_widget(line)
            self._lines[name] = (line, less, more)
        self._writing = Writing(limit=MOST_PLACE)
        self._writing.bind(on_typed=lambda _, text: self._typed(text), on_done=lambda _: self._write(open_it=False))
        # Held: what gives way to the keyboard comes back.
        self._parts = SimpleNamespace(**{name: part.__self__ for name, part in self.widget.ids.items()})
        self._all = [part for part in reversed(self._parts.content.children) if part is not self._parts.writing]
        lay(self._parts.content, self._all)
        self._parts.place.bind(on_release=lambda *_: self._write(open_it=True))
        self._parts.save.bind(on_release=lambda *_: self._save())

    def tell(self) -> None:
        language, widget = self._room.language, self.widget
        staff, code = language.staff, language.code
        widget.title, widget.aim = told(self._template.title, code), told(self._template.aim, code)
        words = {DAY: staff("Day"), TIME: staff("Begins at"), PLACES: staff("Places")}
        values = {
            DAY: language.day(self._begin.date()),
            TIME: f"{self._begin:%H:%M}",
            PLACES: language.number(self._places),
        }
        for name, (line, less, more) in self._lines.items():
            line.words, line.value = words[name], values[name]
            less.spoken = staff("{what}: less").format(what=words[name])
            more.spoken = staff("{what}: more").format(what=words[name])
        widget.place_words = staff("Place: {place}").format(place=self._place)
        widget.save_words = staff("Set this date")
        self._parts.save.offered = bool(self._place.strip())
        self._writing.hint = staff("Where does it take place?")
        self._writing.tell(language, self._place)

    def _change(self, name: str, step: int) -> None:
        if name == PLACES:
            self._places = min(500, max(1, self._places + step))
        elif name == TIME:
            moved = datetime.combine(self._begin.date(), time(self._begin.hour, self._begin.minute)) + QUARTER * step
            self._begin = self._begin.replace(hour=moved.hour, minute=moved.minute)
        elif self._begin.date() + timedelta(days=step) >= self._room.house.now().date():
            self._begin += timedelta(days=step)
        self.tell()

    def _write(self, *, open_it: bool) -> None:
        """The keyboard takes the place of everything else until its own key says that it is done."""
        self._writing.wide = self.widget.width > self.widget.height
        if open_it:
            self._writing.begin(self._room.language)
        seat(self._writing, self._parts.writing if open_it else None)
        parts = self._parts
        lay(parts.content, [parts.writing] if open_it else self._all)
        self.widget.to_top()
        self.tell()

    def _typed(self, text: str) -> None:
        self._place = text
        self.tell()

    def _save(self) -> None:
        runner, room = self._room.stage.workshops, self._room
        if not self._place.strip():
            return
        code = runner.fresh_code()

        def kept(well: bool) -> None:  # noqa: FBT001  as the runner calls it
            if room.closed:
                return
            staff = room.language.staff
            room.tell(staff("The date is set.") if well else staff("That could not be saved. Is the disk full?"))
            if well:
                self._done()

        entry = commands.plan(
            code,
            self._template,
            self._begin.date(),
            begin=f"{self._begin:%H:%M}",
            place=self._place.strip(),
            capacity=self._places,
        )
        runner.does(lambda: entry, kept)
        room.note(Deed.PLANNED, code)
