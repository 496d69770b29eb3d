"""Getting a workshop ready: the list with its ticks, what the instruments say, and opening the doors."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from kivy.properties import StringProperty

from devices.reading import State
from kiosk.exhibit import told
from kiosk.screens.staff.room import Room
from kiosk.staff.deeds import Deed
from kiosk.widgets.listing import Line, OnOff
from kiosk.widgets.scroller import Scroller
from kiosk.workshop import commands

if TYPE_CHECKING:
    from kiosk.workshop.template import Need


class Prepare(Scroller):
    """Three cards of ticks, the instruments, and the keys."""

    title = StringProperty("")
    lead = StringProperty("")
    checklist_title = StringProperty("")
    materials_title = StringProperty("")
    instruments_title = StringProperty("")
    live_title = StringProperty("")
    open_words = StringProperty("")
    cancel_words = StringProperty("")


class PrepareView:
    """``done`` leads back to the list; opening the doors ends the session, so that no guest gets in."""

    def __init__(self, room: Room, code: str, done: Callable[[], None]) -> None:
        self._room, self._code, self._done = room, code, done
        self._runner = room.stage.workshops
        self._template = self._runner.templates[self._runner.workshops[code].template]
        self.widget: Any = Prepare()
        self._ticks: dict[str, tuple[Need, Line, OnOff]] = {}
        for kind in ("checklist", "materials", "instruments"):
            for number, need in enumerate(getattr(self._template, kind)):
                line, tick = Line(first=not number), OnOff()
                tick.bind(on_release=lambda _, name=need.name: self._tick(name))
                line.add_widget(tick)
                self.widget.ids[kind].add_widget(line)
                self._ticks[need.name] = (need, line, tick)
        self.widget.ids.open.bind(on_release=lambda *_: self._open())
        self.widget.ids.cancel.bind(on_release=lambda *_: self._ask_cancel())

    def tell(self) -> None:
        language, widget, workshop = self._room.language, self.widget, self._runner.workshops[self._code]
        staff, code = language.staff, language.code
        widget.title = told(self._template.title, code)
        day = language.whole_day(date.fromisoformat(workshop.day))
        done = staff("Prepared: {n} of {m}").format(n=len(workshop.checked), m=len(self._ticks))
        widget.lead = f"{day} · {workshop.begin} · {workshop.place}\n{done}"
        widget.checklist_title, widget.materials_title = staff("Before it begins"), staff("Materials")
        widget.instruments_title, widget.live_title = staff("Instruments needed"), staff("Instruments at this kiosk")
        widget.open_words = staff("Open the doors")
        widget.cancel_words = staff("It does not take place")
        running = self._runner.current is not None
        widget.ids.open.offered = not running and workshop.opened is None
        for need, line, tick in self._ticks.values():
            line.words, tick.on = told(need.text, code), need.name in workshop.checked
            tick.spoken = f"{line.words}: {staff('done') if tick.on else staff('to do')}"
        self._tell_live()

    def _tell_live(self) -> None:
        """What is plugged in, as it stands now."""
        staff, place = self._room.language.staff, self.widget.ids.live
        known = list(self._room.stage.readings.instruments())
        while len(place.children) > len(known):
            place.remove_widget(place.children[0])
        while len(place.children) < len(known):
            place.add_widget(Line(first=not place.children))
        for line, status in zip(reversed(place.children), known, strict=True):
            line.words = status.name
            line.note = staff("Simulation") if status.simulated else ""
            live = status.state is State.LIVE
            line.tone, line.state_words = ("ok", staff("measures")) if live else ("alert", staff("does not measure"))

    def _tick(self, name: str) -> None:
        workshop = self._runner.workshops[self._code]
        self._runner.does(lambda: commands.check(workshop, name, done=name not in workshop.checked))

    def _open(self) -> None:
        runner, room = self._runner, self._room
        workshop = runner.workshops[self._code]

        def kept(well: bool) -> None:  # noqa: FBT001  as the runner calls it
            if room.closed:
                return
            if well:
                room.leave()
            else:
                room.tell(room.language.staff("That could not be saved. Is the disk full?"))

        room.note(Deed.OPENED, self._code)
        runner.does(lambda: commands.open_doors(workshop, self._template, runner.workshops.running), kept)

    def _ask_cancel(self) -> None:
        staff = self._room.language.staff
        self._room.ask(
            staff("Cancel this workshop?"),
            staff("It disappears from the list."),
            staff("It does not take place"),
            self._cancel,
        )

    def _cancel(self) -> None:
        workshop = self._runner.workshops[self._code]
        self._room.note(Deed.CANCELLED, self._code)
        if self._runner.does(lambda: commands.cancel(workshop)):
            self._done()
