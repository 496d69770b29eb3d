"""The door of the hub: signatures of kiosks, tokens of makers and readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sync.errors import HubRefused
from sync.hub.problems import Problem
from sync.signing import LONGEST_AGE, Message, claim, verify

if TYPE_CHECKING:
    from starlette.datastructures import Headers

    from sync.hub.store import Store

_WHO = {"WWW-Authenticate": "Bearer"}


def sender(store: Store, url: str, headers: Headers, body: bytes, now: float) -> str:
    """Name of the kiosk that signed this (or of the maker whose token it bears); Problem 401 or 403 otherwise."""
    fields = dict(headers)
    claimed = claim(fields)
    if claimed is None:
        return bearer(store, headers, "ingest")
    kiosk, created = claimed
    known = store.kiosk_key(kiosk)
    if known is None:
        raise Problem(
            401, "unknown-kiosk", f"No kiosk “{kiosk}” is enrolled here: enrol it with a one-time code.", _WHO
        )
    key, revoked = known
    if revoked:
        raise Problem(403, "revoked", f"The key of kiosk “{kiosk}” was revoked: enrol it again with a new code.")
    if abs(now - created) > LONGEST_AGE.total_seconds():
        raise Problem(
            401, "clock", "The request was signed at a time too far from the hub's: see the Date of this answer."
        )
    try:
        verify(Message("POST", url, fields), body, kiosk, Ed25519PublicKey.from_public_bytes(key))
    except HubRefused as error:
        raise Problem(401, "signature", str(error), _WHO) from error
    return kiosk


def bearer(store: Store, headers: Headers, scope: str) -> str:
    """Name of whoever bears a token of this scope."""
    kind, _, token = headers.get("authorization", "").partition(" ")
    held = store.bearer(token.strip()) if kind.lower() == "bearer" else None
    if held is None:
        raise Problem(
            401, "token", "This needs a bearer token that is known here; ask the hub's operator for one.", _WHO
        )
    name, granted = held
    if granted != scope:
        raise Problem(403, "scope", f"The token of “{name}” is for {granted}, not for {scope}.")
    return name
