"""What the doctor says of instruments."""

import os
import subprocess
import sys
import tty

import pytest

from devices.doctor import examine
from devices.inventory import Inventory
from devices.settings import DevicesSettings, InstrumentSettings


@pytest.fixture
def pty():
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    path = os.ttyname(theirs)
    os.close(theirs)
    yield path
    os.close(ours)


def findings(*instruments, folder, proc="/proc"):
    empty = Inventory((folder,), folder / "none", folder / "none")
    return list(examine(DevicesSettings(instruments), inventory=empty, proc=type(folder)(proc)))


def test_a_port_that_is_there_and_free_is_well(pty, tmp_path):
    (found,) = findings(InstrumentSettings("a", "sds011", pty), folder=tmp_path, proc=tmp_path)
    assert (found.ok, found.sentence) == (True, f"sds011 at {pty}")


def test_a_missing_port_an_unknown_driver_and_a_simulation_are_told(tmp_path):
    missing, unknown, simulated = findings(
        InstrumentSettings("a", "sds011", "/dev/none"),
        InstrumentSettings("b", "sds11", "/dev/none"),
        InstrumentSettings("c", "sds011", "x", simulated=True),
        folder=tmp_path,
        proc=tmp_path,
    )
    assert (missing.ok, missing.sentence) == (False, "/dev/none is not connected")
    assert (unknown.ok, unknown.sentence) == (False, "There is no driver 'sds11'; did you mean 'sds011'?")
    assert simulated.ok is None


def test_the_program_that_holds_a_port_is_named(pty, tmp_path):
    script = f"import os; os.open({pty!r}, os.O_RDWR | os.O_NOCTTY); print('open', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        found = findings(InstrumentSettings("a", "sds011", pty), folder=tmp_path)[0]
        holder.stdin.close()
    assert found.ok is False
    assert found.sentence.startswith(f"{pty} is held by python")
    assert f"({holder.pid})" in found.sentence


def test_what_is_plugged_in_but_not_configured_is_suggested(pty, tmp_path):
    (tmp_path / "usb-new").symlink_to(pty)
    (found,) = findings(folder=tmp_path, proc=tmp_path / "none")
    assert found.ok is None
    assert "usb-new is connected but no instrument" in found.sentence
    assert "devices probe" in found.mend


def test_a_program_that_grabs_ports_is_named(tmp_path):
    (tmp_path / "proc" / "77").mkdir(parents=True)
    (tmp_path / "proc" / "77" / "comm").write_text("ModemManager\n")
    (found,) = findings(folder=tmp_path, proc=tmp_path / "proc")
    assert found.ok is False
    assert "apt remove modemmanager" in found.mend
