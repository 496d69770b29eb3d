"""What the staff area is handed: everything from outside, nothing looked up."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from kiosk.staff.audit import Audit
from kiosk.staff.gate import Gate


@dataclass(frozen=True)
class Backstage:
    """``submit`` does a job off the screen's thread: whatever hashes, waits or touches the disk."""

    gate: Gate
    audit: Audit
    submit: Callable[[Callable[[], Any]], Future[Any]]
