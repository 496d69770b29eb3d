"""What the journal says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StreamStatus:
    """Numbers of records. dropped: telemetry that left the ring before it was delivered; fault: what is wrong now."""

    source: str
    waiting: int
    delivered: int
    parked: int
    erased: int
    dropped: int
    fault: str | None


@dataclass(frozen=True, slots=True)
class JournalStatus:
    """notices: sentences for staff, such as a damaged file that was set aside."""

    answers: StreamStatus
    telemetry: StreamStatus
    notices: tuple[str, ...]

    @property
    def waiting(self) -> int:
        return self.answers.waiting + self.telemetry.waiting
