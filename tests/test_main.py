"""Bad input through the command line: one clear sentence, never a traceback, and the kiosk starts with what works."""

import fcntl
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.ending import ended
from kiosk.staff.backstage import Wish

ROOT = Path(__file__).parents[1]
DORTMUND = ROOT / "assets/packs/dortmund"
STATION = """
[kiosk]
pack = "{pack}"
data = "var"
[kiosk.screen]
size = [540, 960]
"""


def run(*arguments, seconds=60):
    """main.py as a process of its own; what it prints and says."""
    done = subprocess.run(
        [sys.executable, "main.py", *map(str, arguments)],
        cwd=ROOT,
        env={
            name: value for name, value in os.environ.items() if not name.startswith("KIVY_")
        },  # ours are for the tests
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )
    assert "Traceback" not in done.stderr
    return done


def lines(done, *words):
    """The lines on stderr that hold these words."""
    return [line for line in done.stderr.splitlines() if all(word in line for word in words)]


@pytest.fixture
def station(tmp_path):
    """Writes a station file for a small window; ``more`` is added to its tables."""

    def write(more="", pack=DORTMUND):
        path = tmp_path / "station.toml"
        path.write_text(STATION.format(pack=pack) + more, "utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("[kiosk.scren]\n", "[kiosk] unknown key “scren”; did you mean “screen”?"),
        ("[devises]\n", "unknown section [devises]; did you mean “devices”?"),
        ("[kiosk.visit]\nidle_s = 'long'\n", "[kiosk.visit.idle_s] expected a number, got text in quotes"),
        ("diagonal_in = 0\n", "[kiosk.screen] diagonal_in is 0; give the screen's diagonal in inches"),
        ("[kiosk.visit\n", "at line 7, column 13"),
    ],
)
def test_a_station_file_that_cannot_be_used_ends_in_one_sentence(station, more, sentence):
    path = station(more)
    done = run("run", "--station", path, "--seconds", "1")
    assert done.returncode == 1
    assert done.stderr.strip().count("\n") == 0
    assert done.stderr.startswith(str(path))
    assert sentence in done.stderr
    assert not done.stdout


def test_a_missing_station_file_ends_in_one_sentence(tmp_path):
    done = run("doctor", "--station", tmp_path / "nowhere.toml")
    assert (done.returncode, done.stderr.strip().count("\n")) == (1, 0)
    assert "there is no such station file; give one with --station" in done.stderr


@pytest.mark.parametrize("arguments", [("run", "--seconds", "1"), ("wall", "--from", "nowhere")])
def test_a_language_without_texts_is_the_options_fault_and_not_the_station_files(arguments, tmp_path):
    data = ("--data", tmp_path) if arguments[0] == "run" else ()
    done = run(*arguments, "--language", "xx", *data)
    assert (done.returncode, done.stderr.strip().count("\n")) == (1, 0)
    assert done.stderr.startswith("--language xx: there are no texts in it; there are: ar, de,")


@pytest.mark.parametrize(
    ("wish", "anew", "code", "begun"),
    [
        (None, True, 0, 0),
        (Wish.QUIT, True, 4, 0),
        (Wish.RESTART, True, 0, 0),  # a program that begins anew after it has said it ends would be cut off
        (Wish.RESTART, False, 0, 1),
    ],
)
def test_a_restart_is_systemds_where_it_listens_and_otherwise_the_programs_own(monkeypatch, wish, anew, code, begun):
    starts = []
    monkeypatch.delenv("RUNTIME_DIRECTORY", raising=False)
    monkeypatch.setattr(os, "execv", lambda *command: starts.append(command))
    assert ended(wish, anew=anew) == code
    assert starts == [(sys.executable, [sys.executable, *sys.argv])] * begun


@pytest.mark.parametrize(("wish", "notes"), [(Wish.QUIT, ["stays-off"]), (Wish.RESTART, []), (None, [])])
def test_only_who_ends_the_kiosk_leaves_the_unit_a_note_to_stay_off(monkeypatch, tmp_path, wish, notes):
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    ended(wish, anew=True)
    assert [path.name for path in tmp_path.iterdir()] == notes


@pytest.mark.parametrize("arguments", [("run", "--visitors", "none"), ("run", "--size", "wide"), ("dance",), ()])
def test_what_the_command_line_does_not_know_is_a_matter_of_usage(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr


def damaged(folder):
    """A pack with one form that cannot be read and one exhibit nobody has."""
    pack = Path(shutil.copytree(DORTMUND, folder / "pack"))
    (pack / "forms/broken.md").write_text("| surwey |\n| | text | a | A |\n", "utf-8")
    toml = (pack / "pack.toml").read_text("utf-8").replace('"weekly_question",', '"weekly_question", "nowhere",')
    assert '"nowhere"' in toml
    more = '\n[[surveys]]\nform = "forms/broken.md"\nicon = "messages"\nfield = 1\n'
    (pack / "pack.toml").write_text(toml + more, "utf-8")
    return pack


@pytest.fixture
def busy():
    """A serial port that somebody else holds."""
    leader, follower = pty.openpty()
    fcntl.flock(follower, fcntl.LOCK_EX)
    yield os.ttyname(follower)
    os.close(leader)
    os.close(follower)


def test_with_many_things_broken_at_once_each_is_one_sentence_and_the_kiosk_serves_a_visitor(station, tmp_path, busy):
    """Form, exhibit, answers' file, two ports and the hub: one run, because each run costs seconds."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "answers.db").write_bytes(b"this is no database" * 200)
    instruments = "".join(
        f'[[devices.instruments]]\nname = "{name}"\ndriver = "text_lines"\nport = "{port}"\n'
        for name, port in (("gone", tmp_path / "no-such-port"), ("held", busy))
    )
    path = station(instruments + '[sync]\nhub = "http://127.0.0.1:9"\ndrain_seconds = 0.2\n', damaged(tmp_path))
    done = run("run", "--station", path, "--data", data, "--visitors", "1")
    assert done.returncode == 0, done.stderr
    assert len(lines(done, "Survey left out:", "broken.md")) == 1
    assert len(lines(done, "Exhibit nowhere:", "left out until this is mended")) == 1
    assert len(lines(done, "answers.db")) == 1
    assert lines(done, "held: ", "is held by another program; close it")
    summary = json.loads(done.stdout.splitlines()[-1])
    assert summary["visitors"] == 1
    assert summary["answers"] >= 1
    assert summary["waiting"] >= summary["answers"], "kept here until the hub is there"
    assert summary["instruments"] == []


def test_without_a_usable_pack_and_with_a_broken_wing_the_kiosk_still_starts(station, tmp_path):
    path = station("[devices]\ninstrumints = []\n[sync]\nhubb = 'x'\n", tmp_path / "no-pack")
    done = run("run", "--station", path, "--data", tmp_path / "data", "--seconds", "1")
    assert done.returncode == 0, done.stderr
    assert len(lines(done, "pack.toml is missing", "nothing to show until this is mended")) == 1
    assert len(lines(done, "“instrumints”; did you mean “instruments”?", "without instruments until")) == 1
    assert len(lines(done, "“hubb”; did you mean “hub”?", "until this is mended")) == 1
    assert json.loads(done.stdout.splitlines()[-1])["errors"] == 3


def test_a_port_that_may_not_be_opened_is_named_by_the_doctor_with_what_to_do(station, tmp_path):
    path = station(f'[[devices.instruments]]\nname = "gone"\ndriver = "sds011"\nport = "{tmp_path}/no-port"\n')
    done = run("doctor", "--station", path, "--data", tmp_path / "data")
    assert done.returncode == 3
    [line] = [line for line in done.stdout.splitlines() if "no-port" in line]
    assert line.startswith("FAIL")
    assert "→" in line
