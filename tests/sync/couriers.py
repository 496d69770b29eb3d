"""A courier under test, and what it is given to carry."""

from __future__ import annotations

import random
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync.courier import Courier
from sync.record import Record, Stream
from tests.sync.city import FedClock, KnownDoor, vote

if TYPE_CHECKING:
    from collections.abc import Callable


@contextmanager
def courier_to(url: str, journal, identity, **choice):
    clock = choice.pop("clock", None) or FedClock()
    courier = Courier(journal, KnownDoor(url, identity), clock=clock, chance=random.Random(1), **choice)
    courier.start()
    try:
        yield courier
    finally:
        assert courier.close(10)


def keep(journal, count: int) -> list[Record]:
    return [f.result() for f in [journal.append(vote(f"nr {n}")) for n in range(count)]]


def nothing_waits(journal) -> Callable[[], bool]:
    return lambda: not any(journal.batch(stream, 1, 1).result() for stream in Stream)
