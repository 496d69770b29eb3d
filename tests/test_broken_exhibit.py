"""An exhibit that is broken from the start, in the whole program: it alone takes a break, and the doctor tells it."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MANIFEST = 'kind = "bench"\nicon = "wind"\nfield = 3\nseconds = 60\ntitle = {de = "Werkbank"}\nnote = {de = "Los"}\n'
STATION = '[kiosk]\npack = "pack"\ndata = "var"\n[kiosk.screen]\nsize = [540, 960]\n'


@pytest.fixture
def project(tmp_path):
    """Runs a verb of main.py on a station whose pack puts on "bench", another project's exhibit with these files."""
    package, about = tmp_path / "site/bench_of_test", tmp_path / "site/bench_of_test-1.0.dist-info"
    pack = Path(shutil.copytree(ROOT / "assets/packs/dortmund", tmp_path / "pack")) / "pack.toml"
    pack.write_text(pack.read_text("utf-8").replace('"weekly_question",', '"bench", "weekly_question",'), "utf-8")
    (tmp_path / "station.toml").write_text(STATION, "utf-8")
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: bench-of-test\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[projektor.exhibits]\nbench = bench_of_test\n", "utf-8")

    def run(verb, *arguments, program=("main.py",), **files):
        package.mkdir(exist_ok=True)
        for name, text in {"__init__": "", "view": "def exhibit(stage):\n    return None\n", **files}.items():
            (package / f"{name}.py").write_text(text, "utf-8")
        (package / "exhibit.toml").write_text(files.get("manifest", MANIFEST), "utf-8")
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith("KIVY_")}
        return subprocess.run(
            [sys.executable, *program, verb, "--station", str(tmp_path / "station.toml"), *map(str, arguments)],
            cwd=ROOT,
            env={**surroundings, "PYTHONPATH": str(package.parent)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    run.data = tmp_path / "var"
    return run


def lines(text, *words):
    return [line for line in text.splitlines() if all(word in line for word in words)]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"model": "x = = 1\n"}, "SyntaxError: invalid syntax (model.py, line 1)"),
        ({"__init__": "raise ValueError('no wood')\n"}, "ValueError: no wood"),
    ],
)
def test_an_exhibit_with_broken_code_is_one_sentence_and_the_kiosk_opens(project, files, why):
    done = project("run", "--seconds", "1", **files)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    [_sentence] = lines(done.stderr, f"The exhibit bench takes a break: {why}")
    assert json.loads(done.stdout.splitlines()[-1])["errors"] == 1
    told = project("doctor", **files)
    assert told.returncode == 3
    [_line] = lines(told.stdout, f"FAIL  exhibit: bench takes a break: {why}", "→")


def test_an_exhibit_without_a_model_is_no_fault(project):
    done = project("run", "--seconds", "1")
    assert json.loads(done.stdout.splitlines()[-1])["errors"] == 0
    assert lines(project("doctor").stdout, "ok    exhibits: 10 can be shown")


def test_the_wall_opens_beside_an_exhibit_with_broken_code(project):
    done = project("wall", "--from", project.data, "--seconds", "1", model="x = = 1\n")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    [_sentence] = lines(done.stderr, "What visitors gave to the exhibit bench is not counted until this is mended")


HANGS = "import time\ndef exhibit(stage):\n    time.sleep(3600)\n"
EVENTS = """
import main
from kiosk.staff import opening

staff, opens = [], opening.open_backstage
opening.open_backstage = lambda *given: staff.append(opens(*given)) or staff[0]
main.main()
print(*(event.words for event in staff[0].events.last), sep="\\n")
"""


@pytest.fixture
def crashed(project):
    """The kiosk has just come to its end three times."""
    project.data.mkdir()
    (project.data / "starts").write_text("".join(f"{time.time() - ago!r}\n" for ago in (90, 60, 30)), "ascii")
    return project


def test_after_several_crashes_a_poster_that_hangs_takes_its_break_with_the_others_and_visitors_go_on(crashed):
    poster = "poster = true\n" + MANIFEST
    done = crashed("run", "--seconds", "2", view=HANGS, manifest=poster)
    assert done.returncode == 0, done.stderr
    assert lines(done.stderr, "The exhibit bench takes a break: the kiosk did not start well several times")
    assert len(lines(done.stderr, "takes a break")) == 10
    assert "ready_s" in json.loads(done.stdout.splitlines()[-1])


def test_staff_read_in_the_events_that_the_kiosk_started_reduced(crashed):
    done = crashed("run", "--seconds", "1", program=("-c", EVENTS))
    assert done.returncode == 0, done.stderr
    assert lines(done.stdout, "4 starts within 10 minutes: the kiosk starts reduced.")
    assert lines(done.stdout, "The exhibit quiz takes a break")
