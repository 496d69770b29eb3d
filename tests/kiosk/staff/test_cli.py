"""The verbs for whoever has the machine in their hands."""

import time

import pytest

from kiosk.staff.gate import Gate
from kiosk.staff.pins import Cost, Hasher
from kiosk.staff.roles import Role
from main import main

PIN = "270418"


@pytest.fixture
def gate_of(tmp_path):
    def start():
        gate = Gate(tmp_path / "staff", Hasher(Cost(1, 8, 1)), time.time, time.monotonic)
        gate.open()
        return gate

    return start


def test_reset_forgets_every_pin(gate_of, tmp_path, capsys):
    gate_of().set_pin(Role.TECHNICIAN, PIN)
    assert main(["staff", "reset", "--data", str(tmp_path)]) == 0
    assert "choose a new one" in capsys.readouterr().out
    assert gate_of().new


@pytest.mark.parametrize("verb", ["reset", "unlock"])
def test_where_nobody_has_chosen_a_pin_nothing_is_done_and_nothing_claimed(tmp_path, capsys, verb):
    assert main(["staff", verb, "--data", str(tmp_path / "nope")]) == 1
    said = capsys.readouterr()
    assert "nope: nobody has chosen a PIN here. Name the kiosk's data folder with --data." in said.err
    assert not said.out
    assert not (tmp_path / "nope").exists()


def test_unlock_ends_the_lock_out_and_keeps_the_pins(gate_of, tmp_path):
    gate = gate_of()
    gate.set_pin(Role.TECHNICIAN, PIN)
    for _ in range(4):
        gate.try_pin("918273")
    assert main(["staff", "unlock", "--data", str(tmp_path)]) == 0
    assert gate_of().try_pin(PIN).role is Role.TECHNICIAN


def test_a_damaged_file_is_told_in_one_sentence(gate_of, tmp_path, capsys):
    gate_of().set_pin(Role.TECHNICIAN, PIN)
    (tmp_path / "staff/gate.json").write_text("{")
    assert main(["staff", "unlock", "--data", str(tmp_path)]) == 1
    assert "staff reset" in capsys.readouterr().err
