"""Tokens to a syntax tree: recursive descent over the XPath 1.0 grammar, lowest binding first."""

from __future__ import annotations

from functools import lru_cache

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.lexer import Token, tokens
from kiosk.forms.xpath.syntax import (
    DESCENDANTS,
    PARENT,
    SELF,
    Binary,
    Call,
    Expr,
    Filter,
    Literal,
    Negation,
    Path,
    Step,
    Test,
    Variable,
)

_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_BINDING = {sign: level for level, signs in enumerate(_LEVELS) for sign in signs}
_NODE_TYPES = frozenset({"node", "text", "comment", "processing-instruction"})
AXES = frozenset(
    {
        "ancestor",
        "ancestor-or-self",
        "attribute",
        "child",
        "descendant",
        "descendant-or-self",
        "following",
        "following-sibling",
        "namespace",
        "parent",
        "preceding",
        "preceding-sibling",
        "self",
    }
)
# Deeper than any form ever written; the limit keeps garbage from exhausting the stack.
_DEEPEST = 100


@lru_cache(maxsize=4096)
def parse(source: str) -> Expr:
    """The syntax tree of an expression.

    Raises:
        ExpressionError: with the column where reading stopped.

    """
    reader = _Reader(tokens(source))
    tree = reader.binary(0)
    reader.expect_end()
    return tree


class _Reader:
    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._next = 0
        self._depth = 0

    def binary(self, level: int) -> Expr:
        """An expression of operators that bind at least as tightly as ``level``, each from the left."""
        left = self._unary()
        while (token := self._tokens[self._next]).kind in ("operator", "symbol"):
            binding = _BINDING.get(token.text, -1)
            if binding < level:
                break
            self._next += 1
            left = Binary(token.text, left, self.binary(binding + 1))
        return left

    def expect_end(self) -> None:
        if self._tokens[self._next].kind != "end":
            raise self._wrong("an operator such as + = and or the end")

    def _unary(self) -> Expr:
        if self._take("-"):
            return Negation(self._nested(self._unary))
        left = self._path()
        while self._take("|"):
            left = Binary("|", left, self._path())
        return left

    def _path(self) -> Expr:
        token = self._tokens[self._next]
        if token.kind in ("number", "string", "variable") or token.text == "(" or self._at_call():
            primary = self._filtered(self._primary())
            if self._peek("/") or self._peek("//"):
                return Path(primary, tuple(self._more_steps()))
            return primary
        if self._take("/"):
            return Path("/", tuple(self._steps()) if self._at_step() else ())
        if self._peek("//"):
            return Path("/", tuple(self._more_steps()))
        return Path(None, tuple(self._steps()))

    def _steps(self) -> list[Step]:
        return [self._step(), *self._more_steps()]

    def _more_steps(self) -> list[Step]:
        steps = []
        while True:
            if self._take("//"):
                steps.append(DESCENDANTS)
            elif not self._take("/"):
                return steps
            steps.append(self._step())

    def _step(self) -> Step:
        if self._take(".."):
            return PARENT._replace(predicates=self._predicates())
        if self._take("."):
            return SELF._replace(predicates=self._predicates())
        axis = "child"
        token = self._tokens[self._next]
        if self._take("@"):
            axis = "attribute"
        elif token.kind == "axis":
            if token.text not in AXES:
                raise ExpressionError(f"{token.text}:: at column {token.at + 1} is no axis of XPath", token.at + 1)
            axis = token.text
            self._next += 1
        return Step(axis, self._test(), self._predicates())

    def _test(self) -> Test:
        token = self._tokens[self._next]
        if token.kind not in ("name", "wildcard"):
            raise self._wrong("a question's name")
        self._next += 1
        if token.kind == "name" and token.text in _NODE_TYPES and self._take("("):
            target = self._tokens[self._next]
            if target.kind == "string":
                self._next += 1
            self._expect(")")
            return Test(token.text, "", target.text if target.kind == "string" else "")
        prefix, _, name = token.text.rpartition(":")
        return Test("name", prefix, name)

    def _predicates(self) -> tuple[Expr, ...]:
        found = []
        while self._take("["):
            found.append(self._nested(lambda: self.binary(0)))
            self._expect("]")
        return tuple(found)

    def _filtered(self, primary: Expr) -> Expr:
        predicates = self._predicates()
        return Filter(primary, predicates) if predicates else primary

    def _primary(self) -> Expr:
        token = self._tokens[self._next]
        self._next += 1
        if token.kind == "number":
            return Literal(float(token.text))
        if token.kind == "string":
            return Literal(token.text)
        if token.kind == "variable":
            return Variable(token.text[1:])
        if token.kind == "name":
            self._expect("(")
            return Call(token.text, self._arguments())
        inner = self._nested(lambda: self.binary(0))
        self._expect(")")
        return inner

    def _arguments(self) -> tuple[Expr, ...]:
        if self._take(")"):
            return ()
        found = [self._nested(lambda: self.binary(0))]
        while self._take(","):
            found.append(self._nested(lambda: self.binary(0)))
        self._expect(")")
        return tuple(found)

    def _nested(self, read) -> Expr:  # type: ignore[no-untyped-def]  # noqa: ANN001  two lambdas and a method
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ExpressionError(f"the expression is nested more than {_DEEPEST} deep; split it into calculate rows")
        tree: Expr = read()
        self._depth -= 1
        return tree

    def _at_call(self) -> bool:
        token, following = self._tokens[self._next], self._tokens[min(self._next + 1, len(self._tokens) - 1)]
        return token.kind == "name" and following.text == "(" and token.text not in _NODE_TYPES

    def _at_step(self) -> bool:
        token = self._tokens[self._next]
        return token.kind in ("name", "wildcard", "axis") or token.text in (".", "..", "@")

    def _peek(self, text: str) -> bool:
        token = self._tokens[self._next]
        return token.kind in ("symbol", "operator") and token.text == text

    def _take(self, text: str) -> bool:
        if self._peek(text):
            self._next += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise self._wrong(f"“{text}”")

    def _wrong(self, wanted: str) -> ExpressionError:
        token = self._tokens[self._next]
        found = f"“{token.text}”" if token.text else "the end"
        return ExpressionError(
            f"at column {token.at + 1} stands {found} where {wanted} should stand",
            token.at + 1,
        )
