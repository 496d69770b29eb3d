"""Ed25519 keys of whoever makes packs: PEM files that other tools (openssl) read as well."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.packs.errors import PackRefused, PackUnwritable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# cryptography is imported where it is used: it takes longer than most verbs do.


@dataclass(frozen=True, slots=True)
class PublicKey:
    """32 bytes of an Ed25519 public key, and the file it came from."""

    raw: bytes
    path: Path

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.raw)

    def signed(self, signature: bytes, content: bytes) -> bool:
        """Whether this key made the signature over exactly these bytes."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  see above
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, content)
        except InvalidSignature:
            return False
        return True


def fingerprint(raw: bytes) -> str:
    """What people compare: the first 16 hexadecimal digits of the key's SHA-256."""
    return hashlib.sha256(raw).hexdigest()[:16]


def generate(path: Path) -> PublicKey:
    """Write a new private key (0600) and, beside it, ``.pub``.

    Raises:
        PackRefused: a file is there already; a key is never overwritten.
        PackUnwritable: the folder cannot be written.
    """
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    public_path = public_beside(path)
    key = Ed25519PrivateKey.generate()
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    for file in (path, public_path):
        if file.exists():
            raise PackRefused(f"{file} is there already, and a key is never overwritten; give another name.")
    for file, content, mode in ((path, private, 0o600), (public_path, public, 0o644)):
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
        except OSError as error:
            raise PackUnwritable(f"{file} cannot be written: {error.strerror}.") from error
    return PublicKey(key.public_key().public_bytes_raw(), public_path)


def public_beside(path: Path) -> Path:
    """Where the public half of a private key's file lies."""
    return path.with_name(f"{path.name}.pub")


def read_private(path: Path) -> "Ed25519PrivateKey":
    """The key that signs.

    Raises:
        PackRefused: no readable Ed25519 private key.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415

    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise PackRefused(
            f"{path} is no private key that can be read ({_why(error)}); make one with “pack keygen”."
        ) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PackRefused(f"{path} is no Ed25519 key; make one with “pack keygen”.")
    return key


def read_public(paths: Sequence[Path]) -> tuple[PublicKey, ...]:
    """The keys that are trusted.

    Raises:
        PackRefused: one of the files is no Ed25519 public key.
    """
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415

    keys = []
    for path in paths:
        try:
            key = load_pem_public_key(path.read_bytes())
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise PackRefused(
                f"{path} is no public key that can be read ({_why(error)}); give the .pub file of who made the pack."
            ) from error
        if not isinstance(key, Ed25519PublicKey):
            raise PackRefused(f"{path} is no Ed25519 key; give the .pub file of who made the pack.")
        keys.append(PublicKey(key.public_bytes_raw(), path))
    return tuple(keys)


def _why(error: Exception) -> str:
    return str(error.strerror) if isinstance(error, OSError) else "no PEM of a key without password"
