"""A camera of this machine, as OpenCV's V4L2 capture behaves."""

import cv2
import numpy as np
import pytest

from devices.cameras import v4l2
from devices.cameras.grabber import GrabFailed
from devices.cameras.messages import Trouble
from devices.cameras.v4l2 import V4l2Grabber
from devices.simulated.scene import Scene, jpeg_of

MJPG = cv2.VideoWriter.fourcc(*"MJPG")
YUYV = cv2.VideoWriter.fourcc(*"YUYV")


class WebCam:
    """A capture that keeps OpenCV's rules: a format is reset by what is set after it, frames have time stamps."""

    def __init__(self, *, speaks_mjpg=True, frames=3):
        self.asked = []
        self.released = False
        self._speaks_mjpg = speaks_mjpg
        self._frames = frames
        self._stamp = 0
        self._format, self._converts = YUYV, True
        self._picture = Scene(1).picture(0.0)

    def isOpened(self):  # noqa: N802  OpenCV's name
        return True

    def set(self, key, value):
        self.asked.append(key)
        if key == cv2.CAP_PROP_FOURCC and self._speaks_mjpg:
            self._format = int(value)
        if key == cv2.CAP_PROP_CONVERT_RGB:
            self._converts = bool(value)
        return True

    def get(self, key):
        return {cv2.CAP_PROP_FOURCC: self._format, cv2.CAP_PROP_POS_MSEC: self._stamp * 40.0}[key]

    def grab(self):
        if self._frames > 0:
            self._frames -= 1
            self._stamp += 1
        return True  # also after an unplug, as it happens

    def retrieve(self):
        if self._converts:
            return True, self._picture
        return True, np.frombuffer(jpeg_of(self._picture), np.uint8).reshape(1, -1)

    def release(self):
        self.released = True


def opened(cam):
    asked = []
    grabber = V4l2Grabber("/dev/null", lambda path, backend: asked.append((path, backend)) or cam)
    grabber.open()
    assert asked == [("/dev/null", cv2.CAP_V4L2)]
    return grabber


def test_the_format_is_asked_before_the_size():
    cam = WebCam()
    opened(cam)
    keys = cam.asked
    assert keys.index(cv2.CAP_PROP_FOURCC) < keys.index(cv2.CAP_PROP_FRAME_WIDTH)
    assert keys.index(cv2.CAP_PROP_FOURCC) < keys.index(cv2.CAP_PROP_FRAME_HEIGHT)


@pytest.mark.parametrize("speaks_mjpg", [True, False])
def test_a_camera_with_and_without_jpeg_gives_pictures(speaks_mjpg):
    cam = WebCam(speaks_mjpg=speaks_mjpg)
    grabber = opened(cam)
    grabber.grab()
    grabber.picture()
    grabber.grab()
    assert grabber.picture().shape == ((120, 160, 3) if speaks_mjpg else (480, 640, 3))
    grabber.close()
    assert cam.released


def test_a_camera_that_repeats_its_last_frame_after_an_unplug_has_ended(monkeypatch):
    monkeypatch.setattr(v4l2, "_AGAIN", 0.0)
    grabber = opened(WebCam(frames=1))
    grabber.grab()
    with pytest.raises(GrabFailed) as failed:
        grabber.grab()
    assert failed.value.fault.trouble is Trouble.ENDED


def test_why_a_device_does_not_open_is_told(tmp_path):
    locked = tmp_path / "video0"
    with pytest.raises(GrabFailed) as failed:
        V4l2Grabber(str(locked)).open()
    assert failed.value.fault.trouble is Trouble.ABSENT
    with pytest.raises(GrabFailed) as failed:
        V4l2Grabber("/dev/null").open()
    assert failed.value.fault.trouble is Trouble.NO_CAMERA
