"""Puts together what the staff area is handed."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.forms.zone import local_now
from kiosk.staff import machine
from kiosk.staff.audit import Audit
from kiosk.staff.backstage import Backstage
from kiosk.staff.choices import ChoiceFile
from kiosk.staff.events import EventLog
from kiosk.staff.gate import Gate
from kiosk.staff.pack_desk import PackDesk
from kiosk.staff.pins import Hasher
from kiosk.staff.selftest import LastTest
from kiosk.staff.visits import Visits
from kiosk.station import KioskSettings

if TYPE_CHECKING:
    from kiosk.packs.finding import Report


def open_backstage(  # noqa: PLR0917  each of them is a different thing
    stack: ExitStack, data: Path, now: Callable[[], datetime], root: Path, station: Path, settings: KioskSettings
) -> Backstage:
    """``data``: this kiosk's; ``root``: the program's folder; ``station``: the folder of the station file.

    The one thread that works for the staff ends with ``stack``.
    """
    folder = data / "staff"
    worker = stack.enter_context(ThreadPoolExecutor(1, "staff"))
    events = EventLog()
    events.open()
    stack.callback(events.close)
    backstage = Backstage(
        folder=folder,
        data=data,
        gate=Gate(folder, Hasher(), time.time, time.monotonic),
        audit=Audit(folder, now),
        choices=ChoiceFile(folder),
        visits=Visits(folder),
        events=events,
        last_test=LastTest(folder),
        submit=worker.submit,
        machine=partial(machine.look, data),
        packs=PackDesk(  # not resolved: it must be seen whether it is a shelf's link
            (station / settings.pack).absolute(),
            [(station / key).absolute() for key in settings.trust],
            partial(_look, root),
        ),
    )
    for part in (backstage.gate, backstage.audit, backstage.choices, backstage.visits, backstage.last_test):
        part.open()
    return backstage


def _look(root: Path, content: Path) -> "Report":
    """Every fault of a pack that is to be put on; what that needs is imported only then."""
    from kiosk.packs.check import check  # noqa: PLC0415
    from kiosk.packs.kinds import Known  # noqa: PLC0415
    from kiosk.playbill import kinds  # noqa: PLC0415

    icons = json.loads((root / "assets" / "icons" / "codepoints.json").read_text("utf-8"))
    return check(content, Known(kinds(root / "exhibits"), frozenset(icons)), local_now().date())
