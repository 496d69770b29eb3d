"""What the set-up says on a machine that lacks something. That it installs is proven on bare machines, not here."""

import os
import subprocess
from pathlib import Path

SETUP = Path(__file__).resolve().parent.parent / ".ci/setup"


def set_up(folder: Path, *, python: str = "python3", **programs: str) -> subprocess.CompletedProcess[str]:
    """Runs the set-up with `programs` (name to shell script) in front of this machine's own."""
    for name, script in programs.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
    surroundings = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHON": python}
    return subprocess.run([SETUP, "run"], env=surroundings, capture_output=True, text=True, check=False, timeout=30)


def test_without_python_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    done = set_up(tmp_path, python="python-that-is-not-there")
    assert done.returncode == 3
    assert done.stderr == ("set-up: there is no python-that-is-not-there on this machine: apt install python3\n")


def test_an_old_python_is_named_with_what_is_needed(tmp_path: Path) -> None:
    done = set_up(tmp_path, python="python3", python3='[ "$1" = --version ] && echo Python 3.9.2 || exit 1')
    assert done.returncode == 3
    assert "Python 3.9.2 is too old: Python 3.11 or newer is needed" in done.stderr
    assert done.stderr.count("\n") == 1


def test_somebody_without_root_gets_the_one_line_to_run(tmp_path: Path) -> None:
    done = set_up(tmp_path, ldconfig="echo nothing here", id="echo 1000", sudo="exit 1")
    assert done.returncode == 3
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libglib2.0-0 libegl1"
    assert line in done.stderr
    assert done.stdout == ""


def test_a_failing_apt_shows_its_reason_and_stops(tmp_path: Path) -> None:
    refusal = "echo E: Unable to locate package >&2; exit 100"
    done = set_up(tmp_path, ldconfig="echo nothing here", id="echo 0", **{"apt-get": refusal})
    assert done.returncode == 3
    assert "E: Unable to locate package" in done.stderr
    assert "run this once, then start again" in done.stderr
