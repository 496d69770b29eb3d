"""Minute means become records, a simulated instrument's say so, and records become the curves of the last hour."""

from concurrent.futures import Future
from datetime import UTC, datetime

import pytest

from devices.means import MinuteMeans
from devices.reading import Quality, Reading
from kiosk.minutes import MinuteRecords, remembered
from sync.record import READING, Draft, Record, source_uri


@pytest.mark.parametrize(("source", "mark"), [("raum", {"simulated": True}), ("feinstaub", {})])
def test_only_the_minutes_of_a_simulated_instrument_are_marked(source, mark):
    kept = []

    def append(draft):
        kept.append(draft)
        return Future()

    records = MinuteRecords(MinuteMeans(), append, frozenset({"raum"}))
    records.add(Reading("co2", 600.0, "ppm", 0.0, 1_800_000_000.0, source, Quality.OK))
    records.close()
    [draft] = kept
    measured = {"instrument": source, "quantity": "co2", "unit": "ppm", "mean": 600.0, "min": 600.0, "max": 600.0}
    assert draft.data == measured | {"count": 1, "start": "2027-01-15T08:00:00Z"} | mark


def minute(start, mean, count=60, instrument="raum", **more):
    data = {"instrument": instrument, "quantity": "co2", "unit": "ppm", "mean": mean, "count": count, "start": start}
    return Record.of(
        Draft(READING, data | more, datetime(2027, 1, 15, 8, tzinfo=UTC)), source_uri("probe", "0123456789abcdef"), 1
    )


def test_a_minute_that_a_restart_has_cut_in_two_is_one_point():
    halves = [minute("2027-01-15T08:00:00Z", 600.0, count=10), minute("2027-01-15T08:00:00Z", 900.0, count=20)]
    assert remembered([*halves, minute("2027-01-15T08:01:00Z", 700.0)], ()) == {
        ("co2", "raum"): [(1_800_000_030.0, 800.0), (1_800_000_090.0, 700.0)]
    }


@pytest.mark.parametrize(("simulated", "seen"), [({"raum"}, 500.0), ((), 600.0)])
def test_a_curve_is_never_partly_simulated(simulated, seen):
    records = [
        minute("2027-01-15T08:00:00Z", 500.0, simulated=True),
        minute("2027-01-15T08:01:00Z", 600.0),
    ]
    [[(_at, value)]] = remembered(records, simulated).values()
    assert value == seen


def test_two_instruments_have_a_curve_each():
    records = [minute("2027-01-15T08:00:00Z", 500.0), minute("2027-01-15T08:00:00Z", 600.0, instrument="flur")]
    assert set(remembered(records, ())) == {("co2", "raum"), ("co2", "flur")}
