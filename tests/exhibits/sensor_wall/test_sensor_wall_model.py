"""What the sensor wall says of a quantity: value and band, waking up, taking a break, and how far the curve reaches."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from devices.reading import InstrumentStatus, Quality, Reading, State
from exhibits.sensor_wall.model import (
    NAMES,
    TABLE,
    Band,
    Quantity,
    Wall,
    band_of,
    curve_span,
    on_the_wall,
    outside,
    remarks,
    shown,
    title_of,
)
from kiosk import pack
from kiosk.exhibit import Series
from kiosk.language import OWN_NAMES, Languages
from kiosk.outside.values import Outside

ROOT = Path(__file__).parents[3]
NOW = 1_800_000_000.0
TODAY = datetime.fromtimestamp(NOW, ZoneInfo("Europe/Berlin"))
CO2 = Quantity(
    "co2",
    {"de": "Kohlendioxid", "en": "Carbon dioxide"},
    bands=(Band({"de": "gut", "en": "good"}, 1000), Band({"de": "lüften"}, 2000), Band({"de": "dringend"})),
    source={"de": "Umweltbundesamt, 2008"},
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
    tile = shown(CO2, series(), (status(State.LIVE),), TODAY, english)
    assert (tile.title, tile.value, tile.unit, tile.verdict) == ("Carbon dioxide", "612", "ppm", "good")
    assert tile.points == ((120.0, 600.0), (0.0, 612.0))
    assert (tile.span_s, tile.from_words, tile.paused) == (120.0, "2 minutes ago", "")


def test_units_are_written_for_people_and_decimals_as_the_language_does(english):
    tile = shown(DUST, series(8.25, "ug/m3"), (), TODAY, english)
    assert (tile.value, tile.unit, tile.verdict) == ("8.2", "µg/m³", "")
    assert shown(DUST, series(8.25, "furlong"), (), TODAY, english).unit == "furlong"


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "gut"), (999.9, "gut"), (1000, "lüften"), (1999, "lüften"), (2000, "dringend"), (9e9, "dringend")],
)
def test_a_band_ends_before_its_limit(value, words):
    assert band_of(CO2, value).words["de"] == words


def test_a_quantity_without_bands_has_no_verdict():
    assert band_of(DUST, 8.0) is None


def test_before_the_first_value_the_tile_wakes_up(english):
    tile = shown(CO2, None, (), TODAY, english)
    assert (tile.paused, tile.since, tile.value) == ("is waking up", "No value yet.", "")


def test_a_warming_sensor_shows_no_value(english):
    tile = shown(CO2, series(quality=Quality.WARMING), (status(State.WARMING),), TODAY, english)
    assert (tile.paused, tile.since, tile.value) == ("is waking up", "The sensor is warming up.", "")


@pytest.mark.parametrize("state", [State.LOST, State.ABSENT, State.STALE, State.OPENING])
def test_a_lost_or_silent_sensor_takes_a_break_and_says_since_when(english, state):
    tile = shown(CO2, series(), (status(state),), TODAY, english)
    assert (tile.paused, tile.value) == ("takes a break", "")
    assert tile.since == "Sensor disconnected since 08:56"
    assert tile.points, "what was measured before stays on the screen"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (0, "Sensor disconnected since 09:00"),
        (90 * 60, "Sensor disconnected since 07:30"),
        (24 * 3600, "Sensor disconnected since January 14, 09:00"),
    ],
)
def test_the_break_says_since_when_and_the_day_when_it_was_another(english, ago, words):
    assert shown(CO2, series(), (status(State.LOST, NOW - ago),), TODAY, english).since == words


@pytest.mark.parametrize("quality", [Quality.STALE, Quality.IMPLAUSIBLE, Quality.INVALID])
def test_a_value_that_cannot_be_trusted_is_not_shown(english, quality):
    tile = shown(CO2, series(float("nan"), quality=quality), (status(State.LIVE),), TODAY, english)
    assert (tile.paused, tile.since, tile.value) == ("takes a break", "The sensor sends no usable value.", "")


def test_the_break_of_another_instrument_does_not_touch_this_value(english):
    other = InstrumentStatus("feinstaub", "sds011", None, None, State.LOST, NOW, "", simulated=False)
    assert shown(CO2, series(), (other, status(State.LIVE)), TODAY, english).value == "612"


@pytest.mark.parametrize(
    ("oldest", "span"), [(0.0, 60.0), (59.0, 60.0), (60.0, 60.0), (61.0, 120.0), (3599.0, 3600.0), (9000.0, 3600.0)]
)
def test_the_curve_spans_what_was_measured_in_whole_minutes_and_an_hour_at_most(oldest, span):
    assert curve_span([(oldest, 1.0), (0.0, 1.0)]) == span


def test_without_points_the_curve_spans_a_minute():
    assert curve_span([]) == 60.0


def test_the_wall_shows_every_quantity_of_the_bench_the_packs_first():
    wall = Wall((CO2, DUST), {"de": ""})
    there = ("people", "temperature", "pm2_5", "latitude", "pm_count_2_5", "soil_moisture", "co2")
    assert [each.quantity for each in on_the_wall(wall, there)] == [
        "co2", "pm2_5", "temperature", "people", "soil_moisture",
    ]  # fmt: skip
    assert on_the_wall(wall, ()) == ()


@pytest.mark.parametrize("code", OWN_NAMES)
def test_every_usual_quantity_has_a_name_in_every_language(code):
    language = Languages(ROOT / "assets/i18n", (code,))[code]
    names = [title_of(Quantity(name, {}), language) for name in NAMES]
    assert len(set(names)) == len(names)


def test_what_nobody_knows_is_called_as_its_instrument_calls_it(english):
    assert title_of(Quantity("soil_moisture", {}), english) == "soil moisture"


def test_presence_is_told_in_words_and_people_without_a_unit(english):
    yes = shown(Quantity("presence", {}), series(1.0, "1", history=()), (), TODAY, english)
    assert (yes.value, yes.unit) == ("yes", "")
    two = shown(Quantity("people", {}), series(2.0, "{count}", history=()), (), TODAY, english)
    assert (two.title, two.value, two.unit) == ("People counted", "2", "")


@pytest.mark.parametrize(("value", "level"), [(500, 0), (1500, 1), (2500, 2)])
def test_the_ground_follows_the_band(english, value, level):
    assert shown(CO2, series(value), (), TODAY, english).level == level
    assert shown(DUST, series(value), (), TODAY, english).level == -1


def test_the_curve_is_told_with_its_lowest_and_highest_value(english):
    assert shown(CO2, series(), (), TODAY, english).between == "between 600 and 612"
    assert shown(CO2, series(history=((0.0, 612.0),)), (), TODAY, english).between == ""


def test_outside_is_compared_only_while_its_value_is_fresh(english):
    warm = Quantity("temperature", {}, digits=1)
    values = [Outside(TODAY - timedelta(minutes=80), "Eving", "temperature", 6.46, "Cel", "LANUK", sample=True)]
    line = outside(warm, values, TODAY, 90, english)
    assert (line.line, line.source, line.sample) == ("outside: 6.5 °C", "Eving, 07:40 · LANUK", True)
    assert outside(warm, values, TODAY, 60, english).line == "outside: no current value"
    assert outside(CO2, values, TODAY, 90, english) is None


def said(*quantities):
    return [str(remark) for remark in remarks(Wall(quantities, {"de": ""}), None)]


def test_a_wall_that_shows_nothing_twice_or_a_band_never_reached_is_remarked():
    assert any("shows nothing" in line for line in said())
    assert any("has a tile already" in line for line in said(CO2, CO2))
    upside_down = Quantity("co2", {"de": ""}, bands=(Band({"de": ""}, 20), Band({"de": ""}, 10)))
    assert any("no value reaches this band" in line for line in said(upside_down))
    assert said(CO2, DUST) == []


def test_bands_without_a_source_or_a_source_without_a_year_are_remarked():
    bands = (Band({"de": ""}, 10), Band({"de": ""}))
    assert any("who set these limits" in line for line in said(Quantity("co2", {"de": ""}, bands=bands)))
    assert any("has no year in de" in line for line in said(Quantity("co2", {"de": ""}, source={"de": "UBA"})))


def test_dortmunds_wall_begins_with_carbon_dioxide():
    wall = pack.table(ROOT / "assets/packs/dortmund", TABLE, Wall)
    assert wall.quantities[0].quantity == "co2"
    assert band_of(wall.quantities[0], 800).words["en"] == "good air"
