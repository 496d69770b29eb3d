"""Comparisons and arithmetic, with XPath's rules for node-sets (one matching node is enough)."""

from __future__ import annotations

import math
import operator
from typing import TYPE_CHECKING

from kiosk.forms.xpath.moments import Moment
from kiosk.forms.xpath.values import NAN, Value, to_boolean, to_number, to_string

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

# 6.1 - 7.8 = -1.7 holds for the person who wrote it; ODK compares within the same bound.
_CLOSE = 1e-12
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def equal(left: Value, right: Value, zone: tzinfo, *, wanted: bool) -> bool:
    """``=`` when wanted is True, ``!=`` when it is False."""
    if isinstance(left, bool) or isinstance(right, bool):
        return (to_boolean(left) == to_boolean(right)) is wanted
    if isinstance(right, list) and not isinstance(left, list):
        left, right = right, left
    if not isinstance(left, list):
        return _same(left, right, zone) is wanted
    if isinstance(right, list):
        others = {node.text for node in right}
        if wanted:
            return any(node.text in others for node in left)
        return any(node.text != other for node in left for other in others)
    return any(_same(node.text, right, zone) is wanted for node in left)


def _same(left: Value, right: Value, zone: tzinfo) -> bool:
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    if isinstance(left, float | Moment) or isinstance(right, float | Moment):
        first, second = to_number(left, zone), to_number(right, zone)
        return first == second or abs(first - second) < _CLOSE
    return to_string(left) == to_string(right)


def ordered(sign: str, left: Value, right: Value, zone: tzinfo) -> bool:
    """``< <= > >=``: always numbers."""
    if isinstance(left, list):
        if isinstance(right, bool):
            return _ORDER[sign](float(bool(left)), float(right))
        return any(ordered(sign, node.text, right, zone) for node in left)
    if isinstance(right, list):
        return ordered(_MIRRORED[sign], right, left, zone)
    return _ORDER[sign](to_number(left, zone), to_number(right, zone))


def divide(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or math.isnan(left):
            return NAN
        return math.copysign(math.inf, left) * math.copysign(1.0, right)
    return left / right


def remainder(left: float, right: float) -> float:
    """``mod``: the sign of the left side, as in Java and JavaScript."""
    if right == 0 or math.isinf(left) or math.isnan(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)


ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": divide,
    "mod": remainder,
}
