"""The sensor wall on the stage: values arrive while it is looked at, and a lost instrument pauses its tiles alone."""

import pytest

from devices.reading import InstrumentStatus, Quality, Reading, State


@pytest.fixture
def wall(theatre):
    visitor = theatre(lambda house: setattr(house, "simulated", True))
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Wie geht es diesem Raum?")
    return visitor


def measure(visitor, quantity, value, unit, source):
    house = visitor.theatre
    house.readings.put(Reading(quantity, value, unit, house.time(), house.time.wall(), source, Quality.OK))
    visitor.waits(0.2)


def report(visitor, source, state):
    house = visitor.theatre
    status = InstrumentStatus(source, "text_lines", None, None, state, house.time.wall(), "", simulated=True)
    house.readings.put_status(status)
    visitor.waits(0.2)


def test_before_the_first_value_the_tiles_wake_up_and_say_that_values_are_simulated(wall):
    assert wall.words().count("wacht auf") == 5
    assert wall.sees("Simulation")


def test_a_value_appears_at_once_with_its_unit_and_band(wall):
    measure(wall, "co2", 640, "ppm", "raum")
    assert {"640", "ppm", "gute Luft"} <= set(wall.words())
    measure(wall, "co2", 2400, "ppm", "raum")
    assert {"2.400", "dringend lüften"} <= set(wall.words())


def test_a_lost_instrument_pauses_its_tiles_and_leaves_the_others_alone(wall):
    measure(wall, "co2", 640, "ppm", "raum")
    measure(wall, "pm2_5", 8.2, "ug/m3", "feinstaub")
    report(wall, "feinstaub", State.LOST)
    assert wall.words().count("macht Pause") == 1
    assert "640" in wall.words()
    assert "8,2" not in wall.words()
    for _ in range(3):
        wall.theatre.time.seconds += 42
        wall.touches_at(540, 1900)  # still there
    wall.waits(1.2)
    assert wall.sees("2 Minuten")
    report(wall, "feinstaub", State.LIVE)
    measure(wall, "pm2_5", 8.4, "ug/m3", "feinstaub")
    assert "macht Pause" not in wall.words()
    assert "8,4" in wall.words()


def test_the_curve_draws_what_was_measured_while_nobody_looked(wall):
    wall.touches("Start")
    for value in (600, 700, 650):
        measure(wall, "co2", value, "ppm", "raum")
        wall.theatre.time.seconds += 20
    wall.touches_at(540, 1905)
    wall.touches("Wie geht es diesem Raum?")
    curve = next(widget for widget in wall.everything() if type(widget).__name__ == "Curve")
    assert len(curve.points) >= 4
    assert "650" in wall.words()
