"""All cameras of the station, each under its own supervision: one that is broken never stops the rest."""

import logging
from collections.abc import Callable, Sequence
from typing import Self

from devices.cameras.camera import Camera
from devices.clock import Clock, SystemClock
from devices.errors import DeviceError
from devices.reading import InstrumentStatus, Reading, Silhouette, State
from devices.settings import CameraSettings

log = logging.getLogger("devices.cameras")


class Cameras:
    """A context manager; the callbacks are called from the cameras' threads, the caller bridges to the screen."""

    def __init__(
        self,
        cameras: Sequence[CameraSettings],
        *,
        on_reading: Callable[[Reading], None],
        on_status: Callable[[InstrumentStatus], None],
        on_silhouette: Callable[[Silhouette], None],
        clock: Clock | None = None,
    ) -> None:
        self._settings = tuple(cameras)
        self._on_reading = on_reading
        self._on_status = on_status
        self._on_silhouette = on_silhouette
        self._clock = clock or SystemClock()
        self._cameras: dict[str, Camera] = {}
        self._faults: dict[str, InstrumentStatus] = {}

    def open(self) -> None:
        """Start every camera; returns at once. One whose settings are at fault gets a status that says so."""
        for settings in self._settings:
            try:
                camera = Camera(
                    settings,
                    on_reading=self._on_reading,
                    on_status=self._on_status,
                    on_silhouette=self._on_silhouette,
                    clock=self._clock,
                )
            except DeviceError as error:
                self._at_fault(settings, str(error))
                continue
            self._cameras[settings.name] = camera
            camera.start()

    def close(self) -> None:
        """End every thread and every capture process."""
        for camera in self._cameras.values():
            camera.ask_to_stop()
        for camera in self._cameras.values():
            camera.stop()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def statuses(self) -> tuple[InstrumentStatus, ...]:
        """One per camera, in the order of the station file."""
        known = {name: camera.status for name, camera in self._cameras.items()} | self._faults
        return tuple(known[settings.name] for settings in self._settings if settings.name in known)

    def pids(self) -> dict[str, int]:
        """The capture processes that run now, by the camera's name."""
        return {name: pid for name, camera in self._cameras.items() if (pid := camera.pid) is not None}

    def _at_fault(self, settings: CameraSettings, sentence: str) -> None:
        log.error("%s: %s", settings.name, sentence)
        status = InstrumentStatus(
            name=settings.name,
            driver="camera",
            port=settings.source,
            serial_number=None,
            state=State.LOST,
            since=self._clock.time(),
            detail=sentence,
            simulated=settings.simulated,
        )
        self._faults[settings.name] = status
        self._on_status(status)
