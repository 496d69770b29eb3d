"""Breathe and watch: what is to be done when, and that nothing is claimed which the values do not show."""

import pytest

from exhibits.sensor_wall.breath import BREATHE_S, WHOLE_S, Breath, Step
from exhibits.sensor_wall.model import Quantity
from exhibits.sensor_wall.telling import breath_words
from kiosk.language import OWN_NAMES, Languages
from tests.exhibits.sensor_wall.test_sensor_wall_model import ROOT

CO2 = Quantity("co2", {})


def breath(*values, before=600.0):
    begun = Breath("co2", "raum", 100.0, before)
    for number, value in enumerate(values, 1):
        begun = begun.add(100.0 + number, value)
    return begun


@pytest.mark.parametrize(
    ("passed", "step"), [(0, Step.BREATHE), (BREATHE_S - 0.1, Step.BREATHE), (BREATHE_S, Step.WATCH)]
)
def test_ten_seconds_to_breathe_then_time_to_watch(passed, step):
    assert breath(700).step(100 + passed) is step


@pytest.mark.parametrize(
    ("values", "step"),
    [((700.0,), Step.ROSE), ((629.0,), Step.SAME), ((630.0,), Step.ROSE), ((400.0,), Step.SAME), ((), Step.SILENT)],
)
def test_the_end_says_what_the_values_say(values, step):
    assert breath(*values).step(100 + WHOLE_S) is step


def test_a_high_value_must_rise_more_to_be_noticed():
    assert breath(2099, before=2000.0).step(200) is Step.SAME
    assert breath(2100, before=2000.0).step(200) is Step.ROSE


def test_a_peak_that_has_passed_still_counts():
    assert breath(900, 610).step(200) is Step.ROSE
    assert breath(900, 610).highest == 900


def test_values_from_before_and_after_change_nothing():
    begun = breath(700)
    assert begun.add(99.0, 5000) is begun
    assert begun.add(100.0 + WHOLE_S + 1, 5000) is begun
    assert begun.add(101.0, 5000) is begun, "the same reading, looked at twice"


def test_the_seconds_count_down_to_the_end_of_each_part():
    assert [breath().left(100 + passed) for passed in (0, 9.5, 10, 29.5, 40)] == [10, 1, 20, 1, 0]
    assert [breath().done(100 + passed) for passed in (0, 15, 60)] == [0.0, 0.5, 1.0]


def test_the_curve_begins_with_the_value_before():
    assert breath(700).curve(110) == [(10.0, 600.0), (9.0, 700)]


@pytest.mark.parametrize("code", OWN_NAMES)
def test_no_breath_is_said_to_have_changed_simulated_values(code):
    language = Languages(ROOT / "assets/i18n", (code,))[code]
    real = breath_words(breath(900), Step.ROSE, CO2, "ppm", language, simulated=False)
    assert "900" in real
    assert "600" in real
    assert "900" not in breath_words(breath(900), Step.ROSE, CO2, "ppm", language, simulated=True)
