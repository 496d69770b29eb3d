"""What the hub asks of its database; SQLite keeps to it today, another database can follow with the same tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.cursor import Cursors, Filter
    from sync.protocol import Outcome, SourceState
    from sync.record import Record


@dataclass(frozen=True, slots=True)
class Candidate:
    """A valid record of a batch. index: its place there; body: its canonical bytes."""

    index: int
    record: Record
    body: bytes


@dataclass(frozen=True, slots=True)
class FeedPage:
    """bodies: canonical JSON, in feed order; position: of the last one, or the one asked for; more: others follow."""

    bodies: list[str]
    position: int
    more: bool


class Store(Protocol):
    """Safe to call from several threads. HubError when the database fails; nothing is half done then."""

    cursors: Cursors

    def open(self) -> None: ...

    def close(self) -> None: ...

    def ingest(self, batch: Sequence[Candidate]) -> tuple[list[Outcome], dict[str, SourceState]]:
        """All in one transaction, durable when it returns."""
        ...

    def feed(self, after: int, limit: int, chosen: Filter) -> FeedPage: ...

    def kiosk_key(self, kiosk: str) -> tuple[bytes, bool] | None:
        """Public key and whether it was revoked; None for an unknown kiosk."""
        ...

    def invite(self, kiosk: str) -> str:
        """Make a one-time code for this kiosk."""
        ...

    def enrol(self, code: str, public_key: bytes) -> str | None:
        """Spend the code for this key: the kiosk's name, or None. The same key may ask twice (its answer got lost)."""
        ...

    def revoke(self, kiosk: str) -> bool: ...

    def grant(self, name: str, scope: str) -> str:
        """Make a bearer token for "feed" or "ingest"; only its hash is kept. A further one replaces the former."""
        ...

    def bearer(self, token: str) -> tuple[str, str] | None:
        """Name and scope of a token that holds."""
        ...

    def health(self) -> dict[str, int]:
        """Counts for /health: records, kiosks, gaps, conflicts."""
        ...
