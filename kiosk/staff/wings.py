"""What the staff area asks of the wings, as they are from here: the courier, the journal, instruments and cameras."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any, Protocol

from sync.record import Record


class Contact(Protocol):
    """How it stands with the city. ``last_contact`` and ``next_try``: Unix seconds."""

    @property
    def state(self) -> Any: ...
    @property
    def detail(self) -> str: ...
    @property
    def last_contact(self) -> float | None: ...
    @property
    def next_try(self) -> float | None: ...
    @property
    def delivered(self) -> int: ...
    @property
    def waiting(self) -> int: ...
    @property
    def parked(self) -> int: ...
    @property
    def alarms(self) -> int: ...


class Carrier(Protocol):
    """The courier."""

    def status(self) -> Contact: ...
    def retry(self) -> None:
        """Look now, whatever the patience says."""
        ...


class ParkedRecord(Protocol):
    """A record the hub did not take."""

    @property
    def type(self) -> str: ...
    @property
    def note(self) -> str: ...


class Keeper(Protocol):
    """The journal."""

    def parked(self) -> Future[Any]:
        """Gives a sequence of ``ParkedRecord``."""
        ...

    def unpark(self) -> Future[int]: ...
    def records(self, types: Sequence[str]) -> Future[list[Record]]: ...


class Switchboard(Protocol):
    """Instruments, or cameras."""

    def switch(self, name: str, *, on: bool) -> None: ...
