"""The syntax tree of an expression: what the parser makes and the compiler and the dependency analysis read."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Literal(NamedTuple):
    value: float | str


class Variable(NamedTuple):
    name: str


class Negation(NamedTuple):
    operand: Expr


class Binary(NamedTuple):
    """``operator`` is one of ``or and = != < <= > >= + - * div mod |``."""

    operator: str
    left: Expr
    right: Expr


class Call(NamedTuple):
    name: str
    arguments: tuple[Expr, ...]


class Test(NamedTuple):
    """What a step lets through. ``kind``: name, node, text, comment, processing-instruction.

    For ``name``: ``name`` may be ``*``; ``prefix`` is empty where none is written.
    """

    kind: str
    prefix: str = ""
    name: str = ""


class Step(NamedTuple):
    axis: str
    test: Test
    predicates: tuple[Expr, ...] = ()


class Path(NamedTuple):
    """``start``: None = the context node, ``/`` = the root, otherwise the expression the steps are taken from."""

    start: Expr | str | None
    steps: tuple[Step, ...]


class Filter(NamedTuple):
    """A primary expression with predicates of its own: ``(…)[2]``, ``instance('x')[…]``."""

    primary: Expr
    predicates: tuple[Expr, ...]


Expr: TypeAlias = Literal | Variable | Negation | Binary | Call | Path | Filter

ANY_NODE = Test("node")
SELF = Step("self", ANY_NODE)
PARENT = Step("parent", ANY_NODE)
DESCENDANTS = Step("descendant-or-self", ANY_NODE)
