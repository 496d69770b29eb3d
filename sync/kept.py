"""What the journal hands out of what it keeps, and what it is told became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a record at the hub."""

    DELIVERED = "delivered"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record on its way. body: its canonical bytes."""

    position: int
    id: str
    source: str
    sequence: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Settled:
    position: int
    fate: Fate
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """A record that the hub did not take. note: why, as it was told."""

    id: str
    type: str
    note: str
