"""What the verb `doctor` finds out about keeping and delivering."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from sync.errors import EnrolmentError
from sync.identity import Identity
from sync.protocol import HEALTH_PATH
from sync.settings import EMBEDDED, SyncSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WRONG_CLOCK = 60.0  # seconds
_OLDEST_YEAR = 2025  # a computer without a battery-backed clock wakes up long before


class Finding(NamedTuple):
    """ok: True, False, or None when it could not be told; mend: what to do, empty when nothing."""

    subject: str
    ok: bool | None
    sentence: str
    mend: str


def examine(settings: SyncSettings, directory: Path) -> Iterator[Finding]:
    """directory: the kiosk's data. Asks only, changes nothing."""
    for name in ("answers.db", "telemetry.db"):
        yield _database(directory / name)
    yield from _hub(settings, directory)


def _database(path: Path) -> Finding:
    subject = f"database {path.name}"
    if not path.exists():
        return Finding(subject, None, f"{path} does not exist yet; the kiosk makes it when it starts.", "")
    from sync.sqlite import connect_reading  # noqa: PLC0415  only where it is needed

    try:
        with closing(connect_reading(path)) as connection:
            (check,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            counts = dict(connection.execute("SELECT state, count(*) FROM record GROUP BY state").fetchall())
    except sqlite3.Error as error:
        return Finding(
            subject, False, f"{path} cannot be read: {error}.", "Start the kiosk: it sets a damaged file aside."
        )
    if check != "ok":
        return Finding(subject, False, f"{path} is damaged: {check}.", "Start the kiosk: it keeps what is readable.")
    waiting, parked = counts.get("waiting", 0), counts.get("parked", 0)
    sentence = f"{sum(counts.values())} records, {waiting} waiting, {parked} parked."
    return Finding(
        subject,
        parked == 0,
        sentence,
        "The hub did not take the parked ones; its reason is noted there." * (parked > 0),
    )


def _hub(settings: SyncSettings, directory: Path) -> Iterator[Finding]:
    if settings.hub == EMBEDDED:
        yield Finding("hub", True, f"Embedded; its database is {directory / 'hub.db'}.", "")
        yield _clock_alone()
        return
    how = f"enrol --hub {settings.hub} --code CODE --data {directory}"
    try:
        identity = Identity.load(directory)
    except EnrolmentError as error:
        yield Finding("enrolment", False, str(error), how)
    else:
        ok = identity is not None and identity.hub.rstrip("/") == settings.hub.rstrip("/")
        named = f"Enrolled as “{identity.kiosk}” at {identity.hub}." if identity else "This kiosk is not enrolled."
        yield Finding("enrolment", ok, named, "" if ok else f"Run: {how}")
    yield from _contact(settings)


def _contact(settings: SyncSettings) -> Iterator[Finding]:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  only where it is needed

    import requests  # noqa: PLC0415  only where it is needed

    proxies = {"http": settings.proxy, "https": settings.proxy} if settings.proxy else None
    session = requests.Session()
    session.trust_env = False
    try:
        with session:
            answer = session.get(
                settings.hub.rstrip("/") + HEALTH_PATH, timeout=(5, 10), allow_redirects=False, proxies=proxies
            )
        answer.raise_for_status()
        answer.json()["feed_epoch"]
        hub_time = parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (requests.RequestException, ValueError, KeyError) as error:
        sentence = f"No hub answers at {settings.hub} ({type(error).__name__})."
        yield Finding("hub", False, sentence, "Check the address, the cable and whether the network wants a log-in.")
        yield _clock_alone()
        return
    yield Finding("hub", True, f"{settings.hub} answers.", "")
    off = time.time() - hub_time
    ok = abs(off) < _WRONG_CLOCK
    yield Finding(
        "clock",
        ok,
        f"{off:+.0f} s against the hub.",
        "" if ok else "Switch on time synchronisation: timedatectl set-ntp true",
    )


def _clock_alone() -> Finding:
    now = time.gmtime()
    ok = None if now.tm_year >= _OLDEST_YEAR else False
    return Finding(
        "clock",
        ok,
        time.strftime("%Y-%m-%d %H:%M UTC; nothing to compare with.", now),
        "" if ok is None else "Set the date, or switch on time synchronisation: timedatectl set-ntp true",
    )
