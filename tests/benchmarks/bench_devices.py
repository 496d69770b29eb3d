"""The serial path, measured: a simulated board in another process, a real pty, our link, driver and callback here."""

import os
import resource
import tempfile
import threading
import time
from pathlib import Path

from devices.bench import Bench
from devices.drivers.registry import driver_for
from devices.settings import InstrumentSettings
from devices.simulated.launcher import SimulatedBench

SECONDS = 6.0
LINES_A_ROUND = 4  # what the simulated board prints at a time
TARGET = 2.0  # % of a core at 250 lines/s
BOARD = InstrumentSettings(
    "raum",
    "text_lines",
    "by-id/usb-simulated-room",
    simulated=True,
    quantities={"co2": "ppm", "temperature": "Cel", "relative_humidity": "%", "sound_level": "dB"},
)


def serial_path(lines_a_second: float) -> tuple[float, float, float]:
    """(lines/s that arrived, % of a core used by this process, switches of context a second)."""
    count = 0
    flowing = threading.Event()

    def counted(_: object) -> None:
        nonlocal count
        count += 1
        flowing.set()

    with tempfile.TemporaryDirectory() as folder:
        board = SimulatedBench([BOARD], Path(folder), every=LINES_A_ROUND / lines_a_second)
        with board, Bench(board.instruments, on_reading=counted, on_status=lambda _: None):
            if not flowing.wait(10.0):
                raise TimeoutError("the simulated board did not say a word within 10 s")
            time.sleep(0.5)
            begun, before, used = time.monotonic(), count, os.times()
            switched = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw
            time.sleep(SECONDS)
            now, elapsed = os.times(), time.monotonic() - begun
            switched = resource.getrusage(resource.RUSAGE_SELF).ru_nvcsw - switched
            arrived = count - before
    share = 100 * (now.user - used.user + now.system - used.system) / elapsed
    return arrived / elapsed, share, switched / elapsed


def decoding() -> float:
    """Lines/s that the driver decodes when they lie ready, in pieces of 460 bytes as the link reads them."""
    stream = b"relative_humidity:45.21\r\nco2:642\r\n" * 20_000
    pieces = [stream[at : at + 460] for at in range(0, len(stream), 460)]
    driver = driver_for(BOARD)
    begun = time.perf_counter()
    found = sum(len(driver.feed(piece)) for piece in pieces)
    elapsed = time.perf_counter() - begun
    if found != 40_000:
        raise ArithmeticError(f"{found} of 40000 lines were decoded")
    return found / elapsed


def rows() -> list[tuple[str, float, str, str]]:
    """(what, value, unit, target) for the table of benchmarks."""
    arrived, share, switches = serial_path(250)
    fast, fast_share, _ = serial_path(600)
    return [
        ("serial path at 250 lines/s: arrived", arrived, "lines/s", ""),
        ("serial path at 250 lines/s: CPU", share, "% of a core", f"≤ {TARGET:g}"),
        ("serial path at 250 lines/s: wake-ups", switches, "/s", ""),
        (f"serial path, {fast:.0f} lines/s (115200 baud nearly full): CPU", fast_share, "% of a core", ""),
        ("text_lines decoding, one core", decoding(), "lines/s", ""),
    ]


if __name__ == "__main__":
    for what, value, unit, target in rows():
        print(f"{what:60} {value:8.3g} {unit:12} {target}")
