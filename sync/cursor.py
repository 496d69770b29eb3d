"""Opaque places in a feed: bound to one life of one database and to one filter, sealed with a MAC. Pure."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.errors import CursorForeign, CursorTampered

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPOCH, _FILTER, _POSITION, _MAC = 8, 8, 8, 16
_LENGTH = _EPOCH + _FILTER + _POSITION + _MAC


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader asked for; empty means everything."""

    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, types: Sequence[str] = (), sources: Sequence[str] = ()) -> Filter:
        return cls(tuple(sorted(set(types))), tuple(sorted(set(sources))))

    def mark(self) -> bytes:
        text = "\n".join((*self.types, "", *self.sources))
        return hashlib.sha256(text.encode()).digest()[:_FILTER]


@dataclass(frozen=True, slots=True)
class Cursors:
    """Seals and opens the cursors of one feed. epoch: 16 hex digits; secret: at least 16 random bytes."""

    epoch: str
    secret: bytes

    def seal(self, position: int, chosen: Filter) -> str:
        plain = bytes.fromhex(self.epoch) + chosen.mark() + position.to_bytes(_POSITION, "big")
        return _spell(plain + self._mac(plain))

    def open(self, cursor: str, chosen: Filter) -> int:
        """Give the position. CursorForeign for another feed or life of it, CursorTampered for anything else."""
        try:
            raw = base64.b64decode(cursor[1:] + "=" * (-len(cursor[1:]) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError) as error:
            raise CursorTampered(_TAMPERED) from error
        # Only the one spelling we hand out: base64 leaves spare bits at the end that would otherwise pass unseen.
        if len(raw) != _LENGTH or _spell(raw) != cursor:
            raise CursorTampered(_TAMPERED)
        plain, mac = raw[:-_MAC], raw[-_MAC:]
        if plain[:_EPOCH].hex() != self.epoch:
            raise CursorForeign(
                "This cursor belongs to another feed, or to this one before it was begun anew: read again from the "
                "start (without a cursor); records you already have carry the same ids."
            )
        if not hmac.compare_digest(mac, self._mac(plain)):
            raise CursorTampered(_TAMPERED)
        if plain[_EPOCH : _EPOCH + _FILTER] != chosen.mark():
            raise CursorTampered(
                "This cursor was handed out for another choice of types and sources: ask with the same."
            )
        return int.from_bytes(plain[-_POSITION:], "big")

    def _mac(self, plain: bytes) -> bytes:
        return hmac.digest(self.secret, plain, hashlib.sha256)[:_MAC]


def _spell(raw: bytes) -> str:
    """Begins with a letter: a cursor is also an argument on command lines, where “-” would begin an option."""
    return "c" + base64.urlsafe_b64encode(raw).decode().rstrip("=")


_TAMPERED = "This cursor was not handed out here, or it was changed on the way: use one exactly as it was received."
