"""How the courier comes to a hub: a fixed one the kiosk was enrolled at, or the embedded one it enrols itself at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sync.enrolment import enrol
from sync.errors import EnrolmentError
from sync.identity import Identity
from sync.settings import EMBEDDED

if TYPE_CHECKING:
    from pathlib import Path

    from sync.embedded import EmbeddedHub


class Door(Protocol):
    @property
    def renews(self) -> bool:
        """Whether a refused identity is replaced without a person."""
        ...

    def enter(self, refused: Identity | None, patience: float) -> tuple[str, Identity]:
        """URL of the hub and who we are there.

        refused: the identity the hub did not accept last, if any; patience: seconds a starting hub may take.
        HubError when the hub is not there (yet), HubRefused or EnrolmentError when a person must act.
        """
        ...


class FixedDoor:
    """The identity is read afresh each time: a kiosk that is enrolled again while it runs goes on by itself."""

    renews = False

    def __init__(self, url: str, kiosk: str, directory: Path) -> None:
        self._url = url
        self._kiosk = kiosk
        self._directory = directory

    def enter(self, refused: Identity | None, patience: float) -> tuple[str, Identity]:  # noqa: ARG002  the protocol hands it in
        identity = Identity.load(self._directory)
        how = f"run: enrol --hub {self._url} --code CODE --data {self._directory}"
        if identity is None or identity.hub.rstrip("/") != self._url.rstrip("/"):
            raise EnrolmentError(f"This kiosk is not enrolled at {self._url}; {how}")
        if identity.kiosk != self._kiosk:
            raise EnrolmentError(
                f"This kiosk is called “{self._kiosk}” but is enrolled as “{identity.kiosk}”; "
                f"correct [sync] kiosk, or {how}"
            )
        return self._url, identity


class EmbeddedDoor:
    """Enrols with the code its own hub hands over, once; starts the hub again if it ended."""

    renews = True

    def __init__(self, hub: EmbeddedHub, directory: Path) -> None:
        self._hub = hub
        self._directory = directory

    def enter(self, refused: Identity | None, patience: float) -> tuple[str, Identity]:
        if self._hub.ended:
            self._hub.close()
            self._hub.open()
        address = self._hub.address(patience)
        identity = Identity.load(self._directory)
        fits = identity is not None and identity.hub == EMBEDDED and identity.kiosk == self._hub.kiosk
        if identity is None or not fits or identity == refused:
            identity = enrol(EMBEDDED, address.code, url=address.url)
            identity.save(self._directory)
        return address.url, identity
