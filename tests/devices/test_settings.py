"""Settings as they come out of a station file."""

import msgspec
import pytest

from devices.errors import SettingsFault
from devices.reading import QUANTITIES, UNITS, Quality, quality_of, quantity_named
from devices.settings import DevicesSettings, InstrumentSettings


def test_a_table_becomes_settings():
    table = {"instruments": [{"name": "raum", "driver": "text_lines", "port": "p", "quantities": {"co2": "ppm"}}]}
    assert msgspec.convert(table, DevicesSettings).instruments == (
        InstrumentSettings("raum", "text_lines", "p", quantities={"co2": "ppm"}),
    )


def test_two_instruments_of_one_name_are_refused_also_from_a_table():
    one = {"name": "raum", "driver": "sds011", "port": "p"}
    with pytest.raises(msgspec.ValidationError, match="Two instruments have the name 'raum'"):
        msgspec.convert({"instruments": [one, one]}, DevicesSettings)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"port": " "}, "empty 'port'"),
        ({"baud": 0}, "baud 0 is no speed"),
        ({"every_minutes": 31}, "not within 0 to 30"),
    ],
)
def test_an_impossible_instrument_is_refused_with_a_sentence(fault, sentence):
    with pytest.raises(SettingsFault, match=sentence):
        InstrumentSettings(**({"name": "a", "driver": "sds011", "port": "p"} | fault))


def test_every_known_quantity_has_a_unit_of_the_closed_list_and_a_range():
    for name, quantity in QUANTITIES.items():
        assert quantity.unit in UNITS
        assert quality_of(name, quantity.low, quantity.unit) is Quality.OK
        assert quality_of(name, quantity.high + 1, quantity.unit) is Quality.IMPLAUSIBLE
    assert quantity_named("pm_count_0_3").unit == "/cm3"
    assert quality_of("anything", -1e9, "1") is Quality.OK
    assert quality_of("co2", float("inf"), "ppm") is Quality.INVALID


def test_a_range_is_not_applied_to_another_unit():
    assert quality_of("distance", -1.0, "cm") is Quality.OK
