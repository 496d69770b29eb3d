"""`python -m devices.cameras.capture ADDRESS`: reads one camera and says numbers on its standard output, until it ends.

Started by `process.Capture`. What it promises, the kernel keeps: with a file size limit of 0 no byte can reach a file,
and with a core limit of 0 a crash leaves no memory behind. It ends when its standard input does, with its parent.
"""

import argparse
import os
import resource
import sys
import threading
import time
from dataclasses import replace
from typing import NoReturn

from devices.cameras.grabber import Grabber, GrabFailed
from devices.cameras.messages import packed

NICE = 10  # the screen comes first


def main() -> int:
    parser = argparse.ArgumentParser(prog="devices.cameras.capture")
    parser.add_argument("address", metavar="ADDRESS", help="a device path or the URL of an MJPEG stream")
    parser.add_argument("--fps", type=float, required=True, metavar="N", help="pictures a second to look at")
    parser.add_argument("--mirrored", action="store_true")
    args = parser.parse_args()
    _shut_in()
    speaks = _own_voice()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    grabber = _grabber(args.address)
    try:
        grabber.open()
        _watch(grabber, speaks, 1.0 / args.fps, mirrored=args.mirrored)
    except GrabFailed as failed:
        os.write(speaks, packed(failed.fault))
        return 1
    finally:
        grabber.close()


def _watch(grabber: Grabber, speaks: int, period: float, *, mirrored: bool) -> NoReturn:
    """Every frame is taken, so that none waits; one a period is looked at."""
    from devices.cameras.analysis import Watcher  # noqa: PLC0415  OpenCV only after `_shut_in`

    watcher = Watcher(mirrored=mirrored)
    due = 0.0
    while True:
        grabber.grab()
        arrived = time.monotonic()
        if arrived < due - period / 4:  # frames do not come to the millisecond
            continue
        due = max(due + period, arrived)
        seen = watcher.look(grabber.picture(), arrived)
        os.write(speaks, packed(replace(seen, age=time.monotonic() - arrived)))


def _grabber(address: str) -> Grabber:
    # Not at the top: OpenCV reads its environment, and starts its threads, when it is imported.
    import cv2  # noqa: PLC0415

    cv2.setNumThreads(1)  # pictures this small lose more by sharing than they gain
    cv2.ocl.setUseOpenCL(False)
    if address.startswith("http://"):
        from devices.cameras.mjpeg import MjpegGrabber  # noqa: PLC0415

        return MjpegGrabber(address)
    from devices.cameras.v4l2 import V4l2Grabber  # noqa: PLC0415

    return V4l2Grabber(address)


def _shut_in() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(NICE)


def _own_voice() -> int:
    """A descriptor for messages alone; whatever a library prints goes to standard error instead."""
    speaks = os.dup(1)
    os.dup2(2, 1)
    return speaks


def _end_with_parent() -> NoReturn:
    while os.read(0, 64):
        pass
    os._exit(0)  # at once, also when a read hangs


if __name__ == "__main__":
    sys.exit(main())
