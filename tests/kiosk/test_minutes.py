"""Minute means become records, and a simulated instrument's say so."""

from concurrent.futures import Future

import pytest

from devices.means import MinuteMeans
from devices.reading import Quality, Reading
from kiosk.minutes import MinuteRecords


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
