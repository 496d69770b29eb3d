"""A visitor reports a barrier with one touch; the staff deal with it and say how; nobody else reads it."""

import pytest

from kiosk.barriers import BARRIER, STATE, Barrier, Barriers, State, Topic, report_data, state_data
from kiosk.staff.roles import Role
from kiosk.widgets.frame import ComfortKey
from kiosk.widgets.touchable import spoken_parts
from sync.errors import RecordError
from sync.record import ERASURE, Draft, Record, source_uri
from sync.schemas import Schemas
from tests.kiosk.staff.people import PIN, comes_in
from tests.kiosk.staff.test_keypad import OK, goes_to
from tests.kiosk.theatre import MORNING

SOURCE = source_uri("probe", "0123456789abcdef")


def record(what, data, sequence=1, hour=9):
    return Record.of(Draft(what, data, MORNING.replace(hour=hour)), SOURCE, sequence)


# --- what is kept


def test_a_report_needs_no_words():
    assert report_data(Topic.READING, "  ") == ({"topic": "reading"}, False)


def test_what_tells_who_somebody_is_is_taken_out_of_the_words():
    data, masked = report_data(Topic.OTHER, "Bitte an anna@example.org schreiben")
    assert masked
    assert "anna@example.org" not in str(data)


@pytest.mark.parametrize("topic", Topic)
def test_every_report_and_state_keeps_to_its_schema(topic):
    schemas, report = Schemas(), record(BARRIER, report_data(topic, "Zu hoch")[0])
    schemas.check(BARRIER, report.data)
    told = Barrier(report.id, topic, "Zu hoch", report.time)
    schemas.check(STATE, state_data(told, State.DONE, {"de": "Behoben"}))
    schemas.check(STATE, state_data(told, State.OPEN))
    with pytest.raises(RecordError):
        schemas.check(STATE, {"barrier": report.id, "state": "done"})


def test_dealt_with_needs_a_reason():
    with pytest.raises(ValueError, match="reason"):
        state_data(Barrier("1", Topic.OTHER, "", ""), State.DONE, {"de": " "})


def test_the_newest_state_is_true_in_whatever_order_the_records_come():
    report = record(BARRIER, {"topic": "language"})
    done = record(STATE, {"barrier": report.id, "state": "done", "reason": {"de": "x"}}, 2)
    again = record(STATE, {"barrier": report.id, "state": "open"}, 3)
    for order in ((report, done, again), (again, done, report), (done, report, again)):
        barriers = Barriers()
        for each in order:
            barriers.take(each)
        assert [(each.state, each.reason) for each in barriers.all()] == [(State.OPEN, {})]
        assert barriers.open == 1


def test_what_was_erased_is_gone_also_when_the_erasure_comes_first():
    report = record(BARRIER, {"topic": "language", "text": "Zu hoch"})
    erasure = record(ERASURE, {"record": report.id}, 2)
    for order in ((report, erasure), (erasure, report)):
        barriers = Barriers()
        for each in order:
            barriers.take(each)
        assert barriers.all() == ()
        assert barriers.find(report.id) is None


# --- the visitor


@pytest.fixture
def reporting(visitor):
    vars(visitor.theatre.house.barriers).update(vars(Barriers()))
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Was passiert mit meinen Daten?", "Barriere melden")
    return visitor


def kept(visitor):
    return visitor.theatre.journal.kept(BARRIER)


def test_two_touches_report_a_barrier_and_thanks_come_when_it_is_kept(reporting):
    reporting.theatre.journal.held = True
    reporting.touches("Höhe und Platz", "Absenden")
    assert not reporting.sees("Danke!")
    reporting.theatre.journal.release()
    reporting.comes_to_rest()
    assert reporting.sees("Danke!")
    assert kept(reporting) == [{"topic": "reaching"}]
    [told] = reporting.theatre.journal.records
    assert told.time.endswith(":00:00Z")
    reporting.touches("Start")
    assert reporting.place == "home"


def test_a_few_words_may_be_added(reporting):
    reporting.touches("Vorlesen und Ton", "Etwas schreiben")
    reporting.types("Zu leise")
    reporting.touches("Absenden")
    assert kept(reporting) == [{"topic": "listening", "text": "Zu leise"}]


def test_the_keypad_alone_reports_a_barrier(reporting):
    for words in ("Sprache", "Absenden", "Start"):
        goes_to(reporting, lambda held, words=words: held.spoken == words and not isinstance(held, ComfortKey))
        reporting.app.senses.keypad.key(None, OK)
        reporting.comes_to_rest()
    assert kept(reporting) == [{"topic": "language"}]
    assert reporting.place == "home"


def test_the_voice_says_what_is_asked_and_everything_that_can_be_chosen(reporting):
    said = spoken_parts(reporting.app.overlays.top(), "")
    assert {"Was ist hier schwierig für Sie?", "Schrift und Kontrast", "Höhe und Platz", "Anderes"} <= set(said)


def test_nothing_is_sent_before_something_is_chosen(reporting):
    assert not any(target.spoken == "Absenden" for target in reporting.targets())


def test_when_the_disk_is_full_nobody_is_thanked_and_it_can_be_sent_again(reporting):
    reporting.theatre.journal.full = True
    reporting.touches("Bedienung", "Absenden")
    assert reporting.sees("Das hat gerade nicht geklappt")
    reporting.theatre.journal.full = False
    reporting.touches("Absenden")
    assert reporting.sees("Danke!")


def test_who_has_left_is_not_thanked_nor_is_the_next_one(reporting):
    reporting.theatre.journal.held = True
    reporting.touches("Bedienung", "Absenden", "Neu")
    reporting.theatre.journal.release()
    reporting.waits(0.5)
    reporting.touches_at(540, 900)
    reporting.waits(0.5)
    reporting.touches("Was passiert mit meinen Daten?", "Barriere melden")
    assert not reporting.sees("Danke!")
    assert len(kept(reporting)) == 1


def test_nothing_of_a_report_stays_for_the_next_visitor(reporting):
    reporting.touches("Bedienung", "Etwas schreiben")
    reporting.types("Geheim")
    reporting.touches("Neu")
    reporting.touches_at(540, 900)
    reporting.waits(0.5)
    reporting.touches("Was passiert mit meinen Daten?", "Barriere melden")
    assert not any(target.chosen for target in reporting.targets() if target.spoken == "Bedienung")
    reporting.touches("Anderes", "Etwas schreiben")
    assert not reporting.sees("Geheim")


def test_the_code_takes_the_report_back_and_the_staff_no_longer_see_it(reporting):
    reporting.touches("Anderes", "Absenden")
    [code] = reporting.theatre.journal._codes
    assert reporting.sees(f"{code[:4]} {code[4:]}")
    assert reporting.theatre.house.barriers.open == 1
    reporting.touches("Start", "Was passiert mit meinen Daten?", "Meine Antwort löschen")
    reporting.types(code)
    reporting.touches("Jetzt löschen")
    assert reporting.theatre.house.barriers.all() == ()


# --- the staff


@pytest.fixture
def staff(reporting):
    reporting.touches("Bedienung", "Etwas schreiben")
    reporting.types("Taste klemmt")
    reporting.touches("Absenden", "Neu")
    reporting.theatre.backstage.gate.set_pin(Role.TECHNICIAN, PIN)
    comes_in(reporting)
    return reporting


def test_the_dashboard_counts_open_reports_and_the_page_lists_them(staff):
    assert staff.sees("1 Meldung ist offen")
    staff.touches("Barrieren")
    assert staff.sees("Taste klemmt")
    assert staff.sees("Bedienung")


def test_a_report_is_dealt_with_for_a_reason_and_opened_again_and_both_stand_in_the_log(staff):
    staff.touches("Barrieren", "Erledigen", "Es ist behoben.")
    assert staff.theatre.house.barriers.open == 0
    assert staff.sees("Keine Barriere ist offen.")
    assert staff.sees("Es ist behoben.")
    [state] = staff.theatre.journal.kept(STATE)
    assert set(state["reason"]) == {"de", "en"}
    staff.touches("Taste klemmt: Wieder öffnen")
    assert staff.theatre.house.barriers.open == 1
    deeds = staff.theatre.backstage.audit.last(2)
    assert [(each.what, each.about) for each in deeds] == [("barrier open", "operating"), ("barrier done", "operating")]


def test_a_reason_can_be_given_in_own_words(staff):
    staff.touches("Barrieren", "Erledigen", "Eigene Worte")
    staff.types("Neu")
    staff.touches("Speichern")
    assert staff.theatre.journal.kept(STATE)[0]["reason"] == {"de": "Neu"}


def test_back_goes_one_step_at_a_time(staff):
    staff.touches("Barrieren", "Erledigen", "Eigene Worte", "Zurück", "Zurück")
    assert staff.sees("Noch offen")
    assert not staff.theatre.journal.kept(STATE)
