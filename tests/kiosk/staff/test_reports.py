"""Events, visits and the machine: what staff read of the day."""

import logging
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.staff import machine
from kiosk.staff.events import KEPT, EventLog
from kiosk.staff.visits import NAME, Visits

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def events():
    events = EventLog()
    logging.getLogger().setLevel(logging.INFO)
    events.open()
    yield events
    events.close()


def test_the_newest_event_stands_first_and_a_hundred_are_kept(events):
    for number in range(KEPT + 5):
        logging.getLogger("devices.link").warning("link %d", number)
    assert len(events.last) == KEPT
    assert (events.last[0].words, events.last[0].level, events.last[0].part) == (
        f"link {KEPT + 4}",
        "warning",
        "devices.link",
    )


def test_contributions_and_other_peoples_libraries_are_no_events(events):
    logging.getLogger("kiosk.models.recorder").info("durable: org.projektor.vote.v1 x")
    logging.getLogger("urllib3").error("retrying")
    assert events.last == ()


def test_visits_are_numbers_by_hour_and_outlive_a_restart(tmp_path):
    visits = Visits(tmp_path)
    visits.open()
    visits.count(NOON)
    visits.count(NOON.replace(minute=59))
    visits.count(NOON.replace(hour=13))
    visits.save()
    again = Visits(tmp_path)
    again.open()
    assert again.of(date(2026, 11, 23))[11:15] == (0, 2, 1, 0)
    assert sum(again.of(date(2026, 11, 24))) == 0


def test_damaged_counts_begin_anew(tmp_path, caplog):
    (tmp_path / NAME).write_bytes(b"{")
    visits = Visits(tmp_path)
    visits.open()
    assert "cannot be read" in caplog.text
    visits.count(NOON)
    assert sum(visits.of(NOON.date())) == 1


def test_the_hottest_sensor_counts_and_a_machine_without_any_says_nothing(tmp_path):
    for number, text in enumerate(("41000", "82500", "broken")):
        folder = tmp_path / f"thermal_zone{number}"
        folder.mkdir()
        (folder / "temp").write_text(text)
    hot = machine.look(tmp_path, tmp_path, tmp_path / "there" / "synchronized")
    assert (hot.celsius, hot.hot, hot.synced) == (82.5, True, None)
    assert hot.free > 0
    assert machine.look(tmp_path / "not" / "yet", tmp_path / "none").celsius is None
