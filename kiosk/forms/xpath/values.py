"""The kinds of value and how one becomes another.

Beyond XPath 1.0: a string that is an ISO date counts as its days since 1970 when a number is wanted, and a number that
is not one (NaN) stays NaN, which the form stores as no answer.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from kiosk.forms.tree import Node
from kiosk.forms.xpath.moments import Moment, looks_like_date, read_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

Value: TypeAlias = float | str | bool | Moment | list[Node]
NAN = float("nan")
# Negative exponents are read because other clients write very small numbers so; positive ones are no XPath numbers.
_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:\d+\.?\d*|\.\d+)(?:[eE]-\d+)?)[ \t\r\n]*")


def to_string(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, Moment):
        return value.text
    return value[0].text if value else ""


def to_number(value: Value, zone: tzinfo) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, Moment):
        return value.days
    return number_of_text(to_string(value), zone)


def to_boolean(value: Value) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    if isinstance(value, Moment):
        return value.at is not None
    return len(value) > 0


def number_of_text(text: str, zone: tzinfo) -> float:
    match = _NUMBER.fullmatch(text)
    if match is not None:
        return float(match[1])
    if looks_like_date(text):
        return read_moment(text, zone).days
    return NAN


def number_text(value: float) -> str:
    """As XPath writes numbers: no exponent, no trailing zero, no minus zero."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    text = repr(value)
    return format(Decimal(text), "f") if "e" in text else text


def texts(value: Value) -> Sequence[str]:
    """The string of each node of a node-set; of anything else, the one string."""
    return [node.text for node in value] if isinstance(value, list) else [to_string(value)]
