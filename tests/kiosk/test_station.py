"""The station file: tables become settings; what is wrong is one sentence: where, and what was meant."""

from dataclasses import dataclass, field
from pathlib import Path

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
        ("[kiosk.screen]\nsize = 'large'\n", r"\[kiosk\.screen\.size\] expected a list in \[ \], got text in quotes"),
        ("[kiosk.visit]\nidle_s = 'long'\n", r"\[kiosk\.visit\.idle_s\] expected a number, got text in quotes"),
        ("kiosk = 3\n", r"\[kiosk\] expected a table, got a whole number"),
        ("[[devices.plugs]]\nname = 'a'\n[[devices.plugs]]\nbaud = 1\n", r"\[devices\.plugs 2\] lacks the key `name`"),
    ],
)
def test_a_wrong_or_missing_value_names_its_place_and_where_to_read_on(station, text, sentence):
    name, kind = ("kiosk", KioskSettings) if "kiosk" in text else ("devices", Rack)
    read = station(text)
    with pytest.raises(StationError, match=sentence + r"\. docs/station-file\.md says what belongs there\.$"):
        read.section(name, kind)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("screen.diagonal_in = 0", r"\[kiosk\.screen\] diagonal_in is 0; give the screen's diagonal in inches"),
        ("screen.diagonal_in = nan", "diagonal_in is nan; give"),
        ("screen.size = [0, 0]", r"\[kiosk\.screen\] size is \[0, 0\]; give width and height in pixels"),
        ("screen.size = [1080, -1920]", r"size is \[1080, -1920\]; give"),
        ("visit.idle_s = -5", r"\[kiosk\.visit\] idle_s is -5; give seconds above 0, such as 60"),
        ("visit.warning_s = inf", r"\[kiosk\.visit\] warning_s is inf; give seconds above 0, such as 20"),
        ("visit.languages = []", "languages is empty; name at least one"),
        ("visit.hours = ['', '18-22']", "day 2 of hours is “18-22”; write it as “10:00-18:00”"),
        ("visit.hours = ['99:99-24:00']", "day 1 of hours is “99:99-24:00”; write it as “10:00-18:00”"),
        ("visit.hours = ['20:00-02:00']", "day 1 of hours is “20:00-02:00”, which does not end after .* until “24:00”"),
        ("visit.hours = ['10:00-10:00']", "day 1 of hours is “10:00-10:00”, which does not end after"),
    ],
)
def test_a_value_that_nobody_can_mean_is_refused_with_one_that_would_do(station, line, sentence):
    with pytest.raises(StationError, match=sentence):
        station(f"[kiosk]\n{line}\n").section("kiosk", KioskSettings)


def test_hours_may_last_until_the_day_ends(station):
    hours = station("[kiosk.visit]\nhours = ['00:00-24:00', '20:00-24:00', '']\n").section("kiosk", KioskSettings)
    assert hours.visit.hours == ("00:00-24:00", "20:00-24:00", "")


def test_a_broken_wing_is_told_with_what_goes_on_without_it(station, caplog):
    station("[devices]\nplugs = 3\n").section_or_default("devices", Rack, "The kiosk runs without instruments")
    assert "says what belongs there. The kiosk runs without instruments until this is mended." in caplog.text


def test_what_is_no_toml_names_line_and_column(station):
    with pytest.raises(StationError, match=r"station\.toml: this is no TOML: .*line 2, column .*; mend it there\."):
        station("[kiosk]\npack = dortmund\n")


def test_a_file_in_another_encoding_names_the_first_byte_and_what_to_do(station):
    with pytest.raises(StationError, match=r"station\.toml: byte 9 is no UTF-8; save it as text in UTF-8"):
        station(b"[kiosk]\n\xff")


def test_a_missing_file_says_how_to_go_on(tmp_path):
    with pytest.raises(StationError, match=r"nowhere\.toml: there is no such station file; give one with --station"):
        Station.read(tmp_path / "nowhere.toml", SECTIONS)


def test_a_folder_in_its_place_says_what_to_give_instead(tmp_path):
    with pytest.raises(StationError, match=r"this is a folder; give the station file in it with --station"):
        Station.read(tmp_path, SECTIONS)


def test_a_file_that_cannot_be_read_says_why_and_who_must_be_let_in(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(StationError, match=r"cannot be read \(Permission denied\); let the kiosk's user read it"):
        Station.read(tmp_path / "station.toml", SECTIONS)
