"""The section [sync] of station.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sync.errors import EnrolmentError

EMBEDDED = "embedded"
KIOSK_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """How this kiosk keeps and delivers.

    kiosk: its name at the hub; hub: "embedded" or the URL of a hub; listen: HOST:PORT of the embedded hub (port 0: a
    free one); batch_records, batch_bytes: largest batch, before gzip; telemetry_rows: size of the telemetry ring;
    drain_seconds: how long closing waits for what is still to be delivered; proxy: URL of an HTTP proxy on the way out.
    """

    kiosk: str = "kiosk"
    hub: str = EMBEDDED
    listen: str = "127.0.0.1:0"
    batch_records: int = 100
    batch_bytes: int = 256 * 1024
    telemetry_rows: int = 100_000
    drain_seconds: float = 5.0
    proxy: str | None = None


def check_kiosk_name(name: str) -> str:
    """The name itself, or EnrolmentError: it becomes part of a URN and of a host-like label."""
    if not KIOSK_NAME.fullmatch(name):
        raise EnrolmentError(
            f"Kiosk name {name!r} cannot be used: take 1 to 63 small letters, digits and hyphens, as in “stadtlabor-1”."
        )
    return name
