"""The list of kits and machines: read from the station's data or the pack, and checked with line numbers."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.makerspace.inventory import TABLE, read
from kiosk.packs.check import check
from tests.kiosk.packs.conftest import PACKS, known

__all__ = ["known"]
SMALL = """loan_days = 7
[[kits]]
code = "K1"
name = { de = "Koffer", en = "Kit" }

[[machines]]
name = "laser"
title = { de = "Laser", en = "Laser" }
"""


@pytest.fixture
def packs(tmp_path):
    """Copies: the tests write into them."""
    return Path(shutil.copytree(PACKS, tmp_path / "packs"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("loan_days = 7", "loan_days = 0", ":1: 0 days; a kit is lent for 1 to 365."),
        ("loan_days", "loan_dais", ":1: unknown key “loan_dais”; did you mean “loan_days”?"),
        ('"K1"', '"Koffer 1"', ":3: “Koffer 1” is no code; write up to 8 capitals and digits, such as K1."),
        (', en = "Kit"', "", ":4: “name” has no text in “en”; add it."),
        ('"laser"', '"K1"', ":7: “K1” stands here twice; what happens to them would be mixed up."),
        ('"laser"\n', '"laser"\nicon = "lazer"\n', ":8: there is no icon “lazer” among the bundled ones."),
        ('"laser"\n', '"laser"\nvalid_days = 0\n', ":8: 0 days; a briefing holds 1 to 3650."),
        ("[[machines]]", "[[machines]", ":6: no TOML"),
    ],
)
def test_a_fault_of_the_list_is_named_with_its_line(packs, known, old, new, said):
    (packs / "schwerte" / TABLE).write_text(SMALL.replace(old, new), "utf-8")
    assert old in SMALL
    faults = [str(fault) for fault in check(packs / "schwerte", known, date(2026, 11, 23)).faults]
    assert any(f"{TABLE}{said}" in fault for fault in faults), faults


def test_a_list_without_fault_has_none_and_a_made_up_one_is_said_to_be(packs, known):
    (packs / "schwerte" / TABLE).write_text("example = true\n" + SMALL, "utf-8")
    report = check(packs / "schwerte", known, date(2026, 11, 23))
    assert not [each for each in report.faults if TABLE in str(each)]
    assert any("these things are made up" in str(each) for each in report.findings)


def test_the_stations_own_list_goes_before_the_packs(packs, tmp_path):
    pack, own = packs / "dortmund", tmp_path / "var"
    assert read(pack, own).example
    own.mkdir()
    (own / TABLE).write_text(SMALL, "utf-8")
    assert [kit.code for kit in read(pack, own).kits] == ["K1"]
    assert read(pack, own).machine("laser").briefing


def test_a_broken_list_lends_nothing_and_says_so_once(tmp_path, caplog):
    (tmp_path / TABLE).write_text("loan_days = 'seven'", "utf-8")
    assert not read(tmp_path, tmp_path / "none").kits
    assert caplog.text.count("Nothing can be lent until this is mended") == 1
    assert not read(tmp_path / "nowhere", tmp_path / "none").kits
