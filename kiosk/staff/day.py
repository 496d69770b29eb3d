"""The day as staff have set it: hours and the notice for visitors. Pure: every instant is handed in."""

from datetime import datetime

from kiosk.staff.choices import Choices
from kiosk.visit import is_open


def hours_of(choices: Choices, station: tuple[str, ...], moment: datetime) -> str | None:
    """The hours of a day, "10:00-18:00" or "" for closed; None: open without end."""
    if choices.today is not None and choices.today.day == moment.date().isoformat():
        return choices.today.hours
    week = choices.hours if choices.hours is not None else station
    if not week:
        return None
    return week[moment.weekday()] if moment.weekday() < len(week) else ""


def open_now(choices: Choices, station: tuple[str, ...], moment: datetime) -> bool:
    """Whether the kiosk is open. ``station``: the hours of the station file."""
    hours = hours_of(choices, station, moment)
    return hours is None or is_open((hours,) * 7, moment.weekday(), moment.hour * 60 + moment.minute)


def notice_of(choices: Choices, moment: datetime, language: str) -> str:
    """The sentence of the day in a language, in German or whatever there is instead; "" on every other day."""
    notice = choices.notice
    if notice is None or notice.day != moment.date().isoformat():
        return ""
    return notice.texts.get(language) or notice.texts.get("de") or next(iter(notice.texts.values()), "")


def shifted(hours: str, *, begin: int = 0, end: int = 0) -> str:
    """Hours whose begin and end are moved by minutes, within one day and at least half an hour long."""
    first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in hours.split("-"))
    first = min(max(0, first + begin), 24 * 60 - 30)
    last = min(max(first + 30, last + end), 24 * 60)
    first = min(first, last - 30)
    return f"{first // 60:02d}:{first % 60:02d}-{last // 60:02d}:{last % 60:02d}"
