"""Characters to tokens, with XPath's rule for telling operators from names by what stands before them (§3.7)."""

from __future__ import annotations

import re
from typing import NamedTuple

from kiosk.forms.errors import ExpressionError

_NAME = r"[^\W\d][\w.\-·]*"
_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<number>\d+(?:\.\d*)?|\.\d+)
    | (?P<string>"[^"]*"|'[^']*')
    | (?P<axis>{_NAME})\s*::
    | (?P<wildcard>{_NAME}:\*|\*)
    | (?P<name>{_NAME}(?::{_NAME})?)
    | (?P<variable>\${_NAME}(?::{_NAME})?)
    | (?P<symbol>//|::|\.\.|!=|<=|>=|[/|()\[\].,@+\-=<>])
    )""",
    re.VERBOSE,
)
# After an operand only an operator can stand, so "1and1" is three tokens, as in every ODK client.
_OPERATOR = re.compile(r"\s*(and|or|div|mod|\*)")
_ENDS_OPERAND = frozenset({"number", "string", "wildcard", "name", "variable"})
_CLOSING = frozenset({")", "]", ".", ".."})


class Token(NamedTuple):
    """``kind``: number, string, axis, wildcard, name, variable, symbol, operator, end. ``at``: offset from 0."""

    kind: str
    text: str
    at: int


def tokens(source: str) -> list[Token]:
    """All tokens of an expression and an ``end``.

    Raises:
        ExpressionError: a character that belongs to no token, with its column.

    """
    found: list[Token] = []
    at, end = 0, len(source.rstrip())
    operand_before = False
    while at < end:
        match = _OPERATOR.match(source, at) if operand_before else None
        if match is not None:
            found.append(Token("operator", match[1], match.start(1)))
            at, operand_before = match.end(), False
            continue
        match = _TOKEN.match(source, at)
        if match is None or match.lastgroup is None:
            raise _unknown(source, at)
        kind, text = match.lastgroup, match[match.lastgroup]
        found.append(Token(kind, text[1:-1] if kind == "string" else text, match.start(match.lastgroup)))
        operand_before = kind in _ENDS_OPERAND or (kind == "symbol" and text in _CLOSING)
        at = match.end()
    found.append(Token("end", "", end))
    return found


def _unknown(source: str, at: int) -> ExpressionError:
    while source[at].isspace():
        at += 1
    found = source[at]
    if found in "\"'":
        return ExpressionError(f"the quote {found} at column {at + 1} is never closed", at + 1)
    if found in "“”„‘’‚«»":
        return ExpressionError(f"{found} at column {at + 1} is a typographic quote; write ' or \" instead", at + 1)
    if found in "{}$":
        return ExpressionError(f"{found} at column {at + 1}: a question is named as ${{name}}, nothing else", at + 1)
    return ExpressionError(f"{found} at column {at + 1} has no meaning in an expression", at + 1)
