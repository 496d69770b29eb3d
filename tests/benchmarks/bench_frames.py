"""What drawing costs: every exhibit opened and drawn beside the home screen and an empty one, and visitors who walk.

Frame time is what a visitor sees, from one picture to the next while something moves. What a screen costs is the
processor time of one picture of all of it, all threads together. Both are taken in the running program on the software
renderer, 1080x1920, with every exhibit of the house on the bill.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.journeys.kiosk import ROOT, Started

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]
TOUR_S = 30
SIZE = "1080x1920"


def everything(folder: Path, wanted: str = "") -> Path:
    """The default station with Dortmund's pack and every exhibit of the house on the bill; its file."""
    pack = Path(shutil.copytree(ROOT / "assets" / "packs" / "dortmund", folder / "pack"))
    bill = pack / "pack.toml"
    kinds = sorted(path.parent.name for path in (ROOT / "exhibits").glob("*/exhibit.toml"))
    kinds.sort(key=lambda kind: kind != "weekly_question")
    text, changed = re.subn(r"(?ms)^exhibits = \[.*?\]", f"exhibits = {json.dumps(kinds)}", bill.read_text("utf-8"))
    if changed != 1:
        raise ValueError(f"{bill} has no list of exhibits")
    bill.write_text(text, "utf-8")
    station = (ROOT / "assets" / "stations" / "default.toml").read_text("utf-8")
    file = folder / "station.toml"
    file.write_text(station.replace("../packs/dortmund", str(pack)).replace("[kiosk.visit]", f"{wanted}[kiosk.visit]"))
    return file


def tourist(plan: str, station: Path, *options: object, seconds: float = 240.0) -> dict[str, Any]:
    """What a tourist with this plan found."""
    options = ("--station", station, "--data", station.parent / "data", "--size", SIZE, *options)
    with Started(plan, *options, script="tests/journeys/tourist.py") as run:
        if run.ended(seconds) != 0:
            raise ChildProcessError(run.words())
    found: dict[str, Any] = json.loads(run.printed[0].text)
    return found


def exhibits(found: dict[str, Any]) -> Iterator[Row]:
    for turn, target in (("first", "< 150"), ("again", "< 150")):
        for each in found["exhibits"]:
            if each["turn"] == turn:
                when = "for the first time" if turn == "first" else "again"
                yield f"{each['kind']} opens {when}: touch to its first picture", each["opened"], "ms", target
    ratios = dict[str, list[float]]()
    for each in found["exhibits"]:
        ratios.setdefault(each["kind"], []).append(each["drawn"] / each["home"])
    home = statistics.median(each["home"] for each in found["exhibits"])
    yield "home screen drawn anew: processor time, all threads", home, "ms", ""
    for kind, values in ratios.items():
        yield f"{kind} drawn anew / home screen drawn anew", min(values), "", "≤ 1.3"


def navigating(found: dict[str, Any], who: str) -> Iterator[Row]:
    yield f"{who}: frame time while something moves, p50", found["apart"][0], "ms", ""
    yield f"{who}: the same, p95", found["apart"][1], "ms", ""
    yield "an empty screen while it appears, p95", found["empty"], "ms", ""
    yield f"{who}: p95 against the empty screen", found["apart"][1] / found["empty"], "", "≤ 1.5"
    worst, place = found["longest"][0]
    yield f"{who}: longest of {found['frames']} frames, on {place}", worst, "ms", "≤ 100"
    yield f"{who}: frames over 100 ms", found["over"], "", "0"


def rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-frames-") as name:
        station = everything(Path(name))
        yield from exhibits(tourist("exhibits", station))
        yield from navigating(tourist(f"tour:{TOUR_S}", station), f"visitors for {TOUR_S} s")


if __name__ == "__main__":
    for what, value, unit, target in rows():
        print(f"{what:<75} {value:8.3g} {unit:4} {target}", flush=True)
