"""Expressions as an author writes them: with ``${name}``, in a cell."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath import parse
from kiosk.forms.xpath.functions import find, names
from kiosk.forms.xpath.syntax import Call

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_NAME = re.compile(r"[^\W\d][\w.\-]*")


def faults_of(source: str, questions: Collection[str]) -> Iterator[str]:
    """Sentences about one cell: unknown questions, unknown functions, wrong number of arguments, broken syntax."""
    yield from unknown_questions(source, questions)
    # As many characters as before, so that columns in messages are those of the cell.
    plain = _REFERENCE.sub(lambda match: "/" + _path_like(match[1]).ljust(len(match[0]) - 1), source)
    try:
        tree = parse(plain)
    except ExpressionError as broken:
        yield f"“{source}” cannot be read: {broken}. Mend the expression."
        return
    for call in calls(tree):
        yield from _call_faults(call)


def unknown_questions(source: str, questions: Collection[str]) -> Iterator[str]:
    """Sentences about ``${…}`` that name no question."""
    for match in _REFERENCE.finditer(source):
        name = match[1].removeprefix("last-saved#")
        if name not in questions:
            yield f"${{{match[1]}}} names no question of this form. {did_you_mean(name, questions, '${', '}')}"


def calls(tree: object) -> Iterator[Call]:
    """Every function call in a syntax tree."""
    if isinstance(tree, Call):
        yield tree
    if isinstance(tree, tuple):
        for part in tree:
            yield from calls(part)


def did_you_mean(name: str, known: Collection[str], before: str = "", after: str = "") -> str:
    close = get_close_matches(name, list(known), 1, 0.6)
    return f"Did you mean {before}{close[0]}{after}?" if close else "Check the spelling."


def _call_faults(call: Call) -> Iterator[str]:
    function = find(call.name)
    if function is None:
        yield f"{call.name}() is no function of XLSForm. {did_you_mean(call.name, names(), '', '()')}"
    elif not function.takes(len(call.arguments)):
        yield f"{call.name}() takes {function.wanted()}, not {len(call.arguments)}. Mend the call."


def _path_like(name: str) -> str:
    return name if _NAME.fullmatch(name) else "x" * max(1, len(name))
