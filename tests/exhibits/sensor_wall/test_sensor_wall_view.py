"""The sensor wall on the stage: values arrive while it is looked at, and a lost instrument pauses its tiles alone."""

import pytest

from devices.reading import InstrumentStatus, Quality, Reading, State


@pytest.fixture
def wall(theatre):
    visitor = theatre(simulated=True)
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Wie geht es diesem Raum?")
    yield visitor
    vars(visitor.app._house)["simulated"] = True


def measure(visitor, quantity, value, unit, source):
    house = visitor.theatre
    house.readings.put(Reading(quantity, value, unit, house.time(), house.time.wall(), source, Quality.OK))
    visitor.waits(0.2)


def report(visitor, source, state):
    house = visitor.theatre
    status = InstrumentStatus(source, "text_lines", None, None, state, house.time.wall(), "", simulated=True)
    house.readings.put_status(status)
    visitor.waits(0.2)


def test_without_a_sensor_the_wall_says_so_and_leads_on(wall):
    assert wall.sees("Hier ist gerade kein Sensor angeschlossen.")
    assert wall.sees("Simulation")
    report(wall, "raum", State.OPENING)
    assert wall.sees("Die Sensoren wachen gerade auf.")


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
    assert wall.sees("Sensor getrennt seit 10:32")
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


def test_every_quantity_of_the_bench_has_a_tile_and_a_touch_makes_it_large(wall):
    for quantity, value, unit in (("co2", 640, "ppm"), ("illuminance", 480, "lx"), ("people", 2, "{count}")):
        measure(wall, quantity, value, unit, "raum")
    large = next(widget for widget in wall.everything() if type(widget).__name__ == "BigReading")
    assert large.title == "Kohlendioxid · CO₂"
    wall.touches("Helligkeit")
    assert (large.title, large.value) == ("Helligkeit", "480")
    wall.target("Kohlendioxid")


def breathes(wall, value):
    wall.touches("Anhauchen!")
    assert wall.sees("Hauchen Sie jetzt langsam auf den Sensor.")
    wall.waits(11)
    assert wall.sees("der Kurve zusehen")
    if value:
        measure(wall, "co2", value, "ppm", "raum")
        wall.waits(1.2)
    wall.waits(20)


@pytest.mark.parametrize(
    ("value", "words"),
    [(1200, "Das waren Sie! Von 640 auf 1.200 ppm."), (650, "Kaum etwas hat sich verändert"), (0, "kein Wert an")],
)
def test_a_breath_is_seen_on_the_curve_or_honestly_is_not(wall, value, words):
    vars(wall.app._house)["simulated"] = False
    measure(wall, "co2", 640, "ppm", "raum")
    breathes(wall, value)
    assert wall.sees(words)
    wall.touches("Zurück")
    assert wall.sees("Anhauchen!")


def test_of_simulated_values_no_breath_is_said_to_have_changed_them(wall):
    measure(wall, "co2", 640, "ppm", "raum")
    breathes(wall, 1200)
    assert wall.sees("Diese Werte sind simuliert")
    assert not wall.sees("Das waren Sie")


def test_a_second_sensor_of_the_same_quantity_is_named_and_not_mixed_in(wall):
    measure(wall, "co2", 640, "ppm", "raum")
    measure(wall, "co2", 900, "ppm", "flur")
    assert "640" in wall.words()
    assert wall.sees("hier außerdem gemessen: 900 ppm")


def test_a_lost_sensor_cannot_be_breathed_on(wall):
    measure(wall, "co2", 640, "ppm", "raum")
    report(wall, "raum", State.LOST)
    assert not any(target.spoken == "Anhauchen!" for target in wall.targets())


def test_a_sensor_that_warms_up_from_its_first_value_on_is_no_fault(wall):
    house = wall.theatre
    house.readings.put(Reading("co2", 400, "ppm", house.time(), house.time.wall(), "raum", Quality.WARMING))
    wall.waits(0.3)
    assert wall.sees("Der Sensor wärmt sich auf.")
