"""The zone of this machine, with its summer time: a fixed offset would put summer dates an hour off in winter."""

from __future__ import annotations

import os
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def local_now(environment: dict[str, str] | None = None, link: Path = Path("/etc/localtime")) -> datetime:
    """Now, aware, in the zone that ``TZ`` or the system's link names; with today's offset where neither names one."""
    name = (os.environ if environment is None else environment).get("TZ", "").lstrip(":")
    zone: tzinfo | None = _zone(name) if name else _zone(str(link.resolve()).rpartition("zoneinfo/")[2])
    return datetime.now(zone) if zone else datetime.now().astimezone()


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # no such name: the caller falls back on today's offset
        return None
