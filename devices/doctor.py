"""What stands between the station and its instruments and cameras; one finding each, with what to do. Opens no port."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from devices.cameras.source import Kind, Source, source_of
from devices.drivers.registry import driver_for
from devices.errors import DeviceError
from devices.inventory import Inventory
from devices.port import REPLAY, way_in
from devices.settings import CameraSettings, DevicesSettings, InstrumentSettings

# Programs of the distribution that take serial ports for themselves, and the packages to remove.
GRABBERS = {"brltty": "brltty", "ModemManager": "modemmanager"}


class Finding(NamedTuple):
    """One line of the doctor; `ok` None means: nothing wrong, but worth knowing."""

    subject: str
    ok: bool | None
    sentence: str
    mend: str


def examine(
    settings: DevicesSettings, *, inventory: Inventory | None = None, proc: Path = Path("/proc")
) -> Iterator[Finding]:
    """Each configured instrument and camera, then what else is plugged in, then programs that grab ports."""
    for each in settings.instruments:
        yield _instrument(each, proc)
    configured = {str(Path(each.port).resolve()) for each in settings.instruments}
    for camera in settings.cameras:
        yield _camera(camera, proc)
    for found in (inventory or Inventory()).look():
        if found.device not in configured:
            kind = found.may_be[0] if found.may_be else "KIND"
            yield Finding(
                "instruments",
                None,
                f"{found.port} is connected but no instrument of the station",
                f'run `devices probe`, then add it: [[devices.instruments]] driver = "{kind}", port = "{found.port}"',
            )
    yield from _grabbers(proc)


def _instrument(settings: InstrumentSettings, proc: Path) -> Finding:
    subject = f"instrument {settings.name}"
    try:
        driver_for(settings)
    except DeviceError as error:
        return Finding(subject, ok=False, sentence=str(error), mend="correct it in the station file")
    if settings.simulated:
        return Finding(
            subject, None, f"{settings.driver}, simulated", "set simulated = false once the real one is there"
        )
    port = Path(settings.port.removeprefix(REPLAY))
    if not port.exists():
        return Finding(subject, ok=False, sentence=f"{port} is not connected", mend="plug it in; see `devices list`")
    if not os.access(port, os.R_OK | os.W_OK):
        return Finding(subject, ok=False, sentence=f"{port} may not be opened by this user", mend=way_in(str(port)))
    if holder := _holder(port.resolve(), proc):
        return Finding(subject, ok=False, sentence=f"{port} is held by {holder}", mend="close that program")
    return Finding(subject, ok=True, sentence=f"{settings.driver} at {port}", mend="")


def _camera(settings: CameraSettings, proc: Path) -> Finding:
    """By looking alone: the camera is not opened, its server not asked."""
    subject = f"camera {settings.name}"
    try:
        source = source_of(settings.source)
    except DeviceError as error:
        return Finding(subject, ok=False, sentence=str(error), mend="correct it in the station file")
    if find_spec("cv2") is None:
        return Finding(subject, ok=False, sentence="OpenCV is not installed", mend="run the set-up again")
    if settings.simulated:
        return Finding(subject, None, "simulated", "set simulated = false once the real one is there")
    if source.kind is Kind.STREAM:
        return Finding(subject, None, f"its stream is expected at {source.where}", "")
    return _pictures(subject, source, proc)


def _pictures(subject: str, source: Source, proc: Path) -> Finding:
    if source.sight() is None:
        return Finding(
            subject, ok=False, sentence=f"{source.where} is not there", mend="plug it in or start its program"
        )
    if not os.access(source.where, os.R_OK | (os.W_OK if source.kind is Kind.DEVICE else 0)):
        mend = "sudo usermod -aG video $USER, then log in again"
        return Finding(subject, ok=False, sentence=f"{source.where} may not be opened by this user", mend=mend)
    if source.kind is Kind.DEVICE and (holder := _holder(Path(source.where).resolve(), proc)):
        return Finding(subject, ok=False, sentence=f"{source.where} is held by {holder}", mend="close that program")
    return Finding(subject, ok=True, sentence=source.where, mend="")


def _holder(device: Path, proc: Path) -> str | None:
    """Which other process has the device open, as far as this user may see: "picocom (4711)"."""
    for folder in proc.glob("[0-9]*"):
        if folder.name == str(os.getpid()):
            continue
        try:
            if any(str(handle.readlink()) == str(device) for handle in (folder / "fd").iterdir()):
                return f"{_comm(folder)} ({folder.name})"
        except OSError:
            continue  # ended meanwhile, or another user's
    return None


def _grabbers(proc: Path) -> Iterator[Finding]:
    running = {_comm(folder) for folder in proc.glob("[0-9]*")}
    for program, package in GRABBERS.items():
        if program in running:
            yield Finding(
                "instruments",
                ok=False,
                sentence=f"{program} is running and takes serial ports for itself",
                mend=f"sudo apt remove {package}, or install devices/udev/60-projektor.rules",
            )


def _comm(folder: Path) -> str:
    try:
        return (folder / "comm").read_text("utf-8", "replace").strip()
    except OSError:
        return "a process that has ended"
