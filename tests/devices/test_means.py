"""Minute means, as tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.means import MinuteMeans
from devices.reading import Quality, Reading


def reading(value, wall, quality=Quality.OK, quantity="co2", source="raum"):
    return Reading(quantity, value, "ppm", wall, wall, source, quality)


def test_a_minute_is_handed_out_when_the_next_one_begins():
    means = MinuteMeans()
    assert [means.add(reading(v, t)) for v, t in ((600, 120.0), (700, 150.0), (650, 179.9))] == [None] * 3
    minute = means.add(reading(900, 180.0))
    assert minute is not None
    assert (minute.start, minute.mean, minute.minimum, minute.maximum, minute.count) == (120.0, 650.0, 600, 700, 3)


def test_only_ok_readings_count():
    means = MinuteMeans()
    for quality in Quality:
        means.add(reading(600 if quality is Quality.OK else 1e6, 120.0, quality))
    assert [(m.mean, m.count) for m in means.rest()] == [(600.0, 1)]


def test_sources_and_quantities_are_kept_apart():
    means = MinuteMeans()
    means.add(reading(600, 0.0))
    means.add(reading(20, 0.0, quantity="temperature"))
    means.add(reading(500, 0.0, source="flur"))
    assert {(m.source, m.quantity, m.mean) for m in means.rest()} == {
        ("raum", "co2", 600.0),
        ("raum", "temperature", 20.0),
        ("flur", "co2", 500.0),
    }


def test_the_minute_of_a_silent_instrument_is_handed_out_once_it_is_over():
    means = MinuteMeans()
    means.add(reading(600, 130.0))
    assert means.over(179.9) == ()
    assert [m.start for m in means.over(180.0)] == [120.0]
    assert means.over(240.0) == ()


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0, 600)), max_size=60))
def test_no_reading_is_lost_and_no_mean_leaves_its_bounds(pairs):
    means = MinuteMeans()
    minutes = [m for v, t in sorted(pairs, key=lambda p: p[1]) if (m := means.add(reading(v, t)))]
    minutes += means.rest()
    assert sum(m.count for m in minutes) == len(pairs)
    assert all(m.minimum <= m.mean <= m.maximum for m in minutes)
    assert sum(m.mean * m.count for m in minutes) == pytest.approx(sum(v for v, _ in pairs), abs=1e-3)
    assert len({m.start for m in minutes}) == len(minutes)
