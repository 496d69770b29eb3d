"""Signed requests: RFC 9421 with Ed25519 over method, path, content type, encoding and body digest (RFC 9530)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from http_message_signatures import (
    HTTPMessageSigner,
    HTTPMessageVerifier,
    InvalidSignature,
    MappingKeyResolver,
    algorithms,
)
from http_message_signatures.exceptions import HTTPMessageSignaturesException

from sync.errors import HubRefused

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from sync.identity import Identity

_TAG = "projektor-1"
_COVERED = ("@method", "@path", "content-type", "content-encoding")
# A captured request stays usable that long; replayed it only meets ids that are known already.
LONGEST_AGE = timedelta(minutes=5)


_KEYID = re.compile(r';keyid="([a-z0-9-]{1,63})"(?:;|$)')
_CREATED = re.compile(r";created=(\d{1,12})(?:;|$)")


@dataclass(slots=True)
class Message:
    """A request as the signature sees it. headers: by name in small letters."""

    method: str
    url: str
    headers: MutableMapping[str, str]


class Signer:
    """Signs the requests of one kiosk; keeps the parsed key."""

    def __init__(self, identity: Identity) -> None:
        self._kiosk = identity.kiosk
        resolver = MappingKeyResolver(public_keys={}, private_keys={identity.kiosk: identity.private_key()})
        self._signer = HTTPMessageSigner(signature_algorithm=algorithms.ED25519, key_resolver=resolver)

    def sign(self, message: Message, body: bytes, now: float) -> None:
        """Add digest and signature to the message's headers. now: Unix seconds as the hub counts them."""
        created = datetime.fromtimestamp(now, tz=UTC)
        self._signer.sign(
            message, key_id=self._kiosk, created=created, tag=_TAG, covered_component_ids=_COVERED, body=body
        )


class _Verifier(HTTPMessageVerifier):
    max_clock_skew = timedelta(minutes=1)


def verify(message: Message, body: bytes, kiosk: str, key: Ed25519PublicKey) -> None:
    """HubRefused unless the kiosk's key signed exactly this, lately."""
    resolver = MappingKeyResolver(public_keys={kiosk: key}, private_keys={})
    verifier = _Verifier(signature_algorithm=algorithms.ED25519, key_resolver=resolver)
    try:
        verifier.verify(
            message, max_age=LONGEST_AGE, expect_tag=_TAG, require_components=(*_COVERED, "content-digest"), body=body
        )
    except (InvalidSignature, HTTPMessageSignaturesException) as error:
        raise HubRefused(f"The signature of this request does not hold: {error}.") from error


def claim(headers: Mapping[str, str]) -> tuple[str, int] | None:
    """The unproven kiosk and time of a signed request; None when it bears no signature of ours."""
    field = headers.get("signature-input", "")
    kiosk, created = _KEYID.search(field), _CREATED.search(field)
    return (kiosk[1], int(created[1])) if kiosk and created else None
