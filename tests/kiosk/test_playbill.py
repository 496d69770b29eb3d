"""Which exhibits and surveys are put on: what is broken is left out with one sentence, and the rest is there."""

import logging
import shutil
import sys
from pathlib import Path

import pytest

from kiosk import pack, playbill
from kiosk.errors import PackError
from kiosk.exhibit import manifest, told

ROOT = Path(__file__).parents[2]
DORTMUND = ROOT / "assets/packs/dortmund"
WORDS = 'title = { de = "Bank" }\nnote = { de = "Hinsetzen" }\n'
GOOD = 'kind = "bench"\nicon = "wind"\nfield = 3\nseconds = 60\n' + WORDS


@pytest.fixture
def rooms(tmp_path, monkeypatch):
    """A folder of exhibits of its own; ``put_on(kind, manifest)`` adds one."""
    folder = tmp_path / "rooms_of_test"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))

    def put_on(kind, text, view=None):
        (folder / kind).mkdir()
        (folder / kind / "exhibit.toml").write_text(text, "utf-8")
        if view is not None:
            (folder / kind / "view.py").write_text(view, "utf-8")
        return folder

    yield put_on
    for name in [name for name in sys.modules if name.startswith("rooms_of_test")]:
        del sys.modules[name]


def hangs(folder, kind, wall):
    """Give an exhibit a page for the wall."""
    (folder / kind / "wall.py").write_text(wall, "utf-8")


def sentences(caplog):
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def test_exhibits_stand_in_the_order_of_the_pack():
    assert list(playbill.plays(ROOT / "exhibits", ("sensor_wall", "weekly_question"))) == [
        "sensor_wall",
        "weekly_question",
    ]


def test_an_exhibit_is_imported_only_when_it_is_opened(rooms):
    folder = rooms("bench", GOOD, "def exhibit(stage):\n    return ('built', stage)\n")
    plays = playbill.plays(folder, ("bench",))
    assert not [name for name in sys.modules if name.startswith("rooms_of_test.bench")]
    assert plays["bench"].build("the stage") == ("built", "the stage")


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ("kind = bench\n", "Exhibit bench: exhibit.toml: Invalid value"),
        (GOOD.replace("field = 3", 'field = "violet"'), "Expected `int`, got `str` - at `$.field`"),
        (GOOD.replace("seconds = 60\n", ""), "missing required field `seconds`"),
        (GOOD + "colour = 1\n", "unknown field `colour`"),
    ],
)
def test_a_broken_manifest_leaves_out_its_exhibit_with_one_sentence(rooms, caplog, broken, sentence):
    rooms("bench", broken)
    folder = rooms("well", GOOD.replace("bench", "well"))
    assert list(playbill.plays(folder, ("bench", "well"))) == ["well"]
    assert len(sentences(caplog)) == 1
    assert sentence in sentences(caplog)[0]
    assert "left out until this is mended" in sentences(caplog)[0]


def test_an_exhibit_that_is_not_there_is_left_out_with_one_sentence(rooms, caplog):
    folder = rooms("bench", GOOD)
    assert list(playbill.plays(folder, ("nowhere", "bench"))) == ["bench"]
    assert len(sentences(caplog)) == 1
    assert "Exhibit nowhere: exhibit.toml" in sentences(caplog)[0]


def test_a_manifest_says_what_the_home_screen_shows():
    read = manifest(ROOT / "exhibits/sensor_wall/exhibit.toml")
    assert (read.kind, read.title["de"]) == ("sensor_wall", "Wie geht es diesem Raum?")
    assert 1 <= read.field <= 12


def test_a_missing_manifest_names_its_exhibit(tmp_path):
    with pytest.raises(PackError, match=r"Exhibit bench: exhibit\.toml: .*No such file"):
        manifest(tmp_path / "bench/exhibit.toml")


def test_a_text_is_told_in_the_language_its_parent_or_german():
    texts = {"de": "Bank", "en": "bench"}
    assert [told(texts, code) for code in ("en", "de-einfach", "tr")] == ["bench", "Bank", "Bank"]


@pytest.fixture
def content(tmp_path):
    return Path(shutil.copytree(DORTMUND, tmp_path / "pack"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("select_one anlass ", "select_one gone "),
        ("select_one anlass ", "selekt anlass "),
        ("| survey |", "| surwey |"),
    ],
)
def test_a_broken_form_is_left_out_with_one_sentence_and_the_others_stay(content, tmp_path, caplog, old, new):
    form = content / "forms/eine-minute.md"
    broken = form.with_name("broken.md")
    text = form.read_text("utf-8")
    assert old in text
    broken.write_text(text.replace(old, new), "utf-8")
    toml = (content / "pack.toml").read_text("utf-8")
    extra = '\n[[surveys]]\nform = "forms/broken.md"\nicon = "messages"\nfield = 1\n'
    (content / "pack.toml").write_text(toml + extra, "utf-8")
    offered = playbill.surveys(content, pack.read(content), tmp_path / "cache")
    assert [each.survey.form for each in offered] == [each.form for each in pack.read(content).surveys[:-1]]
    assert len(sentences(caplog)) == 1
    assert "Survey left out:" in sentences(caplog)[0]
    assert "broken.md" in sentences(caplog)[0]


def test_a_form_that_is_not_there_is_left_out_with_one_sentence(content, tmp_path, caplog):
    (content / "forms/eine-minute.md").unlink()
    offered = playbill.surveys(content, pack.read(content), tmp_path / "cache")
    assert len(offered) == len(pack.read(content).surveys) - 1
    assert len(sentences(caplog)) == 1
    assert "eine-minute.md" in sentences(caplog)[0]


def test_what_an_exhibit_has_for_the_wall_is_found_and_who_has_nothing_is_no_fault(rooms, caplog):
    folder = rooms("bench", GOOD, "")
    rooms("tree", GOOD.replace("bench", "tree"), "")
    hangs(folder, "bench", "def pages(content, manifest):\n    return lambda view: [manifest.kind, content.name]\n")
    [page] = playbill.wall_pages(playbill.plays(folder, ("bench", "tree")).values(), DORTMUND)
    assert page(None) == ["bench", "dortmund"]
    assert not sentences(caplog)


@pytest.mark.parametrize(
    "wall",
    ["import nowhere_at_all", "import sys\nsys.exit()\n", "def pages(content, manifest):\n    raise KeyError('x')\n"],
)
def test_a_page_for_the_wall_that_is_broken_is_left_out_with_one_sentence(rooms, caplog, wall):
    folder = rooms("bench", GOOD, "")
    hangs(folder, "bench", wall)
    assert playbill.wall_pages(playbill.plays(folder, ("bench",)).values(), DORTMUND) == ()
    [said] = sentences(caplog)
    assert said.startswith("Exhibit bench is not on the wall until this is mended:")


def counted(folder, *kinds):
    told = {}
    return playbill.counts(playbill.plays(folder, kinds), told.__setitem__), told


def test_an_exhibit_without_a_model_counts_nothing_and_that_is_no_fault(rooms):
    folder = rooms("bench", GOOD, "")
    assert counted(folder, "bench") == ({}, {})


@pytest.mark.parametrize(
    ("file", "code", "why"),
    [
        ("model.py", "x = = 1\n", "SyntaxError: invalid syntax (model.py, line 1)"),
        ("model.py", "COUNTS = 5\n", "TypeError: 'int' object is not iterable"),
        ("model.py", "import sys\nsys.exit()\n", "it tried to end the program"),
        ("__init__.py", "raise ValueError('no wood')\n", "ValueError: no wood"),
    ],
)
def test_an_exhibit_whose_code_is_broken_is_told_with_why_and_the_others_count(rooms, file, code, why):
    rooms("bench", GOOD, "")
    folder = rooms("tree", GOOD.replace("bench", "tree"), "")
    (folder / "bench" / file).write_text(code, "utf-8")
    (folder / "tree/model.py").write_text("COUNTS = {'org.projektor.tree.v1': list}\n", "utf-8")
    assert counted(folder, "bench", "tree") == ({"org.projektor.tree.v1": list}, {"bench": why})


@pytest.mark.parametrize(
    ("view", "why"),
    [(None, "it has no view.py"), ("x = = 1\n", "SyntaxError: invalid syntax (view.py, line 1)"), ("raise 1\n", "")],
)
def test_what_a_view_lacks_is_found_without_running_it(rooms, view, why):
    folder = rooms("bench", GOOD, view)
    assert playbill.lacking(playbill.plays(folder, ("bench",))["bench"]) == why
    assert "rooms_of_test.bench.view" not in sys.modules
