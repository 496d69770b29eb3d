"""Who this kiosk is at its hub: a name and an Ed25519 key that never leaves the data directory."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.errors import EnrolmentError
from sync.files import write_private
from sync.settings import check_kiosk_name

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FILE = "identity.json"


@dataclass(frozen=True, slots=True)
class Identity:
    """What signs requests. hub: base URL it was enrolled at; key: 32 bytes, the Ed25519 private key."""

    kiosk: str
    hub: str
    key: bytes

    @classmethod
    def generate(cls, kiosk: str, hub: str) -> Identity:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  cryptography is not needed at the start

        return cls(check_kiosk_name(kiosk), hub, Ed25519PrivateKey.generate().private_bytes_raw())

    def private_key(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415  cryptography is not needed at the start

        return Ed25519PrivateKey.from_private_bytes(self.key)

    def public_text(self) -> str:
        """The public key as base64 of its 32 bytes."""
        return base64.b64encode(self.private_key().public_key().public_bytes_raw()).decode()

    def save(self, directory: Path) -> None:
        """Write identity.json (0600), whole or not at all."""
        content = {"kiosk": self.kiosk, "hub": self.hub, "key": base64.b64encode(self.key).decode()}
        write_private(directory / FILE, json.dumps(content, indent=2).encode() + b"\n")

    @classmethod
    def load(cls, directory: Path) -> Identity | None:
        """None when this kiosk was never enrolled; EnrolmentError when the file is not usable."""
        path = directory / FILE
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            identity = cls(check_kiosk_name(content["kiosk"]), content["hub"], base64.b64decode(content["key"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EnrolmentError(
                f"{path} cannot be used ({error}); delete it and enrol this kiosk again with a new code."
            ) from error
        if len(identity.key) != 32 or not isinstance(identity.hub, str):
            raise EnrolmentError(f"{path} holds no Ed25519 key; delete it and enrol this kiosk again with a new code.")
        return identity
