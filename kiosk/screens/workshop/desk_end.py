"""The end: the numbers, the report as PDF and CSV, and closing the workshop with a held key."""

from typing import TYPE_CHECKING, Any

from kivy.clock import Clock
from kivy.properties import ListProperty, StringProperty

from kiosk.house import House
from kiosk.language import Language
from kiosk.models.workshop import Runner
from kiosk.widgets.listing import Line
from kiosk.widgets.scroller import Scroller
from kiosk.workshop.report import report
from kiosk.workshop.state import Workshop

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

MOST_LINES = 40


class WorkshopEnd(Scroller):
    """What the report will say, and the keys."""

    lead = StringProperty("")
    save_words = StringProperty("")
    end_words = StringProperty("")
    message = StringProperty("")
    numbers = ListProperty([])


class EndTab:
    """The report can be saved before and after the end; afterwards the staff area has it as well."""

    def __init__(self, runner: Runner, house: House) -> None:
        self._runner, self._house = runner, house
        self._code = ""
        self.widget: Any = WorkshopEnd()
        self.widget.ids.save.bind(on_release=lambda *_: self._save())
        self.widget.ids.end.bind(on_held=lambda *_: self._end())

    def title(self, language: Language) -> str:
        return language.staff("End")

    def tell(self, language: Language) -> None:
        workshop, widget, staff = self._workshop, self.widget, language.staff
        if workshop is None:
            return
        self._language = language
        over = workshop.ended is not None
        widget.lead = (
            staff("The workshop is over. The report is written for whoever was here: numbers, no names.")
            if over
            else staff("When you end the workshop, open questions are closed and the guests’ screen goes back.")
        )
        widget.save_words = staff("Save the report (PDF and CSV)")
        widget.end_words = "" if over else staff("End the workshop")
        widget.ids.end.spoken = staff("End the workshop: hold")
        widget.ids.end.offered = not over
        made = report(
            workshop, self._runner.templates[workshop.template], self._house.ideas, language, self._runner.now()
        )
        place, lines = widget.ids.numbers, [line for line in made.lines if line.section != staff("Agenda")][:MOST_LINES]
        while len(place.children) > len(lines):
            place.remove_widget(place.children[0])
        while len(place.children) < len(lines):
            place.add_widget(Line(first=not place.children))
        for shown, line in zip(reversed(place.children), lines, strict=True):
            shown.words, shown.note, shown.value = line.what, line.about, line.value

    @property
    def _workshop(self) -> Workshop | None:
        """The one that is running, or was until a moment ago."""
        current = self._runner.current
        if current is not None:
            self._code = current.code
        return self._runner.workshops.get(self._code)

    def _end(self) -> None:
        self._runner.end()

    def _save(self) -> None:
        workshop = self._workshop
        if workshop is None:
            return
        self.widget.message = self._language.staff("The report is being written …")
        self._runner.save_report(workshop, self._language, self._house, self._saved)

    def _saved(self, done: "Future[tuple[Path, ...]]") -> None:
        def tell(_seconds: float) -> None:
            staff = self._language.staff
            if done.exception() is None:
                names = ", ".join(path.name for path in done.result())
                self.widget.message = staff("Saved in the folder “exchange”: {names}").format(names=names)
            else:
                self.widget.message = staff("That did not work: {reason}").format(reason=done.exception())

        Clock.schedule_once(tell)
