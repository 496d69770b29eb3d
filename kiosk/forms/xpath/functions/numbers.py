"""Numbers: rounding as people do it (half away from zero), powers, angles, sums, extremes and chance."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kiosk.forms.xpath.functions.table import Table, nodes_of, or_own_node
from kiosk.forms.xpath.moments import DayNumber, looks_like_date, read_moment
from kiosk.forms.xpath.values import NAN, Value, texts, to_number, to_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.forms.xpath.context import Context

TABLE = Table()


@TABLE.offers("number", most=1)
def _number(context: Context, *given: Value) -> Value:
    value = or_own_node(context, given)
    if isinstance(value, str | list) and looks_like_date(text := to_string(value)):
        return DayNumber(read_moment(text, context.zone).at)
    return to_number(value, context.zone)


@TABLE.offers("int", least=1, most=1)
def _int(context: Context, value: Value) -> Value:
    number = to_number(value, context.zone)
    return float(math.trunc(number)) if math.isfinite(number) else number


def _decimal(context: Context, value: Value) -> Decimal | None:
    """The exact decimal a person sees, so that 2.15 rounds to 2.2 although its float lies below."""
    text = to_string(value).strip().replace(",", ".")
    number = to_number(value if isinstance(value, float | bool) else text, context.zone)
    if not math.isfinite(number):
        return None
    return Decimal(repr(number))


@TABLE.offers("round", least=1, most=2)
def _round(context: Context, value: Value, places: Value = 0.0) -> Value:
    number, count = _decimal(context, value), to_number(places, context.zone)
    if number is None or not math.isfinite(count):
        plain = to_number(value, context.zone)
        return plain if math.isinf(plain) else NAN
    try:
        return float(number.quantize(Decimal(1).scaleb(-math.trunc(count)), rounding=ROUND_HALF_UP))
    except InvalidOperation:  # more digits than a number has: nothing to round
        return float(number)


@TABLE.offers("sum", least=1, most=1)
def _sum(context: Context, value: Value) -> Value:
    return float(sum(to_number(node.text, context.zone) for node in nodes_of(value, "sum")))


def _all_numbers(context: Context, values: tuple[Value, ...]) -> list[float]:
    return [
        number
        for value in values
        for number in (
            [to_number(text, context.zone) for text in texts(value)]
            if isinstance(value, list)
            else [to_number(value, context.zone)]
        )
    ]


@TABLE.offers("min", least=1)
def _min(context: Context, *values: Value) -> Value:
    numbers = _all_numbers(context, values)
    return NAN if not numbers or any(map(math.isnan, numbers)) else min(numbers)


@TABLE.offers("max", least=1)
def _max(context: Context, *values: Value) -> Value:
    numbers = _all_numbers(context, values)
    return NAN if not numbers or any(map(math.isnan, numbers)) else max(numbers)


@TABLE.offers("pi", most=0)
def _pi(_context: Context) -> Value:
    return math.pi


@TABLE.offers("random", most=0)
def _random(context: Context) -> Value:
    return context.rng.random()


def _guarded(compute: Callable[..., float]) -> Callable[..., float]:
    def run(*numbers: float) -> float:
        if any(map(math.isnan, numbers)):
            return NAN
        try:
            result = compute(*numbers)
        except ValueError:  # outside what the function is defined for: sqrt(-1)
            return NAN
        except OverflowError:
            return math.inf
        except ZeroDivisionError:  # pow(0, -1)
            return math.inf
        return float(result) if isinstance(result, float | int) else NAN  # (-8) ** 0.5 is complex

    return run


def _log(number: float) -> float:
    return -math.inf if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0 else math.log10(number)


def _floor(number: float) -> float:
    return float(math.floor(number)) if math.isfinite(number) else number


def _ceiling(number: float) -> float:
    return float(math.ceil(number)) if math.isfinite(number) else number


def _exp10(number: float) -> float:
    return math.pow(10.0, number)


def _power(base: float, exponent: float) -> float:
    return math.pow(base, exponent)


def _offer_plain(name: str, compute: Callable[..., float], count: int) -> None:
    run = _guarded(compute)

    def call(context: Context, *values: Value) -> Value:
        return run(*[to_number(value, context.zone) for value in values])

    TABLE.offers(name, least=count, most=count)(call)


for _name, _compute in {
    "abs": math.fabs,
    "floor": _floor,
    "ceiling": _ceiling,
    "log": _log,
    "log10": _log10,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "exp10": _exp10,
}.items():
    _offer_plain(_name, _compute, 1)
_offer_plain("pow", _power, 2)
_offer_plain("atan2", math.atan2, 2)
