"""All cameras of the station, each under its own supervision: one that is broken never stops the rest."""

import logging
import threading
from collections.abc import Callable, Collection, Sequence
from typing import Self

from devices.cameras.camera import Camera
from devices.clock import Clock, SystemClock
from devices.errors import DeviceError
from devices.reading import InstrumentStatus, Reading, Silhouette, State
from devices.settings import CameraSettings

log = logging.getLogger("devices.cameras")


class Cameras:
    """A context manager; the callbacks are called from the cameras' threads, the caller bridges to the screen.

    ``off``: names of cameras that staff have switched off.
    """

    def __init__(
        self,
        cameras: Sequence[CameraSettings],
        *,
        on_reading: Callable[[Reading], None],
        on_status: Callable[[InstrumentStatus], None],
        on_silhouette: Callable[[Silhouette], None],
        clock: Clock | None = None,
        off: Collection[str] = (),
    ) -> None:
        self._settings = tuple(cameras)
        self._on_reading = on_reading
        self._on_status = on_status
        self._on_silhouette = on_silhouette
        self._clock = clock or SystemClock()
        self._cameras: dict[str, Camera] = {}
        self._out: dict[str, InstrumentStatus] = {}  # those that do not run: at fault, or switched off
        self._off = set(off)
        self._closed = False
        self._gate = threading.Lock()  # a switch may be thrown while all close

    def open(self) -> None:
        """Start every camera; returns at once. One whose settings are at fault gets a status that says so."""
        for settings in self._settings:
            if settings.name in self._off:
                self._out_of_service(settings, State.OFF, "switched off by the staff")
            else:
                self._start(settings)

    def close(self) -> None:
        """End every thread and every capture process."""
        with self._gate:
            self._closed = True
            for camera in self._cameras.values():
                camera.ask_to_stop()
            for camera in self._cameras.values():
                camera.stop()

    def switch(self, name: str, *, on: bool) -> None:
        """Take a camera out of service, or put it back. Waits for its process: never on the screen's thread.

        Nobody is there any more when it is off. KeyError for a name that the station does not have.
        """
        settings = {each.name: each for each in self._settings}[name]
        with self._gate:
            if self._closed:
                return
            camera = self._cameras.pop(name, None)
            if camera is not None:
                camera.retire()
            self._out.pop(name, None)
            if on:
                self._start(settings)
            else:
                self._out_of_service(settings, State.OFF, "switched off by the staff")

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def statuses(self) -> tuple[InstrumentStatus, ...]:
        """One per camera, in the order of the station file."""
        known = {name: camera.status for name, camera in self._cameras.items()} | self._out
        return tuple(known[settings.name] for settings in self._settings if settings.name in known)

    def pids(self) -> dict[str, int]:
        """The capture processes that run now, by the camera's name."""
        return {name: pid for name, camera in self._cameras.items() if (pid := camera.pid) is not None}

    def _start(self, settings: CameraSettings) -> None:
        try:
            camera = Camera(
                settings,
                on_reading=self._on_reading,
                on_status=self._on_status,
                on_silhouette=self._on_silhouette,
                clock=self._clock,
            )
        except DeviceError as error:
            log.error("%s: %s", settings.name, error)  # noqa: TRY400  one sentence, no traceback
            self._out_of_service(settings, State.LOST, str(error))
            return
        self._cameras[settings.name] = camera
        camera.start()

    def _out_of_service(self, settings: CameraSettings, state: State, sentence: str) -> None:
        status = InstrumentStatus(
            name=settings.name,
            driver="camera",
            port=settings.source,
            serial_number=None,
            state=state,
            since=self._clock.time(),
            detail=sentence,
            simulated=settings.simulated,
        )
        self._out[settings.name] = status
        self._on_status(status)
