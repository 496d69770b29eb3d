"""`devices watch`: what a camera sees, in numbers, for whoever sets it up."""

import json
import sys
import threading

from devices.cameras.cameras import Cameras
from devices.reading import InstrumentStatus, Reading, Silhouette, State
from devices.settings import CameraSettings

_INK = " .:*#"  # nothing to all of a cell


def watch(source: str, seconds: float, *, grid: bool) -> int:
    """Readings as NDJSON on stdout, changes of state on stderr. Exit code: 0 it was seen live, 1 it was not."""
    states: list[State] = []
    done = threading.Event()

    def on_reading(reading: Reading) -> None:
        line = {"quantity": reading.quantity, "value": reading.value, "unit": reading.unit, "status": reading.quality}
        print(json.dumps(line), flush=True)

    def on_status(status: InstrumentStatus) -> None:
        states.append(status.state)
        print(f"{status.state}: {status.detail}", file=sys.stderr)

    def on_silhouette(silhouette: Silhouette) -> None:
        print(drawn(silhouette), flush=True)

    camera = CameraSettings("camera", source)
    with Cameras(
        [camera],
        on_reading=on_reading,
        on_status=on_status,
        on_silhouette=on_silhouette if grid else lambda _: None,
    ):
        try:
            done.wait(seconds)
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
    return 0 if State.LIVE in states else 1


def drawn(silhouette: Silhouette) -> str:
    """The grid in letters, one line a row."""
    wide = silhouette.columns
    rows = (silhouette.cells[at : at + wide] for at in range(0, len(silhouette.cells), wide))
    return "\n".join("".join(_INK[cell * (len(_INK) - 1) // 100] for cell in row) for row in rows)
