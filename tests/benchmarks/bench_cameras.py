"""Cameras, measured: a walker's stream in another process, the capture process, and what arrives here."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from devices.cameras.cameras import Cameras
from devices.reading import InstrumentStatus, State
from devices.settings import CameraSettings
from devices.simulated.cameras import SimulatedCameras

SECONDS = 8.0
PATIENCE = 15.0
TICKS = os.sysconf("SC_CLK_TCK")
Row = tuple[str, float, str, str]


def used(pid: int) -> float:
    """Seconds of processor time the process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(pid: int) -> float:
    """MB that belong to the process alone."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Private_Clean", "Private_Dirty"))) / 1024


def watching(sent: float, looked_at: float) -> Iterator[Row]:
    """Rows for a camera of `sent` pictures a second of which `looked_at` are looked at, somebody in front of it."""
    ages: list[float] = []
    states: list[State] = []

    with tempfile.TemporaryDirectory() as folder:
        walker = SimulatedCameras(
            [CameraSettings("it", "mjpeg:walker.url", simulated=True, fps=looked_at)], Path(folder), fps=sent, pace=2.0
        )
        cameras = Cameras(
            walker.cameras,
            on_reading=lambda _: None,
            on_status=lambda status: states.append(status.state),
            on_silhouette=lambda silhouette: ages.append(time.monotonic() - silhouette.t_mono),
        )
        opened = time.monotonic()
        with walker, cameras:
            while State.LIVE not in states or not ages:
                if time.monotonic() - opened > PATIENCE:
                    raise TimeoutError(f"nobody was seen within {PATIENCE:g} s")
                time.sleep(0.05)
            pid = cameras.pids()["it"]
            begun, theirs, ours, came = time.monotonic(), used(pid), time.process_time(), len(ages)
            time.sleep(SECONDS)
            elapsed = time.monotonic() - begun
            theirs, ours, came = used(pid) - theirs, time.process_time() - ours, len(ages) - came
            memory = resident(pid)
    target = "≤ 10" if looked_at == sent else ""
    case = f"640×480, {sent:g}/s sent, {looked_at:g}/s looked at"
    yield f"{case}: capture process", 100 * theirs / elapsed, "% of a core", target
    yield f"{case}: this process", 100 * ours / elapsed, "% of a core", "≤ 1"
    yield f"{case}: silhouettes", came / elapsed, "/s", ""
    yield f"{case}: age on arrival, worst of 95 %", 1000 * sorted(ages)[int(0.95 * len(ages))], "ms", "≤ 50"
    yield f"{case}: memory of its own", memory, "MB", ""


def stalled() -> Iterator[Row]:
    """How long after a stall it is told."""
    lost: list[float] = []
    states: list[State] = []

    def on_status(status: InstrumentStatus) -> None:
        states.append(status.state)
        if states[-1] is State.LOST:
            lost.append(time.monotonic())

    with tempfile.TemporaryDirectory() as folder:
        walker = SimulatedCameras([CameraSettings("it", "mjpeg:walker.url", simulated=True)], Path(folder))
        with walker, Cameras(
            walker.cameras, on_reading=lambda _: None, on_status=on_status, on_silhouette=lambda _: None
        ):  # fmt: skip
            opened = time.monotonic()
            while State.LIVE not in states and time.monotonic() - opened < PATIENCE:
                time.sleep(0.05)
            yield "from start to live (2 s of it learning)", time.monotonic() - opened, "s", ""
            begun = time.monotonic()
            walker.stall("it")
            while not lost and time.monotonic() - begun < PATIENCE:
                time.sleep(0.01)
            yield "from a stall to lost", (lost[0] if lost else time.monotonic()) - begun, "s", "≤ 3"


def opening() -> Iterator[Row]:
    """What opening costs the thread that asks for it."""
    settings = [CameraSettings("it", "mjpeg:walker.url", simulated=True)]
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        walker = SimulatedCameras(settings, Path(folder))
        cameras = Cameras(
            walker.cameras, on_reading=lambda _: None, on_status=lambda _: None, on_silhouette=lambda _: None
        )
        with walker, cameras:
            yield (
                "opening one camera and its walker, for the caller",
                1000 * (time.perf_counter() - begun),
                "ms",
                "≤ 20",
            )


def rows() -> Iterator[Row]:
    yield from opening()
    yield from watching(25.0, 25.0)
    yield from watching(25.0, 10.0)
    yield from stalled()
