"""What a visitor feels, measured on real processes: how soon the kiosk is there, and how soon it answers a finger.

A vote is timed inside the running program from the moment a scripted finger leaves the glass, which it does at any
moment between two frames, until the page with the result has been drawn and flipped: event loop, journal with its
flush to the disk, and drawing included. Idle: instruments and hub are stopped. Busy: both simulated instruments on real
ptys (the board with 250 lines a second), the embedded hub, and a courier with a backlog that lasts longer than the
votes. Idle and busy come in turns within one run.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from sync.journal import Journal
from sync.record import READING, Draft, Stream
from tests.benchmarks.bench_frames import everything
from tests.journeys.kiosk import READY, ROOT, Started

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float, str, str]

STARTS = 5
SIZE = "1080x1920"
PAIRS, VOTES = 12, 10  # pairs of blocks, votes in a block
VISITORS = 5
BACKLOG = 150_000  # telemetry records: more than the courier delivers meanwhile
KIOSK = "bench"

_HOUSE = """
[kiosk]
pack = "{pack}"
[kiosk.screen]
still = true
[sync]
kiosk = "{kiosk}"
hub = "embedded"
[[devices.instruments]]
name = "raum"
driver = "text_lines"
port = "room"
baud = 115200
simulated = true
quantities = {{co2 = "ppm", temperature = "Cel", relative_humidity = "%", sound_level = "dB"}}
[[devices.instruments]]
name = "feinstaub"
driver = "sds011"
port = "sds011"
simulated = true
"""


def starts(folder: Path) -> Iterator[Row]:
    """Process starts on the default station; the first one, which fills the caches, does not count."""
    told, felt = [], []
    for _ in range(1 + STARTS):
        with Started("run", "--data", folder, "--seconds", 0.2) as run:
            ready = run.line(READY, 60)
            felt.append(ready.at - run.began)
            told.append(float(READY.search(ready.text)[1]))
            run.ended(60.0)
    yield f"start to the first touchable frame, warm, median of {STARTS}", statistics.median(told[1:]), "s", "≤ 1.5"
    yield "the same from outside, from exec to the log line", statistics.median(felt[1:]), "s", "≤ 1.5"


def touches(folder: Path) -> Iterator[Row]:
    """Idle and busy in turns within one run, so that a machine that drifts does not decide."""
    folder.mkdir()
    _backlog(folder / "data")
    file, pack = folder / "station.toml", ROOT / "assets" / "packs" / "dortmund"
    file.write_text(_HOUSE.format(pack=pack, kiosk=KIOSK), "utf-8")
    options = ("--station", file, "--data", folder / "data", "--size", SIZE)
    with Started(f"vote:{PAIRS}:{VOTES}", *options, script="tests/journeys/guest.py") as run:
        if run.ended(400.0) != 0:
            raise ChildProcessError(run.words())
    took = json.loads(run.printed[0].text)
    if not took["delivering"]:
        raise ArithmeticError("the courier had delivered everything before the last vote: enlarge the backlog")
    for name, what in (("idle", "idle"), ("busy", "both instruments and courier busy")):
        for percent in (50, 99):
            value = _percentile(took[name], percent)
            yield f"touch → durable → next page drawn, {what}: p{percent} of {PAIRS * VOTES}", value, "ms", ""
    for percent in (50, 99):
        ratio = _percentile(took["busy"], percent) / _percentile(took["idle"], percent)
        yield f"touch → durable → next page drawn, busy/idle: p{percent}", ratio, "", "≤ 1.2"


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _backlog(data: Path) -> None:
    """Minute means as a kiosk has collected them without a hub."""
    now = datetime.now(UTC)
    numbers = {"instrument": "raum", "quantity": "co2", "unit": "ppm", "mean": 640.0, "min": 600.0, "max": 700.0}
    draft = Draft(READING, {**numbers, "count": 60, "start": "2026-05-04T12:34:00Z"}, now, Stream.TELEMETRY)
    with Journal(data, KIOSK) as journal:
        for future in [journal.append(draft) for _ in range(BACKLOG)]:
            future.result()


def memory(folder: Path) -> Iterator[Row]:
    """The most that the kiosk's process ever held, read from outside until it ends; every exhibit is on the bill."""
    folder.mkdir()
    peak = 0
    station = everything(folder)
    options = ("--station", station, "--data", folder / "data", "--size", SIZE)
    with Started("run", "--visitors", VISITORS, *options) as run:
        status = Path(f"/proc/{run.process.pid}/status")
        while run.process.poll() is None:
            if found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text()):
                peak = int(found[1])
            time.sleep(0.02)
        if run.ended(10.0) != 0:
            raise ChildProcessError(run.words())
    what = f"peak memory of `run`, {VISITORS} visitors, every exhibit, drawn in software at {SIZE}"
    yield what, peak * 1024 / 1e6, "MB", "≤ 300"
    yield "the same in MiB", peak / 1024, "MiB", ""


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-run-") as name:
        folder = Path(name)
        yield from starts(folder / "start")
        yield from touches(folder / "touches")
        yield from memory(folder / "memory")


if __name__ == "__main__":
    for what, value, unit, target in rows():
        print(f"{what:<75} {value:8.3g} {unit:4} {target}", flush=True)
