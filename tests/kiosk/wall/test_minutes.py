"""Minute means on the wall: the newest, the hour before, and when they are too old to be called "now"."""

import pytest

from kiosk.wall.minutes import Minutes
from tests.kiosk.wall.records import MORNING, minute

NOW = MORNING.timestamp()


def known(*records):
    minutes = Minutes()
    for each in records:
        minutes.take(each)
    return minutes


def test_the_newest_minute_is_last_and_its_age_counts_from_its_middle():
    measured = known(minute(3, 600), minute(1, 620), minute(2, 610)).measured("co2", NOW)
    assert [(round(age), value) for age, value in measured.points] == [(150, 600), (90, 610), (30, 620)]
    assert measured.fresh


@pytest.mark.parametrize(("age", "fresh"), [(1, True), (3, True), (4, False), (50, False)])
def test_a_value_is_fresh_for_three_minutes(age, fresh):
    assert known(minute(age, 600)).measured("co2", NOW).fresh is fresh


def test_what_is_older_than_an_hour_or_of_the_future_is_not_shown():
    assert known(minute(90, 600), minute(-30, 9000)).measured("co2", NOW) is None
    assert known(minute(1, 600)).measured("temperature", NOW) is None


def test_the_two_parts_of_a_minute_cut_by_a_restart_are_one_point():
    measured = known(minute(1, 600, count=45), minute(1, 1000, count=15)).measured("co2", NOW)
    assert [value for _, value in measured.points] == [pytest.approx(700)]


def test_of_several_instruments_the_one_that_still_speaks_is_shown():
    silent, speaking = minute(20, 500, instrument="alt"), minute(1, 700, instrument="raum", kiosk="zweiter")
    assert known(silent, speaking).measured("co2", NOW).instrument == "raum"
    assert known(silent, minute(30, 700)).measured("co2", NOW).instrument == "alt"


@pytest.mark.parametrize("simulated", [True, False])
def test_a_simulated_instrument_is_known_by_its_record(simulated):
    assert known(minute(1, 600, simulated=simulated)).measured("co2", NOW).simulated is simulated


def test_whatever_comes_the_memory_stays_bounded():
    minutes = known(*(minute(age, 600) for age in range(600, 0, -1)))
    assert len(minutes.measured("co2", NOW).points) == 61
