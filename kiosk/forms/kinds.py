"""The kinds of question, and how an answer becomes the text a form keeps and back."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from kiosk.forms.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.forms.body import Control
    from kiosk.forms.form import Bind

Answer: TypeAlias = str | int | float | tuple[str, ...] | None
_BY_TYPE = {
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "geopoint": "geopoint",
    "geotrace": "geotrace",
    "geoshape": "geoshape",
    "barcode": "barcode",
}
_BY_TAG = {"select": "select_multiple", "rank": "rank", "trigger": "acknowledge", "range": "range", "secret": "text"}
CHOOSING = frozenset({"select_one", "likert", "select_multiple", "rank"})
_LISTS = frozenset({"select_multiple", "rank"})
_POINT = re.compile(r"-?\d+(\.\d+)?( -?\d+(\.\d+)?){1,3}")


class Misfit(ValueError):  # noqa: N818  no error of the program: an answer that does not fit
    """An answer of the wrong kind; the message is what the visitor is told."""


def kind_of(control: Control, bind: Bind) -> str:
    """The kind of a question.

    One of select_one, likert, select_multiple, rank, text, integer, decimal, range, note, acknowledge, date, time,
    dateTime, geopoint, geotrace, geoshape, barcode, image, audio, video, file.
    """
    if control.tag in _BY_TAG:
        return _BY_TAG[control.tag]
    if control.tag == "select1":
        return "likert" if "likert" in control.appearance else "select_one"
    if control.tag == "upload":
        kind = control.attributes.get("mediatype", "").partition("/")[0]
        return kind if kind in ("image", "audio", "video") else "file"
    kind = _BY_TYPE.get(bind.type, "text")
    return "note" if kind == "text" and bind.readonly == "true()" and not bind.calculate else kind


def to_text(value: Answer, kind: str, control: Control, language: str) -> str:
    """An answer as the form keeps it; the empty string takes it back.

    Raises:
        Misfit: it is not of the question's kind, in the visitor's language.

    """
    if value is None or value in ("", ()):
        return ""
    if kind in _LISTS:
        return " ".join([value] if isinstance(value, str) else [str(each) for each in value])  # type: ignore[union-attr]
    if kind == "integer":
        number = _number(value, "integer", language)
        if number != number.to_integral_value():
            raise Misfit(say("integer", language))
        return str(int(number))
    if kind in ("decimal", "range"):
        number = _number(value, "decimal", language)
        if kind == "range":
            _within_range(number, control, language)
        return _plain(number)
    text = str(value)
    if kind in ("date", "time", "dateTime"):
        return _calendar(text, kind, language)
    if kind == "geopoint" and not _POINT.fullmatch(text):
        raise Misfit(say("point", language))
    return text


def from_text(text: str, kind: str) -> Answer:
    """What the form keeps as the answer the screens and the record use."""
    if not text:
        return None
    if kind in _LISTS:
        return tuple(text.split())
    if kind in ("integer", "decimal", "range"):
        try:
            number = float(text)
        except ValueError:  # a default or calculation wrote words into a number: shown as they are
            return text
        return int(number) if number == int(number) and kind != "decimal" and "." not in text else number
    return text


def _number(value: Answer, wanted: str, language: str) -> Decimal:
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation as broken:
        raise Misfit(say(wanted, language)) from broken
    if isinstance(value, bool) or not number.is_finite() or abs(number) > Decimal(10) ** 15:
        raise Misfit(say(wanted, language))
    return number


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def range_limits(control: Control) -> tuple[Decimal, Decimal, Decimal]:
    """start, end and step of a range control."""
    return limits_of(control.attributes)


def range_of(parameters: Mapping[str, str]) -> tuple[Decimal, Decimal, Decimal]:
    """Lower end, upper end and step of a range question."""
    start, end, step = limits_of(parameters)
    return min(start, end), max(start, end), step


def limits_of(parameters: Mapping[str, str]) -> tuple[Decimal, Decimal, Decimal]:
    """start, end and step; 1 to 10 by 1 where the form says nothing or nonsense."""
    given = []
    for name, usual in (("start", "1"), ("end", "10"), ("step", "1")):
        try:
            given.append(Decimal(parameters.get(name, usual)))
        except InvalidOperation:  # the check tells the author; the visitor gets the usual scale
            given.append(Decimal(usual))
    return given[0], given[1], abs(given[2]) or Decimal(1)


def _within_range(number: Decimal, control: Control, language: str) -> None:
    start, end, step = range_limits(control)
    low, high = min(start, end), max(start, end)
    if not low <= number <= high or (number - low) % step != 0:
        raise Misfit(say("range", language, start=_plain(start), end=_plain(end)))


def _calendar(text: str, kind: str, language: str) -> str:
    try:
        if kind == "date":
            return date.fromisoformat(text).isoformat()
        if kind == "time":
            return time.fromisoformat(text).isoformat(timespec="milliseconds")
        return datetime.fromisoformat(text).isoformat(timespec="milliseconds")
    except ValueError as broken:
        raise Misfit(say("time" if kind == "time" else "date", language)) from broken
