"""Who must be computed after whom: every relevant, calculate and repeat count, ordered; a cycle is named.

Works on paths, not on nodes: all instances of a repeat share one place in the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.forms.errors import CycleError, ExpressionError
from kiosk.forms.references import Shape, references
from kiosk.forms.xpath import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.forms.tree import Node


@dataclass(frozen=True, slots=True)
class Graph:
    """``order``: place of every path in the computation. ``dependents``: who reads a path, directly.

    ``counts``: repeat → what its number of instances reads; outside the order, for that may lie in the repeat itself.
    ``unknown``: (path, purpose, reference) of references to questions that do not exist.
    """

    shape: Shape
    order: dict[str, int]
    dependents: dict[str, tuple[str, ...]]
    counts: dict[str, frozenset[str]]
    unknown: tuple[tuple[str, str, str], ...]


def build_graph(
    root: Node,
    expressions: Mapping[str, Iterable[tuple[str, str]]],
    counts: Mapping[str, str],
    repeats: frozenset[str],
) -> Graph:
    """Order all paths of an instance.

    Args:
        root: the instance's root element.
        expressions: path → (purpose, expression); purpose is the column's name, for messages.
        counts: repeat → the expression for its number of instances.
        repeats: paths of repeats, inside which a question may read itself in another instance.

    Raises:
        CycleError: with the questions in it.
        ExpressionError: an expression that cannot be read.

    """
    shape = Shape(root)
    inputs: dict[str, set[str]] = {path: {parent} for path, parent in shape.parents.items() if parent}
    unknown: list[tuple[str, str, str]] = []

    def read(path: str, purpose: str, source: str) -> set[str]:
        try:
            found = references(parse(source), path, shape)
        except ExpressionError as broken:
            raise ExpressionError(f"{path}, {purpose} “{source}”: {broken}", broken.column) from broken
        unknown.extend((path, purpose, name) for name in found.unknown)
        return found.paths

    for path, sources in expressions.items():
        for purpose, source in sources:
            found = read(path, purpose, source)
            if purpose == "calculate":
                # A calculation may build on its own last value: coalesce(${this}, ${that}) is a common default.
                found = found - {path}
            inputs.setdefault(path, set()).update(found)
    for path in [path for path in inputs if path in inputs[path]]:
        if not any(path.startswith(f"{repeat}/") for repeat in repeats):
            raise CycleError((path, path))
        inputs[path].discard(path)
    order = _ordered({**shape.parents, **dict.fromkeys(inputs, "")}, inputs)
    dependents: dict[str, list[str]] = {}
    for path, needed in inputs.items():
        for name in needed:
            dependents.setdefault(name, []).append(path)
    read_by_counts = {path: frozenset(read(path, "repeat_count", source)) for path, source in counts.items()}
    return Graph(
        shape, order, {name: tuple(paths) for name, paths in dependents.items()}, read_by_counts, tuple(unknown)
    )


def _ordered(paths: Iterable[str], inputs: Mapping[str, set[str]]) -> dict[str, int]:
    order: dict[str, int] = {}
    for start in paths:
        # An explicit stack: forms chain thousands of calculations, Python's recursion does not.
        trail: list[str] = []
        on_trail: set[str] = set()
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            path, left = stack.pop()
            if left:
                trail.pop()
                on_trail.discard(path)
                order[path] = len(order)
            elif path in on_trail:
                raise CycleError((*trail[trail.index(path) :], path))
            elif path not in order:
                trail.append(path)
                on_trail.add(path)
                stack.append((path, True))
                stack.extend((name, False) for name in sorted(inputs.get(path, ())) if name not in order)
    return order
