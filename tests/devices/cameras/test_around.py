"""Cameras in settings, doctor and on the command line."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from devices.cameras.messages import CELLS
from devices.cameras.watch import drawn
from devices.doctor import examine
from devices.errors import SettingsFault
from devices.inventory import Inventory
from devices.reading import Silhouette
from devices.settings import CameraSettings, DevicesSettings
from devices.simulated.cameras import SimulatedCameras
from tests.devices.cameras.conftest import WALKER

ROOT = Path(__file__).resolve().parents[3]


def test_a_table_becomes_settings():
    table = {"cameras": [{"name": "schaufenster", "source": "mjpeg:cameras/walker.url", "simulated": True, "fps": 10}]}
    assert msgspec.convert(table, DevicesSettings).cameras == (WALKER,)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ({"cameras": [{"name": "a", "source": " "}]}, "A camera has an empty 'source'"),
        ({"cameras": [{"name": "a", "source": "/dev/video0", "fps": 1}]}, "fps 1 is not within 2 to 30"),
        ({"cameras": [{"name": "a", "source": "x"}] * 2}, "Two cameras have the name 'a'"),
        (
            {
                "cameras": [{"name": "a", "source": "x"}],
                "instruments": [{"name": "a", "driver": "sds011", "port": "x"}],
            },
            "An instrument and a camera share the name 'a'",
        ),
    ],
)
def test_an_impossible_camera_is_refused_with_a_sentence(table, sentence):
    with pytest.raises(msgspec.ValidationError, match=sentence):
        msgspec.convert(table, DevicesSettings)
    assert issubclass(SettingsFault, ValueError)  # what makes msgspec pass the sentence on


def test_the_doctor_looks_at_each_camera(tmp_path):
    address = tmp_path / "there.url"
    address.write_text("http://127.0.0.1:1/")
    cameras = (
        WALKER,
        CameraSettings("film", "film.mp4"),
        CameraSettings("fehlt", "/dev/video-none"),
        CameraSettings("strom", "http://127.0.0.1:8080/"),
        CameraSettings("da", f"mjpeg:{address}"),
    )
    empty = Inventory((tmp_path,), tmp_path / "none", tmp_path / "none")
    found = {each.subject: each for each in examine(DevicesSettings((), cameras), inventory=empty, proc=tmp_path)}
    assert {subject: each.ok for subject, each in found.items()} == {
        "camera schaufenster": None,
        "camera film": False,
        "camera fehlt": False,
        "camera strom": None,
        "camera da": True,
    }
    assert found["camera fehlt"].sentence == "/dev/video-none is not there"
    assert "is no source of a camera" in found["camera film"].sentence


def verb(*arguments):
    program = (
        "import argparse, sys; from devices.cli import add_verbs; p = argparse.ArgumentParser(); "
        "add_verbs(p.add_subparsers()); a = p.parse_args(); sys.exit(a.run(a))"
    )
    return subprocess.run(
        [sys.executable, "-c", program, "devices", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_watch_says_what_a_camera_sees(tmp_path):
    with SimulatedCameras([WALKER], tmp_path, pace=2.8) as walker:
        done = verb("watch", walker.cameras[0].source, "--seconds", "4.5", "--grid")
    lines = done.stdout.splitlines()
    readings = [json.loads(line) for line in lines if line.startswith("{")]
    assert done.returncode == 0
    assert {"quantity": "presence", "value": 1.0, "unit": "1", "status": "ok"} in readings
    assert any("#" in line for line in lines)
    assert "live: live" in done.stderr


def test_watch_of_what_is_not_there_is_one_sentence():
    done = verb("watch", "/dev/video-none", "--seconds", "0.1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "absent: /dev/video-none is not connected since the start; plug the camera in or correct its source\n"
    )


def test_a_silhouette_is_drawn_in_letters():
    cells = bytes([0, 24, 25, 50, 75, 99, 100]) + bytes(CELLS - 7)
    assert drawn(Silhouette(27, 20, cells, 0.0, "it")).splitlines()[0].rstrip() == "  .:**#"
