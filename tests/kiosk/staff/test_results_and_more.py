"""Results, hours, content, saving: what the staff find out and set."""

import csv
import io
import re
from concurrent.futures import Future
from datetime import timedelta
from shutil import copytree
from types import SimpleNamespace

import pytest

from kiosk.packs.errors import PackRefused
from kiosk.staff.choices import ChoiceFile
from kiosk.staff.errors import StaffUnwritable
from kiosk.staff.pack_desk import PackNews
from kiosk.staff.roles import Role
from kiosk.staff.sticks import packs_on, sticks, write_to
from kiosk.staff.survey_report import SURVEY_LEFT, report
from kiosk.staff.tables import cell, tables
from sync.record import SURVEY_RESPONSE, VOTE, Draft
from tests.kiosk.staff.people import PIN, comes_in
from tests.kiosk.theatre import ROOT


def journal_of(visitor):
    def records(types):
        future = Future()
        future.set_result([record for record in visitor.theatre.journal.records if record.type in types])
        return future

    return SimpleNamespace(records=records)


def answer(visitor, **answers):
    data = {"form": "eine-minute", "version": "1", "language": "de", "answers": answers, "xml": "<x/>", "seconds": 9}
    return visitor.theatre.journal.append(Draft(SURVEY_RESPONSE, data, visitor.theatre.time.now()))


def left(visitor, question):
    data = {"form": "eine-minute", "version": "1", "question": question}
    return visitor.theatre.journal.append(Draft(SURVEY_LEFT, data, visitor.theatre.time.now()))


# --- where a survey was left


def test_a_survey_that_is_left_says_at_which_question_and_nothing_of_the_answers(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Eine Minute", "Veranstaltung", "Neu")
    [kept] = visitor.theatre.journal.kept(SURVEY_LEFT)
    assert set(kept) == {"form", "version", "question"}
    assert kept["question"] == "technik"
    [record] = visitor.theatre.journal.records
    assert record.time.endswith(":00:00Z")


def test_a_finished_survey_was_not_left(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Eine Minute", "Veranstaltung", "Umwelt schützen", "teils, teils", "Weiter", "Hörde")
    assert visitor.place == "thanks"
    visitor.touches("Neu")
    assert not visitor.theatre.journal.kept(SURVEY_LEFT)


def counted(visitor):
    return report(visitor.theatre.house.surveys[0].form, "de", visitor.theatre.journal.records)


def test_nothing_is_counted_below_five_and_then_in_steps_of_five(visitor):
    for number in range(4):
        answer(visitor, technik="umwelt" if number else "wege")
    assert (counted(visitor).begun, counted(visitor).missing) == (0, 1)
    left(visitor, "mitreden")
    five = counted(visitor)
    assert (five.begun, five.finished, five.missing) == (5, 4, 0)
    assert {question.name: question.left for question in five.questions}["mitreden"] == 1
    for _ in range(4):
        left(visitor, "technik")
    assert counted(visitor) == five


def test_shares_are_shown_only_where_five_answered(visitor):
    for _ in range(5):
        answer(visitor, technik="umwelt", anlass="warte")
    shown = {question.name: question.published for question in counted(visitor).questions}
    assert shown["technik"].share("umwelt") == 1.0
    assert shown["mitreden"] is None


def test_the_page_shows_numbers_shares_and_where_people_left(inside):
    inside.theatre.backstage.journal = journal_of(inside)
    for _ in range(5):
        answer(inside, technik="umwelt")
    for _ in range(5):
        left(inside, "mitreden")
    inside.touches("Ergebnisse")
    assert inside.sees("5 von 10 beendet")
    inside.touches("Eine Minute")
    assert inside.sees("100\N{NO-BREAK SPACE}%")
    assert inside.sees("n = 5")
    inside.touches("Zurück")
    assert inside.sees("5 von 10 beendet")


# --- hours and the sentence of the day


def kept(visitor):
    choices = ChoiceFile(visitor.theatre.backstage.folder)
    choices.open()
    return choices.now


def test_closed_today_closes_the_kiosk_when_the_staff_leave_and_opens_tomorrow(inside):
    inside.touches("Heute", "Heute geschlossen")
    assert kept(inside).today.hours == ""
    inside.touches("Verlassen")
    inside.waits(1)
    assert inside.place == "closed"
    comes_in(inside)  # the corner leads in from the closed screen as well
    inside.touches("Heute", "Wie sonst", "Verlassen")
    inside.waits(1)
    assert inside.place == "invitation"


def test_an_evening_is_made_longer(theatre):
    kiosk = theatre(hours=("10:00-18:00",) * 7)
    kiosk.theatre.backstage.gate.set_pin(Role.TECHNICIAN, "270418")
    comes_in(kiosk)
    kiosk.touches("Heute", "30 Min. länger", "30 Min. länger")
    assert kept(kiosk).today.hours == "10:00-19:00"
    assert kiosk.sees("10:00 bis 19:00")
    kiosk.touches("Montag: Ändern", "Montag: Öffnet früher")
    assert kept(kiosk).hours[0] == "09:30-18:00"


def test_the_sentence_of_the_day_stands_on_the_invitation_until_tomorrow(inside):
    inside.touches("Heute", "Deutsch: Schreiben")
    inside.types("Tour um vier")
    inside.touches("Speichern", "Verlassen")
    assert inside.sees("Tour um vier")
    inside.theatre.time.seconds += timedelta(days=1).total_seconds()
    inside.waits(13)
    assert not inside.sees("Tour um vier")


# --- saving


@pytest.mark.parametrize("text", ["=1+1", "+49 231", "-2", "@cmd", "\t=1", "  =cmd()", "\r=1"])
def test_no_cell_is_a_formula(text):
    assert cell(text) == "'" + text


@pytest.mark.parametrize(("value", "then"), [(-2.5, -2.5), (None, ""), (True, 1), ("Bänke", "Bänke")])
def test_numbers_stay_numbers_and_words_stay_words(value, then):
    assert cell(value) == then


def test_tables_open_in_a_spreadsheet_with_their_umlauts(visitor):
    answer(visitor, wunsch="=HYPERLINK(1)", felder=["grün", "ruhe"])
    visitor.theatre.journal.append(Draft(VOTE, {"question": "q", "option": "o"}, visitor.theatre.time.now()))
    made = tables(visitor.theatre.journal.records)
    assert set(made) == {"survey-response-v1-eine-minute.csv", "vote-v1.csv"}
    raw = made["survey-response-v1-eine-minute.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    [row] = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";")
    assert (row["answers.wunsch"], row["answers.felder"]) == ("'=HYPERLINK(1)", "grün ruhe")
    assert "xml" not in row


def test_results_are_written_to_the_stick_and_the_folder_is_named(inside, tmp_path):
    backstage = inside.theatre.backstage
    backstage.journal, backstage.sticks = journal_of(inside), lambda: (tmp_path,)
    answer(inside, technik="umwelt")
    inside.touches("Dieser Kiosk", "Speichern")
    [folder] = tmp_path.iterdir()
    assert inside.sees(folder.name)
    assert [path.name for path in folder.iterdir()] == ["survey-response-v1-eine-minute.csv"]
    backstage.sticks = tuple
    inside.touches("Speichern")
    assert inside.sees("Es steckt kein Stick.")


def test_a_stick_that_takes_nothing_is_told(tmp_path, visitor):
    with pytest.raises(StaffUnwritable, match="take a stick"):
        write_to(tmp_path / "pulled out", {"a.csv": b""}, visitor.theatre.time.now())


def test_only_what_is_mounted_is_a_stick_and_packs_are_found_on_it(tmp_path):
    (tmp_path / "media/anna/STICK").mkdir(parents=True)
    (tmp_path / "media/anna/STICK/dortmund.pack").touch()
    assert sticks((tmp_path / "media",)) == ()
    assert [path.name for path in packs_on(tmp_path / "media/anna/STICK")] == ["dortmund.pack"]


# --- packs


class Desk:
    """A shelf with a clerk: verifies everything but what is called "bad"."""

    changeable = True

    def __init__(self):
        self.installed = []

    def verify(self, path):
        if path.stem == "bad":
            raise PackRefused(f"{path.name}: nobody who is trusted has signed it.")
        return PackNews(path, "dortmund", "1.1.0", "stadt")

    def install(self, path):
        self.installed.append(path.name)
        return self.verify(path)

    def roll_back(self):
        return "1.0.0"


@pytest.fixture
def desk(inside, tmp_path):
    (tmp_path / "good.pack").touch()
    (tmp_path / "bad.pack").touch()
    backstage = inside.theatre.backstage
    backstage.packs, backstage.sticks = Desk(), lambda: (tmp_path,)
    inside.touches("Inhalte", "Pakete suchen")
    yield inside
    backstage.packs, backstage.sticks = None, tuple


def press(visitor, key, name):
    page = visitor.app.navigator.scene._pages["content"]
    page.widget.ids.sticks.dispatch("on_pressed", key, name)
    visitor.waits(0.5)


def test_a_pack_is_checked_before_it_can_be_put_on_and_put_on_after_a_question(desk, tmp_path):
    press(desk, str(tmp_path / "good.pack"), "verify")
    assert desk.sees("dortmund 1.1.0, unterschrieben von stadt")
    press(desk, str(tmp_path / "good.pack"), "install")
    assert desk.sees("dortmund 1.1.0 einspielen?")
    assert not desk.theatre.backstage.packs.installed
    desk.touches("Einspielen")
    assert desk.theatre.backstage.packs.installed == ["good.pack"]


def test_a_pack_that_nobody_trusted_has_signed_says_so_and_is_not_offered(desk, tmp_path):
    press(desk, str(tmp_path / "bad.pack"), "verify")
    assert desk.sees("nobody who is trusted has signed it")
    assert not desk.sees("Einspielen")


def test_languages_nobody_has_read_are_named(inside):
    inside.touches("Inhalte")
    assert inside.sees("Türkçe")
    assert inside.sees("zeigt einen festen Ordner")


@pytest.mark.parametrize(("languages", "named"), [(("de", "tr"), True), (("de", "en"), False)])
def test_a_language_counts_as_read_when_both_the_pack_and_the_program_have_been(theatre, tmp_path, languages, named):
    pack = copytree(ROOT / "assets/packs/dortmund", tmp_path / "pack")
    table = (pack / "pack.toml").read_text("utf-8")
    (pack / "pack.toml").write_text(re.sub(r"unreviewed = \[.*\]", "unreviewed = []", table), "utf-8")
    kiosk = theatre(content=pack, languages=languages)
    kiosk.theatre.backstage.gate.set_pin(Role.TECHNICIAN, PIN)
    comes_in(kiosk)
    assert kiosk.sees("1 Sprache nicht geprüft") == named
    kiosk.touches("Inhalte")
    assert kiosk.sees("Türkçe") == named
    assert kiosk.sees("Jede Sprache wurde geprüft") != named
