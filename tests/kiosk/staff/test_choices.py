"""What staff have set: it outlives restarts, holds at once, and never keeps the kiosk from starting."""

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from kiosk.bill import Bill
from kiosk.staff.choices import NAME, ChoiceFile, Choices, Notice, Today
from kiosk.staff.day import hours_of, notice_of, open_now, shifted

WEEK = ("", "10:00-18:00", "10:00-18:00", "10:00-18:00", "10:00-18:00", "11:00-16:00", "")
MONDAY, TUESDAY = (datetime(2026, 11, day, 15, 0, tzinfo=ZoneInfo("Europe/Berlin")) for day in (23, 24))


def opened(folder):
    choices = ChoiceFile(folder)
    choices.open()
    return choices


def test_what_was_chosen_and_saved_is_there_after_a_restart(tmp_path):
    choices = opened(tmp_path)
    choices.change(lambda now: msgspec.structs.replace(now, off=now.off | {"quiz"}, today=Today("2026-11-23", "")))
    choices.save()
    assert opened(tmp_path).now == Choices(off=frozenset({"quiz"}), today=Today("2026-11-23", ""))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"hours": ["8-10"]}', b'{"unknown": 1}', b"\xff"])
def test_a_damaged_file_is_set_aside_and_the_kiosk_starts_as_station_and_pack_say(tmp_path, content, caplog):
    (tmp_path / NAME).write_bytes(content)
    assert opened(tmp_path).now == Choices()
    assert (tmp_path / "choices.damaged").read_bytes() == content
    assert "cannot be used" in caplog.text


@pytest.mark.parametrize(
    ("choices", "station", "moment", "hours"),
    [
        (Choices(), (), MONDAY, None),
        (Choices(), WEEK, MONDAY, ""),
        (Choices(), WEEK, TUESDAY, "10:00-18:00"),
        (Choices(hours=("09:00-12:00",) * 7), WEEK, TUESDAY, "09:00-12:00"),
        (Choices(hours=()), WEEK, MONDAY, None),
        (Choices(today=Today("2026-11-23", "10:00-22:00")), WEEK, MONDAY, "10:00-22:00"),
        (Choices(today=Today("2026-11-23", "10:00-22:00")), WEEK, TUESDAY, "10:00-18:00"),
        (Choices(today=Today("2026-11-24", "")), WEEK, TUESDAY, ""),
    ],
)
def test_the_day_goes_before_the_week_and_the_staffs_week_before_the_stations(choices, station, moment, hours):
    assert hours_of(choices, station, moment) == hours
    assert open_now(choices, station, moment) is (hours not in {"", "09:00-12:00"})


def test_the_sentence_of_the_day_is_gone_on_the_next_and_german_stands_in():
    choices = Choices(notice=Notice("2026-11-23", {"de": "Um 16 Uhr Werkstatt", "en": "Workshop at 4 pm"}))
    assert notice_of(choices, MONDAY, "en") == "Workshop at 4 pm"
    assert notice_of(choices, MONDAY, "tr") == "Um 16 Uhr Werkstatt"
    assert notice_of(choices, TUESDAY, "de") == ""


@pytest.mark.parametrize(
    ("hours", "begin", "end", "then"),
    [
        ("10:00-18:00", -30, 0, "09:30-18:00"),
        ("10:00-18:00", 0, 30, "10:00-18:30"),
        ("00:00-18:00", -30, 0, "00:00-18:00"),
        ("10:00-24:00", 0, 30, "10:00-24:00"),
        ("10:00-10:30", 30, 0, "10:30-11:00"),
        ("10:00-10:30", 0, -30, "10:00-10:30"),
        ("23:30-24:00", 30, 0, "23:30-24:00"),
    ],
)
def test_hours_move_by_half_hours_and_stay_within_the_day(hours, begin, end, then):
    assert shifted(hours, begin=begin, end=end) == then


PLAYS = {"weekly_question": 1, "compass": 2, "quiz": 3}


@pytest.mark.parametrize(
    ("choices", "shown"),
    [
        (Choices(), ["weekly_question", "compass", "quiz"]),
        (Choices(off=frozenset({"compass"})), ["weekly_question", "quiz"]),
        (Choices(order=("quiz", "gone", "compass")), ["quiz", "compass", "weekly_question"]),
        (Choices(off=frozenset({"quiz"}), order=("quiz", "compass")), ["compass", "weekly_question"]),
    ],
)
def test_the_bill_shows_what_is_on_in_the_staffs_order(choices, shown):
    bill = Bill(PLAYS, (), lambda: choices)
    assert list(bill) == shown
    assert len(bill) == len(shown)
    assert set(bill.order) == set(PLAYS)
    assert [kind for kind in PLAYS if bill.offers(kind) and bill[kind]] == [k for k in PLAYS if k in shown]


def test_what_is_off_is_not_found(tmp_path):
    with pytest.raises(KeyError):
        Bill(PLAYS, (), lambda: Choices(off=frozenset({"quiz"})))["quiz"]
