"""What a pack file says of itself, and what is signed."""

from typing import Final

import msgspec

from kiosk.packs.errors import PackRefused
from kiosk.packs.files import MOST_BYTES, refuse_names
from kiosk.packs.version import VERSION

FORMAT: Final = 1
_DOMAIN: Final = b"projektor content pack 1\n"  # a signature over a pack is good for nothing else


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: SHA-256 in hexadecimal digits, bytes."""

    sha256: str
    size: int


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``MANIFEST.json`` of a pack file."""

    format: int
    id: str
    version: str
    files: dict[str, Entry]

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(entry.size for entry in self.files.values())


def encode(manifest: Manifest) -> bytes:
    """The same manifest always gives the same bytes."""
    return msgspec.json.encode(manifest, order="deterministic") + b"\n"


def signed_part(manifest: bytes) -> bytes:
    """What the signature is made over."""
    return _DOMAIN + manifest


def decode(content: bytes) -> Manifest:
    """Read a manifest whose signature was found good.

    Raises:
        PackRefused: made for a newer program, or names and sizes no pack may have.
    """
    try:
        stated = msgspec.json.decode(content).get("format")
        if stated != FORMAT:
            raise PackRefused(
                f"the pack is of format {stated}, this program reads {FORMAT}; bring the program up to date."
            )
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.DecodeError, AttributeError, UnicodeDecodeError, RecursionError) as error:
        raise PackRefused(f"the pack's manifest cannot be read: {error}; have it built again.") from error
    if not VERSION.fullmatch(manifest.version):
        raise PackRefused(f"“{manifest.version}” is no version of a pack; have it built again.")
    if any(entry.size < 0 for entry in manifest.files.values()) or manifest.size > MOST_BYTES:
        raise PackRefused(f"the pack claims {manifest.size} bytes; a pack holds at most {MOST_BYTES}.")
    refuse_names(manifest.files)
    return manifest
