"""Location paths: steps along axes, node tests, predicates."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.forms.tree import Node
from kiosk.forms.xpath.axes import AXES, TIDY, in_document_order, node_test
from kiosk.forms.xpath.context import Context
from kiosk.forms.xpath.syntax import Expr, Path, Step
from kiosk.forms.xpath.values import Value, to_boolean

Program = Callable[[Context], Value]
Compile = Callable[[Expr], Program]
Walk = Callable[[Context, list[Node]], list[Node]]


def compile_steps(path: Path, compile_one: Compile) -> Walk:
    """From start nodes to the nodes of the path, in document order, each once; questions now hidden are left out."""
    names = _plain_names(path)
    if names is not None:
        return _by_names(*names)
    walk = _general(path.steps, compile_one)
    if not any(step.axis in ("child", "descendant", "descendant-or-self") for step in path.steps):
        return walk
    return lambda context, start: _relevant(walk(context, start))


def _relevant(found: list[Node]) -> list[Node]:
    for node in found:
        if not node.relevant:
            return [each for each in found if each.relevant]
    return found


def _plain_names(path: Path) -> tuple[int, tuple[str, ...]] | None:
    """``../../a/b`` as (2, (a, b)): by far the most common path, so it gets the short way."""
    ups = 0
    names: list[str] = []
    for step in path.steps:
        if step.predicates:
            return None
        if step.axis == "parent" and step.test.kind == "node" and not names:
            ups += 1
        elif step.axis == "child" and step.test.kind == "name" and not step.test.prefix and step.test.name != "*":
            names.append(step.test.name)
        else:
            return None
    return ups, tuple(names)


def _by_names(ups: int, names: tuple[str, ...]) -> Walk:
    def walk(context: Context, start: list[Node]) -> list[Node]:
        found = _climb(context, start, ups) if ups else start
        for name in names:
            found = found[0].named(name) if len(found) == 1 else [child for node in found for child in node.named(name)]
        if len(found) == 1:
            return found if not names or found[0].relevant else []
        return _relevant(found) if names else found

    return walk


def _climb(context: Context, start: list[Node], ups: int) -> list[Node]:
    found = start
    for _ in range(ups):
        found = [node.parent for node in found if node.parent is not None and node is not context.root]
    return in_document_order(found) if len(found) > 1 else found


def _general(steps: tuple[Step, ...], compile_one: Compile) -> Walk:
    compiled = []
    flat = True  # no node so far lies inside another: then children keep the order of the document by themselves
    for step in steps:
        flat = flat and step.axis in TIDY
        compiled.append(_step(step, compile_one, flat=flat))

    def walk(context: Context, start: list[Node]) -> list[Node]:
        found = start
        for step in compiled:
            found = step(context, found)
        return found

    return walk


def _step(step: Step, compile_one: Compile, *, flat: bool) -> Walk:
    axis, test = AXES[step.axis], node_test(step.test, step.axis)
    upward = step.axis in ("parent", "ancestor", "ancestor-or-self")
    filtering = compile_filtering(step.predicates, compile_one) if step.predicates else None

    def walk(context: Context, start: list[Node]) -> list[Node]:
        found: list[Node] = []
        for node in start:
            # The primary instance is the whole world of an expression: nothing lies above its root.
            reached = [
                each
                for each in axis(node)
                if test(each, context) and not (upward and (node is context.root) and each is not node)
            ]
            found.extend(filtering(context, reached) if filtering else reached)
        return found if flat else in_document_order(found)

    return walk


def compile_filtering(predicates: tuple[Expr, ...], compile_one: Compile) -> Walk:
    """Predicates over nodes in the order given: that order is what positions count."""
    programs = [compile_one(predicate) for predicate in predicates]

    def walk(context: Context, start: list[Node]) -> list[Node]:
        found = start
        inner = context.inner()
        for program in programs:
            inner.size = len(found)
            kept = []
            for position, node in enumerate(found, 1):
                inner.node, inner.position = node, position
                value = program(inner)
                if position == value if type(value) is float else to_boolean(value):
                    kept.append(node)
            found = kept
        return found

    return walk
