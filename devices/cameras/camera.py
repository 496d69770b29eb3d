"""One supervised thread per camera: keeps a capture process running and turns its numbers into readings.

A camera is judged by the age of its newest frame, never by what it says of itself. When the frames get old, the process
is ended, however deep it hangs, and started again.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace

from devices.cameras.messages import CELLS, COLUMNS, ROWS, Fault, Seen
from devices.cameras.process import Capture
from devices.cameras.source import Kind, Source, sentence, source_of
from devices.clock import Clock
from devices.course import Course, Sight
from devices.errors import CameraFault, CameraSilent, DeviceError
from devices.reading import InstrumentStatus, Quality, Reading, Silhouette, State
from devices.settings import CameraSettings

LOOK = 0.2  # s between looks for a missing camera
TICK = 0.25  # s to wait for numbers at most, so that silence and the end are noticed
STALE_AFTER = 1.0  # s without a frame, or three frames' time if that is longer
LOST_AFTER = 1.0  # s more until the process is ended
STARTS_WITHIN = 8.0  # s from the start of the process to the first frame: OpenCV, a webcam's first exposure
EVERY = 1.0  # s between readings while nothing changes
NOBODY = bytes(CELLS)

log = logging.getLogger("devices.cameras")


class Camera:
    """Supervises one camera from `start` to `stop`; the callbacks are called from its thread.

    Readings: `presence` (0 or 1) and `people` (figures that stand apart), at each change and once a second.
    Silhouettes: one per frame while somebody is there, and an empty one when they have gone.
    SettingsFault for an unusable source.
    """

    def __init__(
        self,
        settings: CameraSettings,
        *,
        on_reading: Callable[[Reading], None],
        on_status: Callable[[InstrumentStatus], None],
        on_silhouette: Callable[[Silhouette], None],
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._source: Source = source_of(settings.source)
        self._on_reading = on_reading
        self._on_status = on_status
        self._on_silhouette = on_silhouette
        self._clock = clock
        self._stale_after = max(STALE_AFTER, 3.0 / settings.fps)
        self._course = Course(self._stale_after)
        self._course.detail = self._source.absent()
        self._newest: tuple[Reading, ...] = ()
        self._shown = NOBODY
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._supervise, name=f"camera {settings.name}", daemon=True)
        self.pid: int | None = None  # of the capture process, while there is one
        self.status = self._status_now()

    def start(self) -> None:
        self._on_status(self.status)
        self._thread.start()

    def ask_to_stop(self) -> None:
        """Returns at once; `stop` waits."""
        self._stop.set()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(timeout=5.0)
            if self._thread.is_alive():
                log.error("%s: its thread does not end; the camera hangs in the kernel", self._settings.name)

    def retire(self) -> None:
        """Out of service: stop, and mark what was said last as no longer true; nobody is there."""
        self.stop()
        self._mark_stale()

    def _supervise(self) -> None:
        while not self._stop.is_set():
            try:
                self._tell()  # what the last round ended with, before anything new changes it
                sight = self._source.sight()
                may_open = self._course.may_open(self._clock.monotonic(), sight)
                if self._course.state is State.OPENING:
                    self._course.detail = "starting the camera"
                self._tell()
                if may_open:
                    self._serve(sight)
                self._stop.wait(LOOK)
            except DeviceError as error:  # told at once: the next round begins with it
                self._course.failed(self._clock.monotonic(), str(error))
            except Exception as error:  # a fault in a callback must not end the supervision
                log.exception("%s: unexpected fault, its camera starts again", self._settings.name)
                self._course.failed(
                    self._clock.monotonic(), f"unexpected fault ({error!r}); it is tried again by itself"
                )
                self._stop.wait(LOOK)

    def _serve(self, sight: Sight) -> None:
        """One capture process, from its start to stop or fault."""
        settings, address = self._settings, self._source.address()
        begun, newest = self._clock.monotonic(), None
        with Capture(settings.name, address, settings.fps, mirrored=settings.mirrored) as capture:
            self.pid = capture.pid
            try:
                while not self._stop.is_set():
                    for message in capture.hear(TICK):
                        newest = self._take(message, address, first=newest is None)
                    self._judge(address, begun, newest)
                    if self._source.kind is Kind.DEVICE and self._source.sight() != sight:
                        raise CameraFault(f"{address} was unplugged; it is taken up again when it is back.")
                    self._tell()
            finally:
                self.pid = None

    def _take(self, message: Seen | Fault, address: str, *, first: bool) -> float:
        """When the frame of the message arrived."""
        if isinstance(message, Fault):
            raise CameraFault(sentence(address, message))
        arrived = self._clock.monotonic() - message.age
        if first:
            self._course.opened(arrived)
        self._course.heard(arrived, ready=not message.warming)
        if self._course.state is State.WARMING:
            self._course.detail = "connected, learning what the empty place looks like"
        self._hand_on(message, arrived)
        return arrived

    def _judge(self, address: str, begun: float, newest: float | None) -> None:
        """By frame age alone. CameraSilent ends the process."""
        now = self._clock.monotonic()
        if newest is None:
            if now - begun > STARTS_WITHIN:
                raise CameraSilent(
                    f"{address} has sent no picture within {STARTS_WITHIN:g} s; check its power and cable."
                )
            return
        self._course.passed(now)
        if now - newest > self._stale_after + LOST_AFTER:
            raise CameraSilent(f"{address} has stopped sending pictures; it is started again by itself.")

    def _hand_on(self, seen: Seen, arrived: float) -> None:
        name, wall = self._settings.name, self._clock.time()
        quality = Quality.WARMING if seen.warming else Quality.OK
        readings = (
            Reading("presence", float(seen.present), "1", arrived, wall, name, quality),
            Reading("people", float(seen.people), "{count}", arrived, wall, name, quality),
        )
        before = self._newest
        if not before or arrived - before[0].t_mono >= EVERY or _said(before) != _said(readings):
            self._newest = readings
            for reading in readings:
                self._on_reading(reading)
        if seen.cells != NOBODY or self._shown != NOBODY:
            self._show(seen.cells, arrived)

    def _show(self, cells: bytes, arrived: float) -> None:
        self._shown = cells
        self._on_silhouette(Silhouette(COLUMNS, ROWS, cells, arrived, self._settings.name))

    def _mark_stale(self) -> None:
        """The last readings once more, now STALE, and nobody: so that nobody shows them as fresh."""
        for reading in self._newest:
            self._on_reading(replace(reading, quality=Quality.STALE))
        self._newest = ()
        if self._shown != NOBODY:
            self._show(NOBODY, self._clock.monotonic())

    def _tell(self) -> None:
        """Callback and one log line, if the state or its sentence has changed."""
        course, before = self._course, self.status
        if (course.state, course.detail) == (before.state, before.detail):
            return
        if course.state in (State.STALE, State.LOST):
            self._mark_stale()
        self.status = self._status_now()
        if course.state is not before.state:
            log.info("%s: %s → %s (%s)", self._settings.name, before.state, course.state, course.detail)
        else:
            self.status = replace(self.status, since=before.since)
        self._on_status(self.status)

    def _status_now(self) -> InstrumentStatus:
        return InstrumentStatus(
            name=self._settings.name,
            driver="camera",
            port=self._settings.source,
            serial_number=None,
            state=self._course.state,
            since=self._clock.time(),
            detail=self._course.detail,
            simulated=self._settings.simulated,
        )


def _said(readings: tuple[Reading, ...]) -> list[tuple[float, Quality]]:
    return [(reading.value, reading.quality) for reading in readings]
