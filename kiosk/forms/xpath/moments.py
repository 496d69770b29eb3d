"""Dates and times as ODK reads, counts and writes them. A date without a zone is midnight in the zone handed in."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

INVALID = "Invalid Date"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_CLOCK = r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?"
_LENIENT = re.compile(rf"\s*(-?\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:T{_CLOCK})?\s*")
_STRICT = re.compile(rf"\d{{4}}-\d\d-\d\d(?:T{_CLOCK})?")
_TIME = re.compile(_CLOCK)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a point in time. ``at`` is aware; None is a date that does not exist."""

    at: datetime | None

    @property
    def days(self) -> float:
        """Days since 1970-01-01T00:00Z; NaN when there is no such date."""
        return (self.at - _EPOCH) / _DAY if self.at else float("nan")

    @property
    def text(self) -> str:
        """``2026-11-23`` at midnight, otherwise with time and offset: ``2026-11-23T15:00:00.000+01:00``."""
        if self.at is None:
            return INVALID
        if self.at.time() == datetime.min.time():
            return self.at.date().isoformat()
        return self.at.isoformat(timespec="milliseconds")


class DayNumber(Moment):
    """What number() makes of a date's text: it counts to the fraction, and is written as whole days."""

    __slots__ = ()

    @property
    def text(self) -> str:
        return "NaN" if self.at is None else str(math.floor(self.days))


NOWHEN = Moment(None)


def looks_like_date(text: str) -> bool:
    """Strict enough that no ordinary word or number is taken for a date."""
    return len(text) >= 10 and _STRICT.fullmatch(text) is not None


def read_moment(text: str, zone: tzinfo) -> Moment:
    """``2026-1-2``, ``2026-01-02T10:20``, with seconds, fractions and offset; anything else is a date that is none."""
    match = _LENIENT.fullmatch(text)
    if match is None:
        return NOWHEN
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    try:
        where = _offset(offset) if offset else zone
        at = datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((fraction or "0").ljust(6, "0")[:6]),
            tzinfo=where,
        )
        return Moment(at.astimezone(zone))
    except (ValueError, OverflowError):  # 31 September, hour 25, the year 0: no such date
        return NOWHEN


def moment_of_days(days: float, zone: tzinfo) -> Moment:
    """From days since the epoch, to the nearest millisecond."""
    try:
        return Moment((_EPOCH + timedelta(milliseconds=round(days * 86_400_000))).astimezone(zone))
    except (OverflowError, ValueError):  # NaN, infinity, beyond the year 9999
        return NOWHEN


def day_fraction(text: str, now: datetime) -> float:
    """``06:00:00.000-07:00`` as a share of the day in the zone of ``now``; NaN when it is no time."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return float("nan")
    hour, minute, second, fraction, offset = match.groups()
    try:
        at = now.replace(hour=int(hour), minute=int(minute), second=int(second or 0), microsecond=0)
        if offset:
            at = at.replace(tzinfo=_offset(offset)).astimezone(now.tzinfo)
    except (ValueError, OverflowError):  # 24:00, minute 60, offset -24:00: no such time
        return float("nan")
    return (at.hour * 3600 + at.minute * 60 + at.second + float(f"0.{fraction or 0}")) / 86_400


def fraction_of(moment: Moment) -> float:
    """The share of its day that has passed at a moment."""
    if moment.at is None:
        return float("nan")
    midnight = moment.at.replace(hour=0, minute=0, second=0, microsecond=0)
    return (moment.at - midnight) / _DAY


def _offset(text: str) -> tzinfo:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = int(digits[:2]), int(digits[2:] or 0)
    if minutes > 59:
        raise ValueError(text)
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if text[0] == "-" else size)
