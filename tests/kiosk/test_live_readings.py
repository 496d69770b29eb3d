"""The bridge from the instruments to the screen: one curve for each instrument, with what was before this start."""

import pytest
from kivy.clock import Clock

from devices.reading import InstrumentStatus, Quality, Reading, State
from kiosk.models.readings import LiveReadings

NOW = 1_800_000_000.0


@pytest.fixture
def live():
    readings = LiveReadings(lambda: NOW)
    yield readings
    readings._flush_soon.cancel()
    readings._tell_later.cancel()
    Clock._last_tick = Clock.time()


def says(live, source, value, quality=Quality.OK, at=NOW):
    live.put(Reading("co2", value, "ppm", 0.0, at, source, quality))
    Clock.tick()


def stands(live, source, state):
    live.put_status(InstrumentStatus(source, "text_lines", None, None, state, NOW, "", simulated=False))
    Clock.tick()


def test_two_instruments_of_one_quantity_are_never_mixed(live):
    for number, (source, value) in enumerate((("raum", 600), ("flur", 900)) * 3):
        says(live, source, value, at=NOW - 60 + 10 * number)
    series = live.series("co2")
    assert series.reading.source == "raum"
    assert {value for _age, value in series.history} == {600}
    assert [(other.source, other.value) for other in series.others] == [("flur", 900)]


@pytest.mark.parametrize(
    "fails", [lambda live: stands(live, "raum", State.LOST), lambda live: says(live, "raum", 0, Quality.INVALID)]
)
def test_another_one_takes_over_with_its_own_curve_while_the_first_has_failed(live, fails):
    says(live, "raum", 600)
    says(live, "flur", 900)
    fails(live)
    series = live.series("co2")
    assert (series.reading.source, [value for _age, value in series.history]) == ("flur", [900])
    assert series.others == ()


def test_when_all_have_failed_the_last_one_says_so(live):
    says(live, "raum", 600)
    stands(live, "raum", State.LOST)
    assert live.series("co2").reading.source == "raum"


def test_the_hour_before_this_start_stands_before_what_comes(live):
    says(live, "raum", 650, at=NOW - 5)
    live.remember({("co2", "raum"): [(NOW - 4000, 1.0), (NOW - 120, 600.0), (NOW - 60, 610.0), (NOW - 1, 999.0)]})
    Clock.tick()
    assert [value for _age, value in live.series("co2").history] == [600, 610, 650]


def test_what_was_measured_before_shows_no_instrument_that_is_not_there_any_more(live):
    live.remember({("co2", "raum"): [(NOW - 60, 600.0)]})
    Clock.tick()
    assert (live.series("co2"), live.quantities()) == (None, ())


def test_a_board_that_never_stops_talking_is_looked_at_a_few_times_a_second(live):
    began, looks = Clock.get_time(), []
    live.watch(lambda: looks.append(live.series("co2").reading.value))
    for line in range(50):  # one second of Kivy's clock
        Clock._last_tick = began + line / 50
        live.put(Reading("co2", 600 + line, "ppm", 0.0, NOW, "raum", Quality.OK))
        live._flush(0)
    assert looks[0] == 600
    assert 4 <= len(looks) <= 7
    assert live.series("co2").reading.value == 649
    assert live._tell_later.is_triggered, "the last line is looked at too"
