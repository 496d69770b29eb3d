"""The systemd units in docs/systemd: read by systemd where it is installed, and by rules of our own everywhere."""

import os
import re
import shlex
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from kiosk.watchdog import BEATS_PER_LIMIT, WatchdogSettings, stay_off

ROOT = Path(__file__).resolve().parent.parent
UNITS = sorted((ROOT / "docs" / "systemd").glob("*.service"))
SECTIONS = {"Unit", "Service", "Install"}
HARDENED = {
    "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes", "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "", "RestrictNamespaces": "yes", "ProtectKernelModules": "yes", "DevicePolicy": "closed",
    "ProtectKernelTunables": "yes", "ProtectControlGroups": "yes", "SystemCallFilter": "@system-service",
}  # fmt: skip


def read(path: Path) -> dict[str, dict[str, list[str]]]:
    """Sections of a unit; every line is a comment, a section or a setting, or the unit is faulty."""
    unit: dict[str, dict[str, list[str]]] = {}
    section: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line[0] in "#;":
            continue
        if header := re.fullmatch(r"\[(\w+)\]", line):
            section = unit.setdefault(header[1], {})
            continue
        setting = re.fullmatch(r"([A-Z]\w+)=(.*)", line)
        assert setting, f"{path.name}:{number}: neither comment, section nor setting: {line}"
        section.setdefault(setting[1], []).append(setting[2])
    return unit


@pytest.fixture(params=UNITS, ids=lambda path: path.name)
def path(request):
    return request.param


@pytest.fixture
def unit(path):
    return read(path)


@pytest.fixture
def service(unit):
    return {name: values[-1] for name, values in unit["Service"].items()}


def seconds(text: str) -> float:
    assert re.fullmatch(r"\d+", text), f"{text}: write plain seconds"
    return float(text)


def test_there_is_a_unit_for_the_kiosk_and_one_for_the_wall():
    assert [path.name for path in UNITS] == ["projektor-wall.service", "projektor.service"]


def test_every_section_is_one_of_systemds(unit):
    assert set(unit) == SECTIONS


def test_systemd_reads_the_unit_without_a_word(path, tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not installed here; the other rules hold all the same")
    text = path.read_text("utf-8")
    # What is installed beside the kiosk is not on this machine: a program that is stands in for it.
    text = re.sub(r"^(Exec\w+=[-+]?)/\S+", rf"\g<1>{shutil.which('true')}", text, flags=re.MULTILINE)
    (tmp_path / path.name).write_text(text, "utf-8")
    (tmp_path / "seatd.service").write_text(f"[Service]\nExecStart={shutil.which('true')}\n", "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / path.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if path.name in line]
    assert said == []
    assert done.returncode == 0, done.stderr


def test_systemd_watches_and_starts_anew(unit, service):
    assert service["Type"] == "notify"
    assert service["NotifyAccess"] == "all"
    assert service["Restart"] == "always"
    assert unit["Unit"]["StartLimitIntervalSec"] == ["0"]
    assert "PAMName" not in service, "a login session takes the program out of the unit: its signs of life get lost"


def test_the_limit_leaves_room_for_the_programs_own_beats(service):
    limit = seconds(service["WatchdogSec"])
    assert limit / BEATS_PER_LIMIT > WatchdogSettings().stall_s
    assert seconds(service["TimeoutStopSec"]) > seconds(service["TimeoutAbortSec"])


def test_a_note_of_the_program_keeps_it_off_once(tmp_path):
    """The unit's condition, asked as systemd would: with the note it fails and takes it away, without it holds."""
    service = {name: values[-1] for name, values in read(ROOT / "docs/systemd/projektor.service")["Service"].items()}
    assert service["RuntimeDirectoryPreserve"] == "restart", "the note must outlive the program until systemd asks"
    folder = tmp_path / service["RuntimeDirectory"]
    folder.mkdir()
    condition = shlex.split(service["ExecCondition"].removeprefix("+").replace("%t", str(tmp_path)))
    stay_off({"RUNTIME_DIRECTORY": str(folder)})
    assert [subprocess.run(condition, check=False).returncode for _ in range(2)] == [1, 0]


def test_a_stop_waits_until_the_program_has_ended_in_order(service, tmp_path):
    """Left to itself, systemd does not: the program is cage's child, and what is left is killed."""
    done = tmp_path / "done"
    slow = f"trap 'sleep 0.3; touch {done}; exit' TERM; echo ready; while :; do sleep 0.1; done"
    with subprocess.Popen(["/bin/sh", "-c", slow], stdout=subprocess.PIPE) as program:
        program.stdout.readline()
        reaper = threading.Thread(target=program.wait)  # as cage does; an unreaped process counts as running
        reaper.start()
        stop = shlex.split(service["ExecStop"].removeprefix("-"))
        subprocess.run(stop, env={**os.environ, "MAINPID": str(program.pid)}, check=True, timeout=10)
        assert done.exists()
        reaper.join()


def test_the_program_sees_and_may_do_no_more_than_it_needs(service):
    assert {name: service.get(name) for name in HARDENED} == HARDENED
    assert service["User"] not in {"root", "0"}


def test_what_the_unit_starts_is_a_verb_of_the_program(service):
    import main

    words = service["ExecStart"].split()
    script = next(number for number, word in enumerate(words) if word.endswith("/main.py"))
    args = main.parser().parse_args(words[script + 1 :])
    assert args.verb == ("wall" if "wall" in service["RuntimeDirectory"] else "run")
    if args.verb == "wall":
        assert (args.where, args.token, args.seconds) == ("${PROJEKTOR_HUB}", "${PROJEKTOR_TOKEN}", None)
        assert service["EnvironmentFile"] == "/etc/projektor/wall.env", "a token in the unit could be read by everybody"
    else:
        assert args.seconds == 0
        assert str(args.data) == f"/var/lib/{service['StateDirectory']}"


def test_the_installation_guide_names_every_unit():
    guide = (ROOT / "docs" / "installing-on-a-kiosk.md").read_text("utf-8")
    assert [path.name for path in UNITS if f"docs/systemd/{path.name}" not in guide] == []
