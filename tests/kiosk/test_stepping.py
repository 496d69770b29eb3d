"""A day, a time and a count, step by step. Pure."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.language import Languages
from kiosk.stepping import parts_of, stepped, told

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 25, 14, 37, 20, tzinfo=ZoneInfo("Europe/Berlin"))
DATE, TIME = ("day", "month", "year"), ("hour", "minute")


@pytest.mark.parametrize(
    ("kind", "appearance", "parts"),
    [
        ("date", "", DATE),
        ("date", "month-year", ("month", "year")),
        ("date", "year", ("year",)),
        ("time", "", TIME),
        ("dateTime", "", (*DATE, *TIME)),
        ("integer", "counter", ("count",)),
        ("integer", "", ()),
        ("text", "counter", ()),
    ],
)
def test_what_is_stepped_follows_the_kind_of_the_question_and_its_appearance(kind, appearance, parts):
    assert parts_of(kind, frozenset(appearance.split())) == parts


@pytest.mark.parametrize(
    ("kind", "parts", "first"),
    [
        ("date", DATE, "2026-11-25"),
        ("date", ("month", "year"), "2026-11-01"),
        ("date", ("year",), "2026-01-01"),
        ("time", TIME, "14:00:00.000+01:00"),
        ("dateTime", (*DATE, *TIME), "2026-11-25T14:00:00.000+01:00"),
        ("integer", ("count",), 1),
    ],
)
def test_the_first_step_takes_today_the_full_hour_or_one(kind, parts, first):
    assert stepped(parts, kind, None, part=parts[0], by=1, now=NOW) == first


@pytest.mark.parametrize(
    ("before", "part", "by", "after"),
    [
        ("2026-12-31", "month", 1, "2026-01-31"),
        ("2026-01-31", "month", 1, "2026-02-28"),
        ("2024-02-29", "year", 1, "2025-02-28"),
        ("2026-02-28", "day", 1, "2026-02-01"),
        ("2026-03-01", "day", -1, "2026-03-31"),
        ("2100-05-05", "year", 1, "2100-05-05"),
    ],
)
def test_a_day_that_exists_follows_every_step(before, part, by, after):
    assert stepped(DATE, "date", before, part=part, by=by, now=NOW) == after


def test_a_time_turns_round_and_keeps_the_zone_of_its_day():
    assert stepped(TIME, "time", "23:57:00.000+01:00", part="hour", by=1, now=NOW) == "00:57:00.000+01:00"
    assert stepped(TIME, "time", "23:57:00.000+01:00", part="minute", by=1, now=NOW) == "23:00:00.000+01:00"
    in_summer = stepped((*DATE, *TIME), "dateTime", "2026-11-25T14:00:00.000+01:00", part="month", by=-4, now=NOW)
    assert in_summer == "2026-07-25T14:00:00.000+02:00"


def test_nobody_counts_below_nothing():
    assert stepped(("count",), "integer", 1, part="count", by=-1, now=NOW) == 0
    assert stepped(("count",), "integer", 0, part="count", by=-1, now=NOW) == 0


@pytest.fixture(scope="module")
def languages():
    return Languages(ROOT / "assets/i18n", ("de", "ar"))


def test_before_the_first_step_nothing_is_said_and_after_it_the_value(languages):
    [day, *_] = told(DATE, "date", None, languages["de"])
    assert (day.words, day.more) == ("–", "Tag: Mehr")
    day, month, year = told(DATE, "date", "2026-11-05", languages["de"])
    assert (day.words, month.words, year.words) == ("5", "Nov", "2026")
    assert month.less == "Monat Nov: Weniger"
    [count] = told(("count",), "integer", 0, languages["de"])
    assert (count.words, count.title, count.more, count.can_less) == ("0", "", "0: Mehr", False)
    assert told(TIME, "time", "07:05:00.000+01:00", languages["ar"])[1].words == "05"
