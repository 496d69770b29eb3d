"""Dates and times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.forms.xpath.functions.table import Table
from kiosk.forms.xpath.moments import (
    NOWHEN,
    Moment,
    day_fraction,
    fraction_of,
    looks_like_date,
    moment_of_days,
    read_moment,
)
from kiosk.forms.xpath.values import Value, number_of_text, to_number, to_string

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.forms.xpath.context import Context

TABLE = Table()
_MARK = re.compile(r"%([YymnbdeaHhMS3])")


@TABLE.offers("today", most=0)
def _today(context: Context) -> Value:
    return Moment(context.now.replace(hour=0, minute=0, second=0, microsecond=0))


@TABLE.offers("now", most=0)
def _now(context: Context) -> Value:
    return _Now(context.now)


class _Now(Moment):
    """now() shows its time even at midnight."""

    __slots__ = ()

    @property
    def text(self) -> str:
        assert self.at is not None
        return self.at.isoformat(timespec="milliseconds")


def _moment(context: Context, value: Value) -> Moment:
    if isinstance(value, Moment):
        return value
    if isinstance(value, bool):
        return NOWHEN
    if isinstance(value, float):
        return moment_of_days(value, context.zone)
    text = to_string(value)
    moment = read_moment(text, context.zone)
    return moment if moment.at else moment_of_days(number_of_text(text, context.zone), context.zone)


@TABLE.offers("date", "date-time", least=1, most=1)
def _date(context: Context, value: Value) -> Value:
    if isinstance(value, str | list) and not to_string(value):
        return ""
    return _moment(context, value)


@TABLE.offers("decimal-date-time", least=1, most=1)
def _decimal_date_time(context: Context, value: Value) -> Value:
    if isinstance(value, str | list):
        return read_moment(to_string(value), context.zone).days
    return to_number(value, context.zone)


@TABLE.offers("decimal-time", least=1, most=1)
def _decimal_time(context: Context, value: Value) -> Value:
    if isinstance(value, Moment):
        return fraction_of(value)
    text = to_string(value)
    if looks_like_date(text):
        return fraction_of(read_moment(text, context.zone))
    return day_fraction(text, context.now)


@TABLE.offers("format-date", "format-date-time", least=2, most=2)
def _format_date(context: Context, value: Value, pattern: Value) -> Value:
    at = _moment(context, value).at
    if at is None:
        return ""
    language = context.host.language()
    return _MARK.sub(lambda mark: _part(at, mark[1], language), to_string(pattern))


def _part(at: datetime, mark: str, language: str) -> str:
    plain = {
        "Y": f"{at.year:04}",
        "y": f"{at.year % 100:02}",
        "m": f"{at.month:02}",
        "n": str(at.month),
        "d": f"{at.day:02}",
        "e": str(at.day),
        "H": f"{at.hour:02}",
        "h": str(at.hour),
        "M": f"{at.minute:02}",
        "S": f"{at.second:02}",
        "3": f"{at.microsecond // 1000:03}",
    }
    return plain[mark] if mark in plain else _word(at, mark, language)


def _word(at: datetime, mark: str, language: str) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  50 ms, and few forms name a month

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):  # a form's language may be any word; English is what ODK shows then
        locale = Locale("en")
    if mark == "b":
        return locale.months["stand-alone"]["abbreviated"][at.month]
    return locale.days["stand-alone"]["abbreviated"][at.weekday()]
