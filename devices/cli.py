"""The verbs `devices list`, `probe`, `simulate`, `decode` and `watch`."""

import argparse
import json
import os
import sys
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from devices.drivers.driver import Measurement
    from devices.inventory import Inventory

DONE, FAULTS, USAGE = 0, 1, 2


def add_verbs(verbs: "argparse._SubParsersAction[Any]") -> None:
    """Hang `devices …` into the program's verbs; each sets `run` to a function from the arguments to an exit code."""
    devices = verbs.add_parser("devices", help="instruments: what is there, simulate, decode")
    inner = devices.add_subparsers(dest="devices_verb", metavar="VERB", required=True)

    listing = inner.add_parser("list", help="the serial ports with USB id; nothing is opened")
    listing.set_defaults(run=list_ports)
    probing = inner.add_parser("probe", help="find the instruments by listening; nothing is sent")
    probing.add_argument("ports", nargs="*", metavar="PORT", help="only these (all that `list` shows)")
    probing.add_argument("--seconds", type=float, default=3.0, metavar="S", help="how long to listen at each speed (3)")
    probing.set_defaults(run=probe)
    for verb in (listing, probing):
        verb.add_argument(
            "--folder", type=Path, action="append", default=[], metavar="DIR", help="also look for ports in DIR"
        )
        verb.add_argument("--json", action="store_true", help="one JSON object a line")

    from devices.simulated.arguments import add_arguments

    simulating = inner.add_parser("simulate", help="a simulated instrument on a pty, until interrupted")
    add_arguments(simulating)
    simulating.set_defaults(run=simulate)
    decoding = inner.add_parser("decode", help="hex bytes on stdin to readings as NDJSON")
    decoding.add_argument("kind", metavar="KIND")
    decoding.set_defaults(run=decode)
    watching = inner.add_parser("watch", help="what a camera sees, in numbers, as NDJSON; no picture is shown")
    watching.add_argument("source", metavar="SOURCE", help="as in the station file: a device, a stream, mjpeg:FILE")
    watching.add_argument("--seconds", type=float, default=30.0, metavar="S", help="for how long (30)")
    watching.add_argument("--grid", action="store_true", help="also draw the silhouette in letters: to set a camera up")
    watching.set_defaults(run=watch)


def simulate(args: argparse.Namespace) -> int:
    from devices.simulated.arguments import simulate as run

    return run(args)


def decode(args: argparse.Namespace) -> int:
    """Hex in any chunking on stdin; each reading is printed as soon as its last byte is there."""
    from devices.drivers.registry import driver_for
    from devices.errors import BadHex, UnknownDriver
    from devices.hexes import HexReader
    from devices.settings import InstrumentSettings

    try:
        driver = driver_for(InstrumentSettings("stdin", args.kind, "-"))
    except UnknownDriver as error:
        print(error, file=sys.stderr)
        return USAGE
    reader = HexReader()
    try:
        while chunk := os.read(sys.stdin.fileno(), 65_536):
            _print(driver.feed(reader.feed(chunk.decode("ascii", "replace"))))
        _print(driver.end())
        reader.end()
    except BadHex as error:
        print(f"stdin: {error}", file=sys.stderr)
        return FAULTS
    return DONE


def as_json(found: "Measurement") -> str:
    """One reading as the line `devices decode` prints; a value that is no number is null."""
    from devices.reading import Quality

    line: dict[str, object] = {
        "quantity": found.quantity,
        "value": found.value if isfinite(found.value) else None,
        "unit": found.unit,
    }
    if found.quality is not Quality.OK:
        line["status"] = str(found.quality)
    return json.dumps(line, ensure_ascii=False)


def _print(measurements: "Iterable[Measurement]") -> None:
    for found in measurements:
        print(as_json(found), flush=True)


def watch(args: argparse.Namespace) -> int:
    from devices.cameras.watch import watch as run

    return run(args.source, args.seconds, grid=args.grid)


def list_ports(args: argparse.Namespace) -> int:
    found = _inventory(args.folder).look()
    rows: list[dict[str, object]] = [
        {
            "port": each.port,
            "device": each.device,
            "usb": str(each.usb) if each.usb else None,
            "driver": list(each.may_be),
            "serial_number": each.serial_number,
            "product": each.product,
            "state": "present",
        }
        for each in found
    ]
    _table(rows, as_json=args.json)
    if not rows:
        print("No serial port is connected.", file=sys.stderr)
    return DONE


def probe(args: argparse.Namespace) -> int:
    """Exit 1 when a port could not be listened to."""
    from devices.clock import SystemClock
    from devices.errors import DeviceError
    from devices.probe import listen

    ports = args.ports or [each.port for each in _inventory(args.folder).look()]
    if not ports:
        print("No serial port is connected.", file=sys.stderr)
    code = DONE
    for port in ports:
        try:
            heard = listen(port, SystemClock(), args.seconds)
        except DeviceError as error:
            print(error, file=sys.stderr)
            code = FAULTS
            continue
        values = ", ".join(_said(found) for found in heard.newest)
        silent = f"{heard.other_bytes} bytes that no driver understands" if heard.other_bytes else "silent"
        row: dict[str, object] = {
            "port": port,
            "driver": heard.kind,
            "baud": heard.baud,
            "serial_number": heard.serial_number,
            "state": "live" if heard.kind else silent,
            "values": values or None,
        }
        _table([row], as_json=args.json)
    return code


def _said(found: "Measurement") -> str:
    """A value and its unit; of a card only that there is one."""
    from devices.reading import CARD

    return "a card" if found.quantity == CARD else f"{found.quantity} {found.value:g} {found.unit}"


def _inventory(folders: list[Path]) -> "Inventory":
    from devices.inventory import BY_ID, Inventory

    return Inventory((BY_ID, *folders))


def _table(rows: list[dict[str, object]], *, as_json: bool) -> None:
    """One line a row; what is not known is a dash."""
    for row in rows:
        if as_json:
            print(json.dumps(row, ensure_ascii=False), flush=True)
            continue
        cells = (", ".join(cell) if isinstance(cell, list) else cell for cell in row.values())
        print("  ".join("–" if cell in (None, "") else str(cell) for cell in cells), flush=True)
