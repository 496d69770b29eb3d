"""The thirteen axes, node tests and document order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kiosk.forms.tree import ATTRIBUTE, COMMENT, ELEMENT, INSTRUCTION, TEXT, Node
from kiosk.forms.xpath.context import Context

if TYPE_CHECKING:
    from kiosk.forms.xpath.syntax import Test

Axis = Callable[[Node], Iterable[Node]]
NodeTest = Callable[[Node, Context], bool]
_KINDS = {"text": TEXT, "comment": COMMENT, "processing-instruction": INSTRUCTION}
# Prefixes that forms use without declaring them where the expression stands.
WELL_KNOWN = {
    "h": "http://www.w3.org/1999/xhtml",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def _descendants(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _descendants(child)


def _self_and_descendants(node: Node) -> Iterator[Node]:
    yield node
    yield from _descendants(node)


def _ancestors(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _self_and_ancestors(node: Node) -> Iterator[Node]:
    yield node
    yield from _ancestors(node)


def _siblings_after(node: Node) -> list[Node]:
    if node.parent is None or node.kind == ATTRIBUTE:
        return []
    siblings = node.parent.children
    return siblings[_place(siblings, node) + 1 :]


def _siblings_before(node: Node) -> list[Node]:
    """Nearest first: the order in which positions count on a reverse axis."""
    if node.parent is None or node.kind == ATTRIBUTE:
        return []
    siblings = node.parent.children
    return siblings[: _place(siblings, node)][::-1]


def _after(node: Node) -> Iterator[Node]:
    if node.kind == ATTRIBUTE and node.parent is not None:
        yield from _descendants(node.parent)
        node = node.parent
    for ancestor in _self_and_ancestors(node):
        for sibling in _siblings_after(ancestor):
            yield from _self_and_descendants(sibling)


def _before(node: Node) -> Iterator[Node]:
    if node.kind == ATTRIBUTE and node.parent is not None:
        node = node.parent
    for ancestor in _self_and_ancestors(node):
        for sibling in _siblings_before(ancestor):
            yield from reversed(list(_self_and_descendants(sibling)))


def _parent(node: Node) -> list[Node]:
    return [node.parent] if node.parent is not None else []


AXES: dict[str, Axis] = {
    "ancestor": _ancestors,
    "ancestor-or-self": _self_and_ancestors,
    "attribute": lambda node: node.attributes,
    "child": lambda node: node.children,
    "descendant": _descendants,
    "descendant-or-self": _self_and_descendants,
    "following": _after,
    "following-sibling": _siblings_after,
    "namespace": lambda _node: [],
    "parent": _parent,
    "preceding": _before,
    "preceding-sibling": _siblings_before,
    "self": lambda node: [node],
}
# Steps along these keep document order and make no node twice, when each starts from nodes side by side.
TIDY = frozenset({"self", "child", "attribute"})


def node_test(test: Test, axis: str) -> NodeTest:
    """The predicate for one step's test. Unprefixed names match unprefixed elements, whatever their default namespace.

    Forms declare a default namespace which no expression ever writes, so XPath's letter would match nothing.
    """
    if test.kind == "node":
        return lambda _node, _context: True
    if test.kind in _KINDS:
        kind, target = _KINDS[test.kind], test.name
        return lambda node, _context: node.kind == kind and (not target or node.name == target)
    principal = ATTRIBUTE if axis == "attribute" else ELEMENT
    name, prefix = test.name, test.prefix
    if not prefix:
        if name == "*":
            return lambda node, _context: node.kind == principal
        return lambda node, _context: node.kind == principal and node.name == name and not node.prefix

    def matches(node: Node, context: Context) -> bool:
        if node.kind != principal or name not in ("*", node.name):
            return False
        space = context.spaces.get(prefix) or WELL_KNOWN.get(prefix)
        return node.prefix == prefix if space is None else node.space == space

    return matches


def in_document_order(nodes: list[Node]) -> list[Node]:
    """Each node once, in the order of the document."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) < 2:
        return unique
    places: dict[int, dict[int, int]] = {}
    return sorted(unique, key=lambda node: _order(node, places))


def _order(node: Node, places: dict[int, dict[int, int]]) -> tuple[int, ...]:
    # Attributes come before children; the document itself before everything. `places` spares counting siblings again.
    key: list[int] = []
    while node.parent is not None:
        parent = node.parent
        if id(parent) not in places:
            ordered = [*parent.attributes, *parent.children]
            places[id(parent)] = {id(child): index for index, child in enumerate(ordered)}
        key.append(places[id(parent)][id(node)])
        node = parent
    return tuple(reversed(key))


def _place(siblings: list[Node], node: Node) -> int:
    return next(index for index, sibling in enumerate(siblings) if sibling is node)
