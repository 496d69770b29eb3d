"""The station file: tables become settings; what is wrong is one sentence: where, and what was meant."""

from dataclasses import dataclass, field

import pytest

from kiosk.errors import StationError
from kiosk.station import KioskSettings, Station

SECTIONS = ("kiosk", "devices", "sync")


@dataclass(frozen=True)
class Plug:
    name: str
    baud: int = 9600
    quantities: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rack:
    plugs: tuple[Plug, ...] = ()
    spare: list[Plug] = field(default_factory=list)


@pytest.fixture
def station(tmp_path):
    def write(text):
        path = tmp_path / "station.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return Station.read(path, SECTIONS)

    return write


def test_a_missing_section_gives_the_defaults(station):
    assert station("").section("kiosk", KioskSettings) == KioskSettings()


def test_tables_in_tables_become_settings(station):
    settings = station("[kiosk.screen]\nsize = [1920, 1080]\nstill = true\n[kiosk.visit]\nlanguages = ['de', 'tr']\n")
    kiosk = settings.section("kiosk", KioskSettings)
    assert (kiosk.screen.size, kiosk.screen.still, kiosk.visit.languages) == ((1920, 1080), True, ("de", "tr"))


def test_lists_of_tables_and_free_tables_become_settings(station):
    read = station("[[devices.plugs]]\nname = 'a'\nquantities = { anything = 'ppm' }\n[[devices.plugs]]\nname = 'b'\n")
    assert read.section("devices", Rack).plugs == (Plug("a", quantities={"anything": "ppm"}), Plug("b"))


def test_an_unknown_section_is_answered_with_what_was_meant(station):
    with pytest.raises(StationError, match=r"station\.toml: unknown section \[kiosc\]; did you mean “kiosk”\?"):
        station("[kiosc]\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[kiosk]\npak = 'x'\n", r"\[kiosk\] unknown key “pak”; did you mean “pack”\?"),
        ("[kiosk.screen]\ndiagonal = 43\n", r"\[kiosk\.screen\] unknown key “diagonal”; did you mean “diagonal_in”\?"),
        ("[kiosk]\nzzz = 1\n", r"\[kiosk\] unknown key “zzz”; known are: data, pack, .*screen"),
    ],
)
def test_an_unknown_key_is_answered_with_what_was_meant_or_what_there_is(station, text, sentence):
    with pytest.raises(StationError, match=sentence):
        station(text).section("kiosk", KioskSettings)


@pytest.mark.parametrize("name", ["plugs", "spare"])
def test_an_unknown_key_in_a_list_of_tables_names_which_one(station, name):
    text = f"[[devices.{name}]]\nname = 'a'\n[[devices.{name}]]\nname = 'b'\nboud = 1\n"
    with pytest.raises(StationError, match=rf"\[devices\.{name} 2\] unknown key “boud”; did you mean “baud”\?"):
        station(text).section("devices", Rack)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[kiosk.screen]\nsize = 'large'\n", r"\[kiosk\] Expected `array`, got `str` - at `\$\.screen\.size`"),
        ("[kiosk.visit]\nidle_s = 'long'\n", r"\[kiosk\] Expected `float`.*idle_s"),
        ("[[devices.plugs]]\nbaud = 1\n", r"\[devices\] .*missing required field `name`.*plugs"),
    ],
)
def test_a_wrong_or_missing_value_names_its_place(station, text, sentence):
    name, kind = ("kiosk", KioskSettings) if "[kiosk" in text else ("devices", Rack)
    read = station(text)
    with pytest.raises(StationError, match=sentence):
        read.section(name, kind)


def test_what_is_no_toml_names_line_and_column(station):
    with pytest.raises(StationError, match=r"station\.toml: .*line 2, column"):
        station("[kiosk]\npack = dortmund\n")


def test_a_file_that_is_no_text_is_one_sentence(station):
    with pytest.raises(StationError, match=r"station\.toml: .*utf-8"):
        station(b"\xff\xfe[kiosk]")


def test_a_missing_file_says_how_to_go_on(tmp_path):
    with pytest.raises(StationError, match=r"nowhere\.toml: there is no such station file; give one with --station"):
        Station.read(tmp_path / "nowhere.toml", SECTIONS)


def test_a_folder_in_its_place_is_one_sentence(tmp_path):
    with pytest.raises(StationError, match="Is a directory"):
        Station.read(tmp_path, SECTIONS)
