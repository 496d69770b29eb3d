"""The page that builds an exhibit from nothing is right: its files, put together as printed, make one that plays."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import exhibits
from devices.reading import Quality, Reading
from kiosk import playbill
from kiosk.exhibit import manifest
from sync.schemas import Schemas
from tests.kiosk.conftest import close_resting

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/writing-an-exhibit.md"
FILE = re.compile(r"^`([\w./-]+)`\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KIND = "room_feeling"
RECORD = "org.projektor.feeling.v1"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The files of the page in a folder of their own, and the exhibit's folder beside those of the house."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(ROOT / "assets/packs/dortmund", folder / "assets/packs/mycity")
    for name, text in FILE.findall(PAGE.read_text("utf-8")):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / f"exhibits/{KIND}/__init__.py").touch()
    exhibits.__path__.append(str(folder / "exhibits"))
    yield folder
    exhibits.__path__.remove(str(folder / "exhibits"))
    for name in [name for name in sys.modules if name.startswith(f"exhibits.{KIND}")]:
        del sys.modules[name]
    vars(exhibits).pop(KIND, None)


@pytest.fixture(scope="module")
def stage(built, forms_cache):
    """One kiosk for this file, with the exhibit and the week's question on it."""
    from tests.kiosk.theatre import Theatre

    close_resting()
    found = playbill.plays(built / "exhibits", (KIND,))
    house = Theatre(forms_cache, content=built / "assets/packs/mycity", simulated=True)
    counts = playbill.counts(found, playbill.uncounted)
    house.put_on(lambda plays: {"weekly_question": plays["weekly_question"], **found}, counts)
    house.open()
    house.rest()
    yield house
    house._take_time()
    house.close()


@pytest.fixture
def open_kiosk(stage):
    """Somebody stands in front of the exhibit."""
    visitor = stage.resume()
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Wie warm ist es hier?")
    yield visitor
    stage.rest()


def measure(visitor, celsius):
    house = visitor.theatre
    house.readings.put(Reading("temperature", celsius, "Cel", house.time(), house.time.wall(), "raum", Quality.OK))
    visitor.waits(0.2)


def test_the_page_prints_every_file_an_exhibit_has(built):
    names = {str(path.relative_to(built / f"exhibits/{KIND}")) for path in (built / f"exhibits/{KIND}").iterdir()}
    assert {"exhibit.toml", "model.py", "view.py", "view.kv", "README.md"} <= names
    assert manifest(built / f"exhibits/{KIND}/exhibit.toml").kind == KIND


def test_its_code_keeps_to_the_rules_of_the_house(built):
    config = ("--no-cache", "--config", str(ROOT / "pyproject.toml"), "--config", f"src = ['{ROOT}', '{built}']")
    for verb in (("check",), ("format", "--check")):
        command = [sys.executable, "-m", "ruff", *verb, *config, str(built / "exhibits")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_visitor_answers_and_the_answer_is_kept_as_its_schema_says(built, open_kiosk):
    measure(open_kiosk, 23.8)
    assert open_kiosk.sees("23,8 °C")
    assert open_kiosk.sees("Simulation")
    open_kiosk.touches("gerade richtig")
    [kept] = open_kiosk.theatre.journal.kept(RECORD)
    assert kept == {"feels": "right", "celsius": 24.0}
    Schemas(built / "assets/schemas").check(RECORD, kept)
    assert json.loads((built / f"assets/schemas/{RECORD}.json").read_text("utf-8"))["additionalProperties"] is False
    assert open_kiosk.sees("Danke! Ihre Antwort ist gespeichert.")
    assert open_kiosk.sees("Es fehlen noch 4")


def test_the_result_stands_from_five_on_and_a_second_tap_counts_nothing(open_kiosk):
    for _ in range(4):
        open_kiosk.theatre.house.results.add(KIND, ("warm",), open_kiosk.theatre.time.now().date())
    open_kiosk.touches("zu kalt", "zu warm")
    assert open_kiosk.sees("n = 5")
    assert open_kiosk.sees("80\N{NO-BREAK SPACE}%")
    assert len(open_kiosk.theatre.journal.kept(RECORD)) == 1


def test_the_next_visitor_finds_nothing_of_it(open_kiosk):
    open_kiosk.touches("zu kalt", "Neu")
    open_kiosk.touches_at(540, 900)
    open_kiosk.waits(0.5)
    open_kiosk.touches("Wie warm ist es hier?")
    assert not open_kiosk.target("zu kalt").chosen
    assert not open_kiosk.sees("Danke!")


def test_an_answer_that_could_not_be_kept_is_not_thanked_for(open_kiosk):
    open_kiosk.theatre.journal.full = True
    open_kiosk.touches("zu warm")
    assert not open_kiosk.sees("Danke!")
    assert open_kiosk.sees("Es fehlen noch 5")


def test_another_language_is_told_at_once(open_kiosk):
    open_kiosk.touches("Sprache", "English")
    assert open_kiosk.sees("How warm does it feel to you?")
    assert open_kiosk.sees("just right")


def test_earlier_answers_are_counted_by_its_model(built):
    plays = playbill.plays(built / "exhibits", (KIND,))
    assert list(playbill.counts(plays, playbill.uncounted)[RECORD]({"feels": "cold"})) == [(KIND, ("cold",))]
