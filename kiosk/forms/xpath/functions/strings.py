"""Strings: searching, cutting, joining, encoding."""

from __future__ import annotations

import base64
import binascii
import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.functions.table import Table, or_own_node
from kiosk.forms.xpath.values import Value, texts, to_number, to_string

if TYPE_CHECKING:
    from kiosk.forms.xpath.context import Context

TABLE = Table()


@TABLE.offers("string", most=1)
def _string(context: Context, *given: Value) -> Value:
    return to_string(or_own_node(context, given))


@TABLE.offers("concat")
def _concat(_context: Context, *values: Value) -> Value:
    return "".join(text for value in values for text in texts(value))


@TABLE.offers("join", least=1)
def _join(_context: Context, separator: Value, *values: Value) -> Value:
    return to_string(separator).join(text for value in values for text in texts(value))


@TABLE.offers("contains", least=2, most=2)
def _contains(_context: Context, value: Value, part: Value) -> Value:
    return to_string(part) in to_string(value)


@TABLE.offers("starts-with", least=2, most=2)
def _starts_with(_context: Context, value: Value, part: Value) -> Value:
    return to_string(value).startswith(to_string(part))


@TABLE.offers("ends-with", least=2, most=2)
def _ends_with(_context: Context, value: Value, part: Value) -> Value:
    return to_string(value).endswith(to_string(part))


@TABLE.offers("substring-before", least=2, most=2)
def _substring_before(_context: Context, value: Value, part: Value) -> Value:
    text, sought = to_string(value), to_string(part)
    return text[: max(0, text.find(sought))]


@TABLE.offers("substring-after", least=2, most=2)
def _substring_after(_context: Context, value: Value, part: Value) -> Value:
    text, sought = to_string(value), to_string(part)
    at = text.find(sought)
    return "" if at < 0 else text[at + len(sought) :]


def _round_half_up(number: float) -> float:
    return float(math.floor(number + 0.5)) if math.isfinite(number) else number


@TABLE.offers("substring", least=2, most=3)
def _substring(context: Context, value: Value, start: Value, *length: Value) -> Value:
    text = to_string(value)
    first = _round_half_up(to_number(start, context.zone))
    end = first + _round_half_up(to_number(length[0], context.zone)) if length else math.inf
    # XPath counts from 1 and compares, so NaN and infinities need no case of their own.
    return "".join(character for place, character in enumerate(text, 1) if first <= place < end)


@TABLE.offers("substr", least=2, most=3)
def _substr(context: Context, value: Value, start: Value, *end: Value) -> Value:
    text = to_string(value)
    places = [to_number(number, context.zone) for number in (start, *end)]
    if any(map(math.isnan, places)):
        return ""
    limits = [int(max(-len(text), min(len(text), place))) for place in places]
    return text[limits[0] : limits[1] if end else None]


@TABLE.offers("string-length", most=1)
def _string_length(context: Context, *given: Value) -> Value:
    return float(len(to_string(or_own_node(context, given))))


@TABLE.offers("normalize-space", most=1)
def _normalize_space(context: Context, *given: Value) -> Value:
    return " ".join(re.split(r"[ \t\r\n]+", to_string(or_own_node(context, given)).strip(" \t\r\n")))


@TABLE.offers("translate", least=3, most=3)
def _translate(_context: Context, value: Value, old: Value, new: Value) -> Value:
    replacement = to_string(new)
    table: dict[int, str | None] = {}
    for place, character in enumerate(to_string(old)):
        table.setdefault(ord(character), replacement[place] if place < len(replacement) else None)
    return to_string(value).translate(table)


@lru_cache(maxsize=256)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


@TABLE.offers("regex", least=2, most=2)
def _regex(_context: Context, value: Value, pattern: Value) -> Value:
    source = to_string(pattern)
    try:
        return _pattern(source).fullmatch(to_string(value)) is not None
    except re.error as broken:
        raise ExpressionError(f"regex(): “{source}” is no regular expression ({broken})") from broken


@TABLE.offers("base64-decode", least=1, most=1)
def _base64_decode(_context: Context, value: Value) -> Value:
    try:
        return base64.b64decode(to_string(value), validate=True).decode()
    except (binascii.Error, ValueError):  # not base64, or not UTF-8 inside: defined as the empty string
        return ""


@TABLE.offers("base64-encode", least=1, most=1)
def _base64_encode(_context: Context, value: Value) -> Value:
    return base64.b64encode(to_string(value).encode()).decode()
