"""true, false, not, boolean, if, coalesce, once and the checklists."""

from __future__ import annotations

import math
from collections.abc import Callable

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.context import Context
from kiosk.forms.xpath.functions.table import Table
from kiosk.forms.xpath.values import Value, texts, to_boolean, to_number, to_string

TABLE = Table()
Program = Callable[[Context], Value]


@TABLE.offers("true", most=0)
def _true(_context: Context) -> Value:
    return True


@TABLE.offers("false", most=0)
def _false(_context: Context) -> Value:
    return False


@TABLE.offers("boolean", least=1, most=1)
def _boolean(_context: Context, value: Value) -> Value:
    return to_boolean(value)


@TABLE.offers("not", least=1, most=1)
def _not(_context: Context, value: Value) -> Value:
    return not to_boolean(value)


@TABLE.offers("boolean-from-string", least=1, most=1)
def _boolean_from_string(_context: Context, value: Value) -> Value:
    return to_string(value) in ("true", "1")


@TABLE.offers("lang", least=1, most=1)
def _lang(context: Context, value: Value) -> Value:
    wanted = to_string(value).lower()
    node = context.node
    while node is not None:
        for attribute in node.attributes:
            if attribute.name == "lang" and attribute.prefix == "xml":
                found = attribute.value.lower()
                return found == wanted or found.startswith(f"{wanted}-")
        if node.parent is None:
            break
        node = node.parent
    return False


@TABLE.offers("if", least=3, most=3, lazy=True)
def _if(context: Context, condition: Program, then: Program, otherwise: Program) -> Value:
    return then(context) if to_boolean(condition(context)) else otherwise(context)


def _blank(value: Value) -> bool:
    return (isinstance(value, float) and math.isnan(value)) or to_string(value) == ""


@TABLE.offers("coalesce", least=1, lazy=True)
def _coalesce(context: Context, *programs: Program) -> Value:
    value: Value = ""
    for program in programs:
        value = program(context)
        if not _blank(value):
            return value
    return "" if _blank(value) else value


@TABLE.offers("once", least=1, most=1, lazy=True)
def _once(context: Context, program: Program) -> Value:
    standing = context.node.text
    if standing:
        return standing
    value = program(context)
    return "" if _blank(value) else value


def _answers(values: tuple[Value, ...]) -> list[bool]:
    return [
        bool(answer)
        for value in values
        for answer in (texts(value) if isinstance(value, list) else [to_boolean(value)])
    ]


def _within(context: Context, low: Value, high: Value, total: float) -> bool:
    least, most = to_number(low, context.zone), to_number(high, context.zone)
    return (least < 0 or total >= least) and (most < 0 or total <= most)


@TABLE.offers("checklist", least=2)
def _checklist(context: Context, low: Value, high: Value, *values: Value) -> Value:
    return _within(context, low, high, float(sum(_answers(values))))


@TABLE.offers("weighted-checklist", least=4, step=2)
def _weighted_checklist(context: Context, low: Value, high: Value, *pairs: Value) -> Value:
    answers = _answers(pairs[::2])
    weights = [to_number(text, context.zone) for weight in pairs[1::2] for text in texts(weight)]
    if len(answers) != len(weights):
        raise ExpressionError(f"weighted-checklist(): {len(answers)} answers but {len(weights)} weights")
    total = sum(weight for answer, weight in zip(answers, weights, strict=True) if answer)
    return _within(context, low, high, total)
