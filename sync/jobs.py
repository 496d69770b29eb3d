"""What waits in the journal's queue for its one thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from sync.record import Draft, Record, Stream


@dataclass(slots=True)
class Append:
    draft: Draft
    future: Future[Record]


@dataclass(slots=True)
class Call:
    stream: Stream
    work: Callable[[], object]
    future: Future[object]
