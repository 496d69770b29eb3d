"""Frames of a camera of this machine (V4L2); runs in the capture process.

OpenCV says True to a read after some unplugs, so a frame counts as new only when the driver's time stamp has moved.
"""

import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import cv2

from devices.cameras.decoder import MISSES, Decoder
from devices.cameras.grabber import GrabFailed
from devices.cameras.messages import Trouble

if TYPE_CHECKING:
    from devices.cameras.grabber import Picture

WIDE, HIGH = 640, 480
_MJPG = cv2.VideoWriter.fourcc(*"MJPG")
_AGAIN = 0.01  # s after a frame that was none
_REPEATS = 200  # the same frame that often, two seconds of them, is a camera that is gone


class V4l2Grabber:
    """One device from open until it fails. `opened` makes the capture: cv2.VideoCapture, or what behaves like it."""

    def __init__(self, path: str, opened: Callable[[str, int], Any] = cv2.VideoCapture) -> None:
        self._path = path
        self._opened = opened
        self._capture: Any = None
        self._decoder = Decoder()
        self._stamp = -1.0
        self._compressed = False

    def open(self) -> None:
        _look(self._path)
        capture = self._capture = self._opened(self._path, cv2.CAP_V4L2)
        if not capture.isOpened():
            raise GrabFailed(Trouble.NO_CAMERA)
        # FOURCC before size: set after it, it may bring the size of the former format back.
        capture.set(cv2.CAP_PROP_FOURCC, _MJPG)
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDE)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HIGH)
        self._compressed = int(capture.get(cv2.CAP_PROP_FOURCC)) == _MJPG
        if self._compressed:
            capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)  # the JPEG itself: it is scaled down while it is decoded

    def grab(self) -> None:
        for _ in range(_REPEATS):
            if not self._capture.grab():
                raise GrabFailed(Trouble.ENDED)
            stamp = self._capture.get(cv2.CAP_PROP_POS_MSEC)
            if stamp <= 0 or stamp != self._stamp:  # some drivers give none
                self._stamp = stamp
                return
            time.sleep(_AGAIN)
        raise GrabFailed(Trouble.ENDED)

    def picture(self) -> "Picture":
        while True:
            well, frame = self._capture.retrieve()
            if not well:
                raise GrabFailed(Trouble.ENDED)
            if not self._compressed:
                return cast("Picture", frame)
            if (picture := self._decoder.decode(frame.reshape(-1))) is not None:
                return picture
            if self._decoder.misses > MISSES:
                raise GrabFailed(Trouble.UNREADABLE)
            self.grab()

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()


def _look(path: str) -> None:
    """The kernel's own word on why a device does not open; OpenCV only says that it did not."""
    troubles = {FileNotFoundError: Trouble.ABSENT, PermissionError: Trouble.NOT_ALLOWED}
    try:
        os.close(os.open(path, os.O_RDWR | os.O_NONBLOCK))
    except OSError as error:
        busy = Trouble.BUSY if error.errno == 16 else Trouble.NO_CAMERA  # EBUSY
        raise GrabFailed(troubles.get(type(error), busy), error.errno or 0) from error
