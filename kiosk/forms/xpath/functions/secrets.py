"""Digests, signatures and identifiers."""

from __future__ import annotations

import base64
import binascii
import hashlib
import uuid
from typing import TYPE_CHECKING

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.functions.table import Table
from kiosk.forms.xpath.values import Value, to_number, to_string

if TYPE_CHECKING:
    from kiosk.forms.xpath.context import Context

TABLE = Table()
_DIGESTS = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SIGNATURE_BYTES = 64


@TABLE.offers("digest", least=2, most=3)
def _digest(_context: Context, value: Value, algorithm: Value, *encoding: Value) -> Value:
    wanted, written = to_string(algorithm), to_string(encoding[0]) if encoding else "base64"
    if wanted not in _DIGESTS:
        raise ExpressionError(f"digest(): “{wanted}” is none of {', '.join(_DIGESTS)}")
    if written not in ("base64", "hex"):
        raise ExpressionError(f"digest(): the encoding “{written}” is neither base64 nor hex")
    # The form chooses the algorithm; it is a fingerprint for matching, not a protection of passwords.
    raw = hashlib.new(_DIGESTS[wanted], to_string(value).encode(), usedforsecurity=False).digest()
    return raw.hex() if written == "hex" else base64.b64encode(raw).decode()


@TABLE.offers("extract-signed", least=2, most=2)
def _extract_signed(_context: Context, value: Value, key: Value) -> Value:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  loaded only by forms that check signatures
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  as above

    try:
        signed = base64.b64decode(to_string(value), validate=True)
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(to_string(key), validate=True))
        public.verify(signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:])
        return signed[_SIGNATURE_BYTES:].decode()
    except (InvalidSignature, binascii.Error, ValueError):  # anything not validly signed is defined as empty
        return ""


@TABLE.offers("uuid", most=1)
def _uuid(context: Context, *length: Value) -> Value:
    if not length:
        return str(uuid.UUID(int=context.rng.getrandbits(128), version=4))
    count = to_number(length[0], context.zone)
    return "".join(context.rng.choice(_ALPHABET) for _ in range(int(count))) if 0 < count < 10_000 else ""
