"""What the sensor wall says of a quantity: value and band, waking up, taking a break, and how far the curve reaches."""

from pathlib import Path

import pytest

from devices.reading import InstrumentStatus, Quality, Reading, State
from exhibits.sensor_wall.model import TABLE, Band, Quantity, Wall, band_of, curve_span, remarks, shown
from kiosk import pack
from kiosk.exhibit import Series
from kiosk.language import Languages

ROOT = Path(__file__).parents[3]
NOW = 1_800_000_000.0
CO2 = Quantity(
    "co2",
    {"de": "Kohlendioxid", "en": "Carbon dioxide"},
    bands=(Band({"de": "gut", "en": "good"}, 1000), Band({"de": "lüften"}, 2000), Band({"de": "dringend"})),
)
DUST = Quantity("pm2_5", {"de": "Feinstaub"}, digits=1)


@pytest.fixture(scope="module")
def english():
    return Languages(ROOT / "assets/i18n", ("en",))["en"]


def series(value=612.0, unit="ppm", quality=Quality.OK, history=((120.0, 600.0), (0.0, 612.0))):
    return Series(Reading("co2", value, unit, 0.0, NOW, "raum", quality), history)


def status(state, since=NOW - 240):
    return InstrumentStatus("raum", "text_lines", None, None, state, since, "", simulated=False)


def test_a_live_value_stands_with_unit_band_and_curve(english):
    tile = shown(CO2, series(), (status(State.LIVE),), NOW, english)
    assert (tile.title, tile.value, tile.unit, tile.verdict) == ("Carbon dioxide", "612", "ppm", "good")
    assert tile.points == ((120.0, 600.0), (0.0, 612.0))
    assert (tile.span_s, tile.from_words, tile.paused) == (120.0, "2 minutes ago", "")


def test_units_are_written_for_people_and_decimals_as_the_language_does(english):
    tile = shown(DUST, series(8.25, "ug/m3"), (), NOW, english)
    assert (tile.value, tile.unit, tile.verdict) == ("8.2", "µg/m³", "")
    assert shown(DUST, series(8.25, "furlong"), (), NOW, english).unit == "furlong"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "gut"), (999.9, "gut"), (1000, "lüften"), (1999, "lüften"), (2000, "dringend"), (9e9, "dringend")],
)
def test_a_band_ends_before_its_limit(value, words):
    assert band_of(CO2, value).words["de"] == words


def test_a_quantity_without_bands_has_no_verdict():
    assert band_of(DUST, 8.0) is None


def test_before_the_first_value_the_tile_wakes_up(english):
    tile = shown(CO2, None, (), NOW, english)
    assert (tile.paused, tile.since, tile.value) == ("is waking up", "No value yet.", "")


def test_a_warming_sensor_shows_no_value(english):
    tile = shown(CO2, series(quality=Quality.WARMING), (status(State.WARMING),), NOW, english)
    assert (tile.paused, tile.since, tile.value) == ("is waking up", "The sensor is warming up.", "")


@pytest.mark.parametrize("state", [State.LOST, State.ABSENT, State.STALE, State.OPENING])
def test_a_lost_or_silent_sensor_takes_a_break_and_says_since_when(english, state):
    tile = shown(CO2, series(), (status(state),), NOW, english)
    assert (tile.paused, tile.value) == ("takes a break", "")
    assert tile.since == "Sensor disconnected for 4 minutes"
    assert tile.points, "what was measured before stays on the screen"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (0, "Sensor disconnected just now"),
        (59, "Sensor disconnected just now"),
        (60, "Sensor disconnected for 1 minute"),
        (-5, "Sensor disconnected just now"),
        (7200, "Sensor disconnected for 120 minutes"),
    ],
)
def test_the_break_is_told_in_whole_minutes(english, ago, words):
    assert shown(CO2, series(), (status(State.LOST, NOW - ago),), NOW, english).since == words


@pytest.mark.parametrize("quality", [Quality.STALE, Quality.IMPLAUSIBLE, Quality.INVALID])
def test_a_value_that_cannot_be_trusted_is_not_shown(english, quality):
    tile = shown(CO2, series(float("nan"), quality=quality), (status(State.LIVE),), NOW, english)
    assert (tile.paused, tile.since, tile.value) == ("takes a break", "The sensor sends no usable value.", "")


def test_the_break_of_another_instrument_does_not_touch_this_value(english):
    other = InstrumentStatus("feinstaub", "sds011", None, None, State.LOST, NOW, "", simulated=False)
    assert shown(CO2, series(), (other, status(State.LIVE)), NOW, english).value == "612"


@pytest.mark.parametrize(
    ("oldest", "span"), [(0.0, 60.0), (59.0, 60.0), (60.0, 60.0), (61.0, 120.0), (3599.0, 3600.0), (9000.0, 3600.0)]
)
def test_the_curve_spans_what_was_measured_in_whole_minutes_and_an_hour_at_most(oldest, span):
    assert curve_span([(oldest, 1.0), (0.0, 1.0)]) == span


def test_without_points_the_curve_spans_a_minute():
    assert curve_span([]) == 60.0


def said(*quantities):
    return [str(remark) for remark in remarks(Wall(quantities, {"de": ""}), None)]


def test_a_wall_that_shows_nothing_twice_or_a_band_never_reached_is_remarked():
    assert any("shows nothing" in line for line in said())
    assert any("has a tile already" in line for line in said(CO2, CO2))
    upside_down = Quantity("co2", {"de": ""}, bands=(Band({"de": ""}, 20), Band({"de": ""}, 10)))
    assert any("no value reaches this band" in line for line in said(upside_down))
    assert said(CO2, DUST) == []


def test_dortmunds_wall_begins_with_carbon_dioxide():
    wall = pack.table(ROOT / "assets/packs/dortmund", TABLE, Wall)
    assert wall.quantities[0].quantity == "co2"
    assert band_of(wall.quantities[0], 800).words["en"] == "good air"
