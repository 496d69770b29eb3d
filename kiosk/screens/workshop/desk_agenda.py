"""The whole agenda: what was, what is, what comes; a touch leads to a step. What the host should know of it."""

from datetime import datetime
from typing import Any, Final

from kivy.properties import StringProperty

from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.models.workshop import Runner
from kiosk.widgets.listing import Line, Small
from kiosk.widgets.scroller import Scroller
from kiosk.workshop import commands
from kiosk.workshop.agenda import spent
from kiosk.workshop.state import Workshop

LESS_S: Final = -300


class Agenda(Scroller):
    """A hint for the step that is on, and a line for each step."""

    hint_title = StringProperty("")
    hint = StringProperty("")
    less_words = StringProperty("")


class AgendaTab:
    """Skipping and going back are the same: a touch on a step."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._lines: list[tuple[Line, Small]] = []
        self.widget: Any = Agenda()
        self.widget.ids.less.bind(on_release=lambda *_: self._less())

    def title(self, language: Language) -> str:
        return language.staff("Agenda")

    def tell(self, language: Language) -> None:
        workshop = self._runner.current
        if workshop is None:
            return
        self._build(workshop)
        code, staff, template = language.code, language.staff, self._runner.template
        step = self._runner.step or template.steps[0]
        self.widget.hint_title, self.widget.hint = told(step.title, code), told(step.host, code) if step.host else ""
        self.widget.less_words = staff("5 minutes less")
        self.widget.ids.less.offered = workshop.run is not None
        for plan, (line, key) in zip(workshop.steps, self._lines, strict=True):
            line.words = told(plan.title, code)
            line.value = staff("{n} min").format(n=language.number(plan.seconds / 60))
            runs = [run for run in workshop.runs if run.step == plan.name]
            on = workshop.run is not None and workshop.run.step == plan.name
            line.tone = "ok" if on else "quiet"
            took = sum(spent(run, _end(run.ended, self._runner.now())).total_seconds() for run in runs)
            line.state_words = staff("now") if on else staff("took {n} min").format(n=round(took / 60)) if runs else " "
            key.words, key.offered = staff("Go there"), not on

    def _build(self, workshop: Workshop) -> None:
        if len(self._lines) == len(workshop.steps):
            return
        place = self.widget.ids.steps
        place.clear_widgets()
        self._lines = []
        for number, plan in enumerate(workshop.steps):
            line, key = Line(first=not number), Small()
            key.step = plan.name
            key.bind(on_release=lambda touched: self._runner.begin_step(touched.step))
            line.add_widget(key)
            place.add_widget(line)
            self._lines.append((line, key))

    def _less(self) -> None:
        workshop = self._runner.current
        if workshop is not None:
            self._runner.does(lambda: commands.extend(workshop, LESS_S))


def _end(ended: datetime | None, now: datetime) -> datetime:
    return ended if ended is not None else now
