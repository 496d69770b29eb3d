"""A day, a time of day or a count as parts that are stepped, one key for more and one for less. Pure: now is handed in.

Nobody is given an answer: before the first step there is none. That step takes today, the full hour, or one.
"""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Final, NamedTuple

from kiosk.language import N_, Language

COUNT: Final = "count"
DASH: Final = "–"  # what stands there before the first step
MINUTES: Final = 5  # nobody steps through sixty minutes
YEARS: Final = (1900, 2100)
_DAY, _TIME = ("day", "month", "year"), ("hour", "minute")
_TITLES: Final = {
    COUNT: "",
    "day": N_("Day"),
    "month": N_("Month"),
    "year": N_("Year"),
    "hour": N_("Hour"),
    "minute": N_("Minute"),
}


class Part(NamedTuple):
    """One stepper as it is shown. ``more`` and ``less`` are for the ear: what is stepped, where it stands, the way."""

    name: str
    title: str
    words: str
    more: str
    less: str
    can_less: bool


def parts_of(kind: str, appearance: Collection[str]) -> tuple[str, ...]:
    """The names of what is stepped to answer a question; none for one that is answered in another way."""
    if kind == "integer":
        return (COUNT,) if "counter" in appearance else ()
    day: tuple[str, ...] = _DAY
    if "month-year" in appearance or "year" in appearance:
        day = ("year",) if "year" in appearance else ("month", "year")
    return {"date": day, "time": _TIME, "dateTime": (*day, *_TIME)}.get(kind, ())


def told(parts: tuple[str, ...], kind: str, value: str | int | None, language: Language) -> list[Part]:
    """How the parts of an answer stand, in the visitor's language."""
    say = language.say
    shown = []
    for name in parts:
        words = DASH if value is None else _words(name, kind, value, language)
        title = say(_TITLES[name]) if _TITLES[name] else ""
        at = f"{title} {words}".strip() if value is not None else title
        more, less = (f"{at}: {say(way)}" if at else say(way) for way in (N_("More"), N_("Less")))
        can_less = name != COUNT or (isinstance(value, int) and value > 0)
        shown.append(Part(name, title, words, more, less, can_less))
    return shown


def stepped(
    parts: tuple[str, ...], kind: str, value: str | int | None, *, part: str, by: int, now: datetime
) -> str | int:
    """The answer after one step, as the form keeps it. ``now`` is aware: its zone is written with a time.

    What is smaller than a part turns round within it: after December comes January of the same year.
    """
    if part == COUNT:
        return max(0, (int(value) if value is not None else 0) + by)
    if value is None:
        at = now.replace(minute=0, second=0, microsecond=0)
        if "day" not in parts:  # of a month the first day stands, of a year the first of January
            at = at.replace(day=1, month=at.month if "month" in parts else 1)
        return _kept(kind, at)
    return _kept(kind, _moved(_moment(kind, str(value), now), part, by))


def _moved(at: datetime, part: str, by: int) -> datetime:
    if part == "year":
        year = min(YEARS[1], max(YEARS[0], at.year + by))
        return at.replace(year=year, day=min(at.day, _days(year, at.month)))
    if part == "month":
        month = (at.month - 1 + by) % 12 + 1
        return at.replace(month=month, day=min(at.day, _days(at.year, month)))
    if part == "day":
        return at.replace(day=(at.day - 1 + by) % _days(at.year, at.month) + 1)
    if part == "hour":
        return at.replace(hour=(at.hour + by) % 24)
    return at.replace(minute=(at.minute // MINUTES * MINUTES + by * MINUTES) % 60)


def _days(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - date(year, month, 1)).days


def _moment(kind: str, kept: str, now: datetime) -> datetime:
    if kind == "date":
        return datetime.combine(date.fromisoformat(kept), time(), now.tzinfo)
    if kind == "time":
        return datetime.combine(now.date(), time.fromisoformat(kept).replace(tzinfo=None), now.tzinfo)
    at = datetime.fromisoformat(kept)
    return at.replace(tzinfo=now.tzinfo)  # as it was set at this clock


def _kept(kind: str, at: datetime) -> str:
    if kind == "date":
        return at.date().isoformat()
    written = at.isoformat(timespec="milliseconds")
    return written.partition("T")[2] if kind == "time" else written


def _words(name: str, kind: str, value: str | int, language: Language) -> str:
    if name == COUNT:
        return language.number(int(value))
    at = _moment(kind, str(value), datetime(2000, 1, 1))  # noqa: DTZ001  only its parts are read
    if name == "month":
        return language.short_month(at.date())
    if name == "minute":
        return f"{at.minute:02}"
    return str(getattr(at, name))
