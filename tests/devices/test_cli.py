"""The verbs, as a shell runs them."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from devices.simulated.launcher import SimulatedBench
from tests.devices.test_bench import DUST, ROOM

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "import argparse, sys; from devices.cli import add_verbs; p = argparse.ArgumentParser(); "
    "add_verbs(p.add_subparsers()); a = p.parse_args(); sys.exit(a.run(a))"
)


def devices(*arguments, stdin=b""):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "devices", *map(str, arguments)],
        cwd=ROOT, input=stdin, capture_output=True, check=False,
    )  # fmt: skip


def decoded(kind, stdin):
    done = devices("decode", kind, stdin=stdin)
    assert (done.returncode, done.stderr) == (0, b"")
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    "stdin",
    [
        b"aac00600060058d93dab",
        b"AA C0 06 00 06\n00 58 D9 3D A\nB",
        b"ffaa00aac00600060058d93dab13",
        b"0xaa,0xc0,06:00:06:00-58d93dab",
    ],
)
def test_decode_takes_any_chunking_and_noise(stdin):
    assert decoded("sds011", stdin) == [
        {"quantity": "pm2_5", "value": 0.6, "unit": "ug/m3"},
        {"quantity": "pm10", "value": 0.6, "unit": "ug/m3"},
    ]


def test_decode_tells_the_status_of_what_is_not_ok():
    assert [line["status"] for line in decoded("sds011", b"AAC000000000000000AB")] == ["warming"] * 2
    assert decoded("text_lines", b"co2:nan".hex().encode()) == [
        {"quantity": "co2", "value": None, "unit": "ppm", "status": "invalid"}
    ]


def test_decode_reads_the_last_line_without_an_end():
    assert decoded("text_lines", b"temperature:-15".hex().encode()) == [
        {"quantity": "temperature", "value": -15.0, "unit": "Cel"}
    ]


@pytest.mark.parametrize(
    ("kind", "stdin", "code", "sentence"),
    [
        ("sds01", b"", 2, "There is no driver 'sds01'; did you mean 'sds011'?\n"),
        ("sds011", b"aa c0\nzz", 1, "stdin: Line 2, column 1: 'z' is no hexadecimal digit"),
        ("sds011", b"aac", 1, "stdin: The last byte has only one digit, 'c'"),
    ],
)
def test_bad_input_is_one_sentence(kind, stdin, code, sentence):
    done = devices("decode", kind, stdin=stdin)
    assert done.returncode == code
    assert done.stderr.decode().startswith(sentence)
    assert done.stderr.count(b"\n") == 1


def test_probe_finds_the_simulated_instruments_by_listening(tmp_path):
    with SimulatedBench([DUST, ROOM], tmp_path, every=0.25):
        folder = tmp_path / "by-id"
        names = [folder / Path(each.port).name for each in (DUST, ROOM)]
        end = time.monotonic() + 5.0
        while not all(name.is_symlink() for name in names) and time.monotonic() < end:
            time.sleep(0.01)
        listed = [json.loads(line) for line in devices("list", "--folder", folder, "--json").stdout.splitlines()]
        done = devices("probe", "--folder", folder, "--json", "--seconds", "1.5")
    ports = {str(folder / name) for name in ("usb-simulated-sds011", "usb-simulated-room")}
    assert ports <= {row["port"] for row in listed}
    found = {row["port"]: row for row in map(json.loads, done.stdout.splitlines()) if row["port"] in ports}
    assert {Path(port).name: row["driver"] for port, row in found.items()} == {
        "usb-simulated-sds011": "sds011",
        "usb-simulated-room": "text_lines",
    }
    assert {row["state"] for row in found.values()} == {"live"}


def test_probe_of_a_missing_port_is_one_sentence():
    done = devices("probe", "/dev/no-such-port")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("/dev/no-such-port is not connected")
