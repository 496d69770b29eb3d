"""Syntax tree to closure: names, functions and axes are looked up once, so that recalculation is only calls."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.axes import in_document_order
from kiosk.forms.xpath.context import Context
from kiosk.forms.xpath.functions import find
from kiosk.forms.xpath.operators import ARITHMETIC, equal, ordered
from kiosk.forms.xpath.parser import parse
from kiosk.forms.xpath.paths import compile_filtering, compile_steps
from kiosk.forms.xpath.syntax import Binary, Call, Expr, Filter, Literal, Negation, Path, Variable
from kiosk.forms.xpath.values import Value, to_boolean, to_number

if TYPE_CHECKING:
    from kiosk.forms.tree import Node

Program = Callable[[Context], Value]


@lru_cache(maxsize=4096)
def compile_expression(source: str) -> Program:
    """The closure of an expression's text.

    Raises:
        ExpressionError: it cannot be parsed. What cannot be computed is raised only when it is called, because
            ``false() and nonsense()`` is false.

    """
    return compile_syntax(parse(source))


def compile_syntax(tree: Expr) -> Program:
    """The closure of a syntax tree."""
    return _MAKERS[type(tree)](tree)


def _literal(tree: Literal) -> Program:
    value = tree.value
    return lambda _context: value


def _negation(tree: Negation) -> Program:
    operand = compile_syntax(tree.operand)
    return lambda context: -to_number(operand(context), context.zone)


def _variable(tree: Variable) -> Program:
    def fail(_context: Context) -> Value:
        raise ExpressionError(f"${tree.name}: a form has no variables; name a question as ${{{tree.name}}}")

    return fail


def _binary(tree: Binary) -> Program:
    sign, left, right = tree.operator, compile_syntax(tree.left), compile_syntax(tree.right)
    if sign in ARITHMETIC:
        return _arithmetic(sign, left, right)
    if sign in ("=", "!="):
        wanted = sign == "="
        return lambda context: equal(left(context), right(context), context.zone, wanted=wanted)
    programs: dict[str, Program] = {
        "or": lambda context: to_boolean(left(context)) or to_boolean(right(context)),
        "and": lambda context: to_boolean(left(context)) and to_boolean(right(context)),
        "|": lambda context: in_document_order([*node_set(left(context), "|"), *node_set(right(context), "|")]),
    }
    return programs.get(sign) or (lambda context: ordered(sign, left(context), right(context), context.zone))


def _arithmetic(sign: str, left: Program, right: Program) -> Program:
    compute = ARITHMETIC[sign]

    def run(context: Context) -> Value:
        try:
            return compute(to_number(left(context), context.zone), to_number(right(context), context.zone))
        except OverflowError:
            return math.inf

    return run


def _call(tree: Call) -> Program:
    function = find(tree.name)
    if function is None:
        return _failing(f"{tree.name}() is no function of XLSForm")
    count = len(tree.arguments)
    if not function.takes(count):
        return _failing(f"{tree.name}() takes {function.wanted()}, not {count}")
    programs = tuple(compile_syntax(argument) for argument in tree.arguments)
    compute = function.compute
    if function.lazy:
        return lambda context: compute(context, *programs)
    return lambda context: compute(context, *[program(context) for program in programs])


def _failing(message: str) -> Program:
    def fail(_context: Context) -> Value:
        raise ExpressionError(message)

    return fail


def _path(tree: Path) -> Program:
    steps = compile_steps(tree, compile_syntax)
    if tree.start is None:
        return lambda context: steps(context, [context.node])
    if isinstance(tree.start, str):
        return lambda context: steps(context, [context.root])
    start = compile_syntax(tree.start)
    return lambda context: steps(context, node_set(start(context), "/"))


def _filter(tree: Filter) -> Program:
    primary = compile_syntax(tree.primary)
    filtering = compile_filtering(tree.predicates, compile_syntax)
    return lambda context: filtering(context, node_set(primary(context), "["))


def node_set(value: Value, sign: str) -> list[Node]:
    if not isinstance(value, list):
        raise ExpressionError(f"{sign} needs a reference to questions on its left, not a computed value")
    return value


_MAKERS: dict[type, Callable[[Any], Program]] = {
    Literal: _literal,
    Variable: _variable,
    Negation: _negation,
    Binary: _binary,
    Call: _call,
    Path: _path,
    Filter: _filter,
}
