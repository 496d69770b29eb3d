"""Results of the surveys: how many, what they answered, and at which question people left."""

from concurrent.futures import Future
from typing import Any, Final

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.house import OfferedSurvey
from kiosk.language import Language
from kiosk.screens.staff.deck import Deck
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.staff.roles import Role
from kiosk.staff.survey_report import SURVEY_LEFT, SurveyReport, report
from kiosk.tally import basis, chart_rows, spoken
from kiosk.widgets.chart import ResultCard
from kiosk.widgets.listcard import Item, Press
from sync.record import SURVEY_RESPONSE, Record


class SurveysView(BoxLayout):
    """Every survey with its numbers."""


class SurveyView(BoxLayout):
    """One survey: where people left, and what they answered."""

    back_words = StringProperty("")

    __events__ = ("on_back",)

    def on_back(self) -> None:
        """Bound by the page."""


class ResultsPage:
    """Records are read when the page is opened, and counted off the screen's thread."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._reports: dict[str, SurveyReport] = {}
        self._shown = ""
        self.widget: Any = Deck()
        self._list, self._view = SurveysView(), SurveyView()
        self._list.ids.surveys.bind(on_pressed=lambda _, form, _name: self._open(form))
        self._view.bind(on_back=lambda *_: self.back())

    def enter(self) -> None:
        self.widget.turn(self._list)
        self._read()

    def retell(self, language: Language) -> None:
        self._view.back_words = language.staff("Back")
        self._show_list()
        self._read()

    def tick(self) -> None:
        """Read when opened; a page of numbers that move under the finger helps nobody."""

    def back(self) -> bool:
        if self.widget.shows(self._view):
            self.widget.turn(self._list)
            return True
        return False

    def leave(self) -> None:
        self._shown = ""

    def _read(self) -> None:
        journal = self._room.backstage.journal
        if journal is not None:
            self._room.when(journal.records([SURVEY_RESPONSE, SURVEY_LEFT]), self._count)

    def _count(self, done: Future[list[Record]]) -> None:
        if self._room.say_fault(done):
            return
        records, language = done.result(), self._room.language
        surveys = self._room.house.surveys

        def counted() -> dict[str, SurveyReport]:
            return {each.form.id: report(each.form, spoken(each.form, language), records) for each in surveys}

        self._room.work(counted, self._counted)

    def _counted(self, done: Future[dict[str, SurveyReport]]) -> None:
        if not self._room.say_fault(done):
            self._reports = done.result()
            self._show_list()
            if self._shown:
                self._show_survey(self._shown)

    def _show_list(self) -> None:
        language, card = self._room.language, self._list.ids.surveys
        staff = language.staff
        card.title = staff("Surveys")
        card.lead = staff("Counted from five on and in steps of five, as visitors see it.")
        card.empty = staff("This pack has no survey.")
        look = Press("open", staff("Look at it"), "chevron-right", bare=True)
        card.items = [
            Item(
                offered.form.id,
                offered.form.title(spoken(offered.form, language)),
                offered.survey.icon,
                note=self._numbers(offered),
                presses=(look,),
            )
            for offered in self._room.house.surveys
        ]

    def _numbers(self, offered: OfferedSurvey) -> str:
        language = self._room.language
        found = self._reports.get(offered.form.id)
        if found is None:
            return language.staff("is being counted")
        if not found.begun:
            return staff_missing(language, found.missing)
        return language.staff("{finished} finished of {begun} begun").format(finished=found.finished, begun=found.begun)

    def _open(self, form: str) -> None:
        self._shown = form
        if form in self._reports:
            self._show_survey(form)
            self.widget.turn(self._view)

    def _show_survey(self, form: str) -> None:
        language, found = self._room.language, self._reports[form]
        staff, ids = language.staff, self._view.ids
        ids.left.title = staff("Where people left")
        ids.left.lead = (
            staff("{finished} finished of {begun} begun").format(finished=found.finished, begun=found.begun)
            if found.begun
            else staff_missing(language, found.missing)
        )
        ids.left.items = [
            Item(question.name, question.label, value=language.number(question.left))
            for question in found.questions
            if found.begun
        ]
        ids.answers.clear_widgets()
        for question in found.questions:
            if question.published is not None:
                card = ResultCard(title=question.label)
                card.rows = chart_rows(question.published, question.options, (), language)
                card.basis = basis(question.published, language)
                ids.answers.add_widget(card)


def staff_missing(language: Language, number: int) -> str:
    """How many are missing until numbers are shown."""
    return language.staff_n("{n} more until something is shown", "{n} more until something is shown", number)


def _note(room: Room) -> str:
    number = len(room.house.surveys)
    return room.language.staff_n("{n} survey", "{n} surveys", number)


ENTRY: Final = Entry(
    "results",
    "chart-bar",
    Role.STAFF,
    lambda language: language.staff("Results"),
    ResultsPage,
    _note,
    field=4,
    patience_s=300.0,
)
