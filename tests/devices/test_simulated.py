"""Simulated instruments: what they say in time, and how they behave as processes on real ptys."""

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from devices.drivers.registry import driver_for
from devices.drivers.sds011 import ask_firmware, set_period
from devices.port import SerialPort
from devices.reading import Quality
from devices.settings import InstrumentSettings
from devices.simulated.registry import KINDS, twin_class
from devices.simulated.sds011 import SimulatedSds011
from devices.simulated.twin import Drift

ROOT = Path(__file__).resolve().parents[2]


def lived(twin, seconds):
    """All that a twin says in its first seconds."""
    said = b""
    while twin.next_at() <= seconds:
        said += twin.speak(twin.next_at())
    return said


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"rdm6300"}))  # which tells cards, no values
def test_a_driver_understands_its_twin_and_finds_it_plausible(kind):
    driver = driver_for(InstrumentSettings("it", kind, "-"))
    found = driver.feed(lived(twin_class(kind)(Random(1), 1.0), 600))
    assert len(found) >= 1000
    assert {m.quality for m in found} <= {Quality.OK, Quality.WARMING}
    assert all(m.quality is Quality.OK for m in found[10:])
    assert driver.junk <= len("room board ready")


def test_values_move_slowly():
    drift = Drift(Random(3), 700.0, 90.0, 300.0)
    values = [drift.at(float(second)) for second in range(3600)]
    steps = [abs(b - a) for a, b in pairwise(values)]
    assert max(steps) < 45
    assert max(values) - min(values) > 100
    assert all(430 <= value <= 970 for value in values)


def test_the_dust_sensor_begins_with_zeros():
    driver = driver_for(InstrumentSettings("it", "sds011", "-"))
    found = driver.feed(lived(SimulatedSds011(Random(1)), 3))
    assert [m.quality for m in found] == [Quality.WARMING] * 2 + [Quality.OK] * 4


def test_the_dust_sensor_keeps_the_period_it_is_given():
    twin = SimulatedSds011(Random(1))
    assert len(lived(twin, 29.9)) == 10 * 30
    assert twin.hear(set_period(2)).hex() == "aac508010200a1600cab"
    twin.speak(30.3)
    assert lived(twin, 119) == b""
    assert len(lived(twin, 125)) == 10 * 6


def test_the_dust_sensor_answers_only_when_it_is_meant():
    twin = SimulatedSds011(Random(1))
    asked = ask_firmware(b"\xa1\x60")
    assert [twin.hear(bytes([byte])) for byte in asked][:-1] == [b""] * 18
    assert twin.hear(b"\xaa\xb4\x00" + asked).hex() == "aac5070f070aa16028ab"
    assert twin.hear(ask_firmware(b"\x12\x34")) == b""
    assert twin.hear(asked[:-2] + b"\x00\xab") == b""


@contextmanager
def process(*arguments, **how):
    """A running twin and its pty's path."""
    child = subprocess.Popen(
        [sys.executable, "-m", "devices.simulated", *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, **how
    )
    try:
        yield child, child.stdout.readline().decode().strip()
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
        if child.stdin:
            child.stdin.close()


def gone(path, seconds=2.0):
    end = time.monotonic() + seconds
    while path.is_symlink() and time.monotonic() < end:
        time.sleep(0.01)
    return not path.is_symlink()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly_when_told_and_takes_its_name_away(tmp_path, number):
    link = tmp_path / "by-id" / "usb-simulated"
    with process("sds011", "--link", link) as (child, path):
        assert str(link.readlink()) == path
        child.send_signal(number)
        assert child.wait(2) == 0
        assert not link.is_symlink()


def test_it_ends_with_the_process_that_holds_its_tether(tmp_path):
    link = tmp_path / "usb-simulated"
    with process("text_lines", "--link", link, "--tethered", stdin=subprocess.PIPE) as (child, _):
        child.stdin.close()
        assert child.wait(2) == 0
        assert not link.is_symlink()


def test_it_leaves_a_name_that_another_twin_has_taken(tmp_path):
    link = tmp_path / "usb-simulated"
    with process("sds011", "--link", link) as (old, _), process("sds011", "--link", link) as (_, path):
        old.terminate()
        assert old.wait(2) == 0
        assert str(link.readlink()) == path


def test_twins_die_with_a_parent_that_is_killed(tmp_path):
    script = (
        "import sys, time; from pathlib import Path\n"
        "from devices.settings import InstrumentSettings as I; from devices.simulated.launcher import SimulatedBench\n"
        "SimulatedBench([I('a', 'sds011', 'a', simulated=True)], Path(sys.argv[1])).open(); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT)
    link = tmp_path / "a"
    try:
        end = time.monotonic() + 5
        while not link.is_symlink() and time.monotonic() < end:
            time.sleep(0.01)
        pty = link.readlink()
        assert pty.exists()
    finally:
        parent.kill()
        parent.wait()
    assert gone(link)
    assert not pty.exists()


def test_without_a_reader_nothing_piles_up_and_a_reader_gets_fresh_values():
    with process("text_lines", "--every", "0.002") as (_, path):
        time.sleep(0.6)  # 100 kB, were anybody listening
        ours = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            begun, said = time.monotonic(), b""
            while b"\n" not in said and time.monotonic() - begun < 3.0:
                said += os.read(ours, 65_536) if select.select([ours], [], [], 0.5)[0] else b""
            assert said.startswith(b"room board ready\r\n")
        finally:
            os.close(ours)


def test_a_reader_that_does_not_read_does_not_stop_it(tmp_path):
    link = tmp_path / "usb-simulated"
    with process("text_lines", "--every", "0.001", "--link", link) as (child, path):
        ours = os.open(path, os.O_RDWR | os.O_NOCTTY)
        try:
            time.sleep(2.5)  # 28 kB at full pace: more than a pty holds
            child.terminate()
            assert child.wait(1) == 0  # it does not hang in a write
        finally:
            os.close(ours)


def test_it_is_paced_to_its_baud():
    with process("text_lines", "--every", "0.001") as (_, path):
        port = SerialPort(path, 115_200)
        port.open()
        try:
            begun, count = 0.0, 0
            while not begun or time.monotonic() - begun < 1.0:
                if port.wait(2.0) and (data := port.read()):
                    begun = begun or (time.monotonic() if b":" in data else 0.0)
                    count += len(data) if begun else 0
            assert 9_000 < count / (time.monotonic() - begun) < 12_500
        finally:
            port.close()


def test_an_unknown_kind_is_one_sentence():
    done = subprocess.run(
        [sys.executable, "-m", "devices.simulated", "sds01"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no simulated 'sds01'; did you mean 'sds011'?\n"


def test_a_name_that_cannot_be_made_is_one_sentence():
    done = subprocess.run(
        [sys.executable, "-m", "devices.simulated", "sds011", "--link", "/proc/no/such"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.startswith("The simulated sds011 cannot be published at /proc/no/such")
    assert done.stderr.count("\n") == 1
