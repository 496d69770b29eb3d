"""Cameras in settings, doctor and on the command line."""

import json
import signal
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


VERBS = (
    "import argparse, sys; from devices.cli import add_verbs; p = argparse.ArgumentParser(); "
    "add_verbs(p.add_subparsers()); a = p.parse_args(); sys.exit(a.run(a))"
)


def verb(*arguments):
    """A verb of ``main.py devices`` in a process of its own; its output can be read while it runs."""
    command = [sys.executable, "-c", VERBS, "devices", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_watch_says_what_a_camera_sees_until_it_is_interrupted(tmp_path):
    present = {"quantity": "presence", "value": 1.0, "unit": "1", "status": "ok"}
    with (
        SimulatedCameras([WALKER], tmp_path, pace=2.8) as walker,
        verb("watch", walker.cameras[0].source, "--seconds", "60", "--grid") as watching,
    ):
        lines = []
        for line in watching.stdout:
            lines.append(line)
            if json.dumps(present) + "\n" in lines and any("#" in each for each in lines):
                break
        watching.send_signal(signal.SIGINT)
        _, words = watching.communicate()
    assert watching.returncode == 0
    assert json.dumps(present) + "\n" in lines
    assert any("#" in each for each in lines)
    assert "live: live" in words
    assert "stopped" in words


def test_watch_of_what_is_not_there_is_one_sentence():
    with verb("watch", "/dev/video-none", "--seconds", "0.1") as watching:
        seen, words = watching.communicate()
    assert (watching.returncode, seen) == (1, "")
    assert words == (
        "absent: /dev/video-none is not connected since the start; plug the camera in or correct its source\n"
    )


def test_a_silhouette_is_drawn_in_letters():
    cells = bytes([0, 24, 25, 50, 75, 99, 100]) + bytes(CELLS - 7)
    assert drawn(Silhouette(27, 20, cells, 0.0, "it")).splitlines()[0].rstrip() == "  .:**#"
