"""The gate: PINs, roles, and a lock-out that neither restarts nor clocks shorten."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.staff.errors import GateDamaged, PinRefused, StaffUnwritable
from kiosk.staff.gate import NAME, SETTABLE_S, Gate
from kiosk.staff.lockout import DELAYS, FREE, delay_after
from kiosk.staff.pins import Cost, Hasher
from kiosk.staff.roles import Role

PIN, OTHER, WRONG = "270418", "930582", "111222"
CHEAP = Cost(1, 8, 1)


class Clocks:
    """Wall and monotonic seconds; a restart begins the monotonic ones anew."""

    def __init__(self) -> None:
        self.wall, self.monotonic = 1_800_000_000.0, 50.0

    def pass_by(self, seconds):
        self.wall += seconds
        self.monotonic += seconds


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def gate_at(tmp_path, clocks):
    def start():
        clocks.monotonic = 5.0
        gate = Gate(tmp_path, Hasher(CHEAP), lambda: clocks.wall, lambda: clocks.monotonic)
        gate.open()
        return gate

    return start


@pytest.fixture
def gate(gate_at):
    gate = gate_at()
    gate.set_pin(Role.TECHNICIAN, PIN)
    return gate


def test_a_new_kiosk_asks_for_a_pin_first_and_only_in_the_minutes_after_its_start(gate_at, clocks):
    gate = gate_at()
    assert gate.new
    assert gate.settable
    clocks.pass_by(SETTABLE_S)
    assert not gate.settable


def test_each_pin_opens_for_its_own_role(gate):
    gate.set_pin(Role.HOST, OTHER)
    assert gate.try_pin(OTHER).role is Role.HOST
    assert gate.try_pin(PIN).role is Role.TECHNICIAN
    assert gate.try_pin(WRONG).role is None


def test_pins_hold_over_a_restart_and_lie_there_only_as_argon2id(gate, gate_at, tmp_path):
    assert gate_at().try_pin(PIN).role is Role.TECHNICIAN
    text = (tmp_path / NAME).read_text("utf-8")
    assert "$argon2id$" in text
    assert PIN not in text
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "pin", ["12345", "123456", "987654", "111111", "121212", "12345a", "1234567890123", "٣٤٥٦٧٨", ""]
)
def test_what_is_guessed_first_is_no_pin(gate, pin):
    with pytest.raises(PinRefused):
        gate.set_pin(Role.HOST, pin)


def test_two_roles_never_share_a_pin(gate):
    with pytest.raises(PinRefused):
        gate.set_pin(Role.HOST, PIN)


def test_a_pin_can_be_taken_away_but_not_the_technicians(gate):
    gate.set_pin(Role.HOST, OTHER)
    gate.drop_pin(Role.HOST)
    assert gate.try_pin(OTHER).role is None
    with pytest.raises(PinRefused):
        gate.drop_pin(Role.TECHNICIAN)


def test_delays_grow_and_never_shrink():
    assert [delay_after(n) for n in range(FREE + 1)] == [0.0] * (FREE + 1)
    grown = [delay_after(n) for n in range(FREE + 1, FREE + 40)]
    assert grown == sorted(grown)
    assert grown[-1] == DELAYS[-1] == 3600


def test_after_the_third_wrong_pin_even_the_right_one_waits(gate, clocks):
    for _ in range(FREE + 1):
        gate.try_pin(WRONG)
    assert gate.try_pin(PIN) == (gate.try_pin(PIN))
    assert gate.try_pin(PIN).role is None
    clocks.pass_by(delay_after(FREE + 1))
    assert gate.try_pin(PIN).role is Role.TECHNICIAN


def test_the_right_pin_forgives_the_wrong_ones(gate, gate_at):
    gate.try_pin(WRONG)
    gate.try_pin(PIN)
    gate.try_pin(WRONG)
    assert gate_at().waits == 0


def test_ten_wrong_pins_with_a_restart_after_each_stay_locked_out(gate, gate_at, clocks):
    for number in range(1, 11):
        gate = gate_at()
        clocks.pass_by(gate.waits)
        assert gate.try_pin(WRONG).waits == delay_after(number)
    for _restart in range(3):
        gate = gate_at()
        assert gate.waits == pytest.approx(3600)
        assert gate.try_pin(PIN).role is None


def test_pulling_the_plug_while_a_pin_is_compared_uses_the_attempt_up(gate, gate_at, monkeypatch):
    monkeypatch.setattr(Hasher, "role_of", lambda *_: 1 / 0)  # the power is gone here
    for _ in range(FREE + 1):
        gate = gate_at()
        with pytest.raises(ZeroDivisionError):
            gate.try_pin(WRONG)
    monkeypatch.undo()
    assert gate_at().try_pin(PIN).role is None


@pytest.mark.parametrize("turn", [-86_400 * 365, -10.0], ids=["a year back", "a moment back"])
def test_setting_the_clock_back_shortens_nothing(gate, gate_at, clocks, turn):
    for _ in range(FREE + 3):
        clocks.pass_by(gate.waits)
        gate.try_pin(WRONG)
    whole = delay_after(FREE + 3)
    clocks.wall += turn
    assert gate.waits == whole  # while it runs the wall clock does not count
    gate = gate_at()
    assert gate.waits == whole
    clocks.pass_by(whole / 2)
    assert gate_at().waits == pytest.approx(whole / 2)  # what has passed since is not lost


def test_setting_the_clock_forward_while_it_runs_shortens_nothing(gate, clocks):
    for _ in range(FREE + 1):
        gate.try_pin(WRONG)
    clocks.wall += 86_400
    assert gate.waits == delay_after(FREE + 1)


def test_whoever_is_at_the_machine_can_end_the_lock_out(gate, gate_at):
    for _ in range(FREE + 1):
        gate.try_pin(WRONG)
    gate_at().unlock()
    assert gate_at().try_pin(PIN).role is Role.TECHNICIAN


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pins": {"visitor": "x"}}', b"\xff\xfe", b'{"failures": 0}'])
def test_a_damaged_file_keeps_the_gate_closed_and_says_how_to_mend_it(gate, gate_at, tmp_path, content):
    (tmp_path / NAME).write_bytes(content)
    gate = gate_at()
    assert not gate.new
    assert "staff reset" in gate.fault
    with pytest.raises(GateDamaged):
        gate.try_pin(PIN)
    with pytest.raises(GateDamaged):
        gate.set_pin(Role.TECHNICIAN, OTHER)


def test_a_pin_is_not_even_compared_when_the_attempt_cannot_be_kept(gate, monkeypatch):
    compared = []
    monkeypatch.setattr(Hasher, "role_of", lambda *_: compared.append(1))
    monkeypatch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(StaffUnwritable, match="make room"):
        gate.try_pin(PIN)
    assert not compared


def test_the_attempt_is_on_the_medium_before_the_answer(gate, tmp_path, monkeypatch):
    flushed = []
    real, draft = os.fsync, tmp_path / f".{NAME}.new"

    def watched(handle):
        flushed.append(json.loads(draft.read_text())["failures"] if draft.exists() else "folder")
        real(handle)

    monkeypatch.setattr(os, "fsync", watched)
    gate.try_pin(WRONG)
    assert flushed == [1, "folder"]


ATTEMPT = """
import sys, os, signal, time
from pathlib import Path
from kiosk.staff.gate import Gate
from kiosk.staff.pins import Cost, Hasher
gate = Gate(Path(sys.argv[1]), Hasher(Cost(1, 8, 1)), time.time, time.monotonic)
gate.open()
answer = gate.try_pin(sys.argv[2])
print(answer.role, gate.waits, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_processes_that_are_killed_after_every_attempt_end_up_locked_out(gate, tmp_path):
    def attempt(pin):
        root = Path(__file__).parents[3]
        done = subprocess.run(
            [sys.executable, "-c", ATTEMPT, str(tmp_path), pin], cwd=root, capture_output=True, text=True, check=False
        )
        role, waits = done.stdout.split()
        return role, float(waits)

    for _ in range(FREE + 1):
        role, waits = attempt(WRONG)
        assert role == "None"
    assert waits > 20
    assert attempt(PIN)[0] == "None"
