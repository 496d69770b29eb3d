"""Puts together what the staff area is handed."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from kiosk.staff.audit import Audit
from kiosk.staff.backstage import Backstage
from kiosk.staff.choices import ChoiceFile
from kiosk.staff.events import EventLog
from kiosk.staff.gate import Gate
from kiosk.staff.pins import Hasher
from kiosk.staff.visits import Visits


def open_backstage(stack: ExitStack, data: Path, now: Callable[[], datetime]) -> Backstage:
    """``data``: this kiosk's. The one thread that works for the staff ends with ``stack``."""
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
        submit=worker.submit,
    )
    for part in (backstage.gate, backstage.audit, backstage.choices, backstage.visits):
        part.open()
    return backstage
