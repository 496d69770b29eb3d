"""Content packs: what is read, and the one sentence for what cannot be."""

import logging
import shutil
from pathlib import Path

import pytest

from kiosk import pack
from kiosk.errors import PackError

DORTMUND = Path(__file__).parents[2] / "assets/packs/dortmund"


@pytest.fixture
def spoiled(tmp_path):
    """A copy of the pack with words replaced in its ``pack.toml``."""

    def spoil(old, new):
        folder = Path(shutil.copytree(DORTMUND, tmp_path / "pack"))
        text = (folder / "pack.toml").read_text("utf-8")
        assert old in text
        (folder / "pack.toml").write_text(text.replace(old, new), "utf-8")
        return folder

    return spoil


def test_a_pack_names_city_exhibits_and_surveys():
    read = pack.read(DORTMUND)
    assert (read.id, read.city) == ("dortmund", "Dortmund")
    assert "weekly_question" in read.exhibits
    assert read.surveys[0].form == "forms/eine-minute.md"


def test_a_missing_pack_names_the_file(tmp_path):
    with pytest.raises(PackError, match=r"pack\.toml is missing; a content pack needs it"):
        pack.read(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'city = "Dortmund"',
            'town = "Dortmund"',
            r"pack\.toml: Object (contains unknown field `town`|missing .*`city`)",
        ),
        ('city = "Dortmund"', "city = 44135", r"pack\.toml: Expected `str`, got `int` - at `\$\.city`"),
        ('city = "Dortmund"', "city = Dortmund", r"pack\.toml: .*line \d+, column \d+"),
        ("field = 6", 'field = "red"', r"pack\.toml: Expected `int`, got `str` - at `\$\.surveys\[0\]\.field`"),
    ],
)
def test_a_broken_pack_names_file_and_place(spoiled, old, new, sentence):
    with pytest.raises(PackError, match=sentence):
        pack.read(spoiled(old, new))


def test_a_table_that_was_changed_is_read_anew(tmp_path):
    folder = shutil.copytree(DORTMUND, tmp_path / "pack")
    before = pack.read(folder)
    assert pack.read(folder) is before
    bill = folder / "pack.toml"
    bill.write_text(bill.read_text("utf-8").replace('city = "Dortmund"', 'city = "Schwerte (Ruhr)"'), "utf-8")
    assert pack.read(folder).city == "Schwerte (Ruhr)"


def test_a_pack_that_is_no_text_is_one_sentence(tmp_path):
    (tmp_path / "pack.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(PackError, match=r"pack\.toml: .*utf-8"):
        pack.read(tmp_path)


def test_without_a_usable_pack_the_kiosk_starts_empty_and_says_why_once(tmp_path, caplog):
    caplog.set_level(logging.ERROR)
    empty = pack.read_or_empty(tmp_path)
    assert (empty.exhibits, empty.surveys) == ((), ())
    assert empty.lab
    assert len(caplog.records) == 1
    assert "pack.toml is missing" in caplog.text
    assert "nothing to show until this is mended" in caplog.text
