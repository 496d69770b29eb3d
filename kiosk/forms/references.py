"""Which questions an expression reads, found without computing it: the paths it could reach in the form's shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.forms.xpath.syntax import Binary, Call, Expr, Filter, Literal, Negation, Path, Step

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from kiosk.forms.tree import Node

_NOTHING: frozenset[str] = frozenset()


class Shape:
    """The paths of an instance: ``parents`` (in document order) and ``children``."""

    def __init__(self, root: Node) -> None:
        self.root = f"/{root.name}"
        self.parents: dict[str, str] = {}
        self.children: dict[str, list[str]] = {"": [self.root]}
        self._add(root, "")

    def _add(self, node: Node, parent: str) -> None:
        path = f"{parent}/{node.name}"
        if path not in self.parents:
            self.parents[path] = parent
            self.children[path] = []
            if parent:
                self.children[parent].append(path)
        for child in node.elements():
            self._add(child, path)

    def below(self, path: str) -> Iterable[str]:
        """Every path under a path, itself not."""
        for child in self.children.get(path, ()):
            yield child
            yield from self.below(child)


@dataclass(slots=True)
class Found:
    """``paths``: what is read. ``unknown``: references written out by name that lead nowhere."""

    paths: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)


def references(tree: Expr, base: str, shape: Shape) -> Found:
    """What an expression at path ``base`` reads."""
    found = Found()
    _Reader(shape, frozenset({base}), found).result(tree, frozenset({base}))
    return found


class _Reader:
    def __init__(self, shape: Shape, current: AbstractSet[str], found: Found) -> None:
        self._shape = shape
        self._current = current
        self._found = found

    def result(self, tree: Expr, context: AbstractSet[str]) -> AbstractSet[str]:
        """The paths of the nodes an expression yields; nothing where it yields no nodes of this instance."""
        if isinstance(tree, Path):
            return self._path(tree, context)
        if isinstance(tree, Call):
            return self._call(tree, context)
        if isinstance(tree, Binary):
            both = self.result(tree.left, context) | self.result(tree.right, context)
            return both if tree.operator == "|" else _NOTHING
        if isinstance(tree, Negation):
            self.result(tree.operand, context)
        elif isinstance(tree, Filter):
            reached = self.result(tree.primary, context)
            for predicate in tree.predicates:
                self.result(predicate, reached)
            return reached
        return _NOTHING

    def _call(self, tree: Call, context: AbstractSet[str]) -> AbstractSet[str]:
        if tree.name == "current":
            return self._current
        results = [self.result(argument, context) for argument in tree.arguments]
        if tree.name == "jr:choice-name" and len(tree.arguments) == 2:
            question = tree.arguments[1]
            if isinstance(question, Literal) and str(question.value).strip() in self._shape.parents:
                self._found.paths.add(str(question.value).strip())
        if tree.name in ("if", "coalesce", "randomize", "indexed-repeat", "once"):
            return frozenset().union(*results)
        return _NOTHING

    def _path(self, tree: Path, context: AbstractSet[str]) -> AbstractSet[str]:
        if tree.start is None:
            reached = context
        elif isinstance(tree.start, str):
            reached = frozenset({""})
        else:
            reached = self.result(tree.start, context)
        named = bool(reached)
        for step in tree.steps:
            ahead = self._step(step, reached)
            if named and not ahead and reached and step.test.kind == "name" and step.axis == "child":
                self._found.unknown.add(f"{min(reached)}/{step.test.name}")
            reached = ahead
            for predicate in step.predicates:
                self.result(predicate, reached)
        self._found.paths.update(path for path in reached if path)
        return reached

    def _step(self, step: Step, reached: AbstractSet[str]) -> AbstractSet[str]:
        axis = step.axis
        if axis == "child" and step.test.kind == "name" and step.test.name != "*":
            # By far the most common step: looked up, not searched, so that long forms load in linear time.
            return {below for path in reached if (below := f"{path}/{step.test.name}") in self._shape.parents}
        if axis in ("attribute", "namespace"):
            return reached
        ahead = {name for path in reached for name in self._along(axis, path)}
        if step.test.kind == "name" and step.test.name != "*":
            return {path for path in ahead if path.rpartition("/")[2] == step.test.name}
        if step.test.kind == "text":
            return reached
        return ahead

    def _along(self, axis: str, path: str) -> Iterable[str]:
        shape = self._shape
        here = [path] if axis == "self" or axis.endswith("-or-self") else []
        if axis == "child":
            return shape.children.get(path, ())
        if axis == "parent":
            return [shape.parents.get(path, "")]
        if axis.startswith("descendant"):
            return [*here, *shape.below(path)]
        if axis.startswith("ancestor"):
            return [*here, *self._ancestors(path)]
        if axis.endswith("-sibling"):
            return shape.children.get(shape.parents.get(path, ""), ())
        return here if axis == "self" else shape.parents

    def _ancestors(self, path: str) -> Iterable[str]:
        while path:
            path = self._shape.parents.get(path, "")
            yield path
