"""The verbs ``staff reset`` and ``staff unlock``: for whoever has the machine itself in their hands."""

import argparse
import time
from pathlib import Path
from typing import Any


def add_verbs(verbs: "argparse._SubParsersAction[Any]", station: Path, sections: tuple[str, ...]) -> None:
    """Add ``staff`` with its verbs. ``sections``: those a station file may have."""
    staff = verbs.add_parser("staff", help="the staff's PINs, for whoever is at the machine itself").add_subparsers(
        dest="staff_verb", required=True
    )
    for name, help_, run in (
        ("reset", "forget every PIN: the next one in the corner chooses the first anew", run_reset),
        ("unlock", "end the lock-out after wrong PINs", run_unlock),
    ):
        verb = staff.add_parser(name, help=help_)
        verb.add_argument("--station", type=Path, default=station, metavar="FILE")
        verb.add_argument("--data", type=Path, metavar="DIR")
        verb.set_defaults(run=run, sections=sections)


def run_reset(args: argparse.Namespace) -> int:
    """Remove the file of the PINs."""
    from kiosk.staff.errors import StaffUnwritable
    from kiosk.staff.gate import NAME

    path = _folder(args) / NAME
    try:
        path.unlink()
    except OSError as error:
        raise StaffUnwritable(f"{path} cannot be removed: {error.strerror}.") from error
    print("Every PIN is forgotten. Restart the kiosk, rest a finger in its upper left corner, and choose a new one.")
    return 0


def run_unlock(args: argparse.Namespace) -> int:
    """Forget the wrong PINs."""
    from kiosk.staff.gate import Gate
    from kiosk.staff.pins import Hasher

    gate = Gate(_folder(args), Hasher(), time.time, time.monotonic)
    gate.open()
    gate.unlock()
    print("The lock-out has ended. Restart the kiosk if it runs.")
    return 0


def _folder(args: argparse.Namespace) -> Path:
    """Where the PINs of the kiosk lie. Without any, most likely another kiosk is meant: nothing is made there."""
    from kiosk.staff.errors import NoPin, StaffError
    from kiosk.staff.gate import NAME
    from kiosk.station import KioskSettings, Station

    settings = Station.read(args.station, args.sections).section("kiosk", KioskSettings)
    data: Path = args.data or (args.station.parent / settings.data).resolve()
    try:
        (data / "staff" / NAME).stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NoPin(f"{data}: nobody has chosen a PIN here. Name the kiosk's data folder with --data.") from None
    except OSError as error:
        raise StaffError(f"{data} cannot be read: {error.strerror}. Do it as root.") from error
    return data / "staff"
