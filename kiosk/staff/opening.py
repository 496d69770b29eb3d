"""Puts together what the staff area is handed."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from kiosk.staff.audit import Audit
from kiosk.staff.backstage import Backstage
from kiosk.staff.gate import Gate
from kiosk.staff.pins import Hasher


def open_backstage(stack: ExitStack, folder: Path, now: Callable[[], datetime]) -> Backstage:
    """``folder``: the staff's own in this kiosk's data. The one thread that works for the staff ends with ``stack``."""
    worker = stack.enter_context(ThreadPoolExecutor(1, "staff"))
    gate = Gate(folder, Hasher(), time.time, time.monotonic)
    gate.open()
    audit = Audit(folder, now)
    worker.submit(audit.open)
    return Backstage(gate, audit, worker.submit)
