"""The order of pages: the body of a form laid out over the instances of its repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.forms.body import Control, Group, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.forms.form import Form
    from kiosk.forms.state import State
    from kiosk.forms.tree import Node

_ADD = Control("select1", "", frozenset({"repeat"}), Wording(), Wording())


@dataclass(frozen=True, slots=True)
class Spot:
    """A question at a node. ``repeat``: it asks whether one more instance is wanted; the node is the parent then."""

    control: Control
    node: Node
    repeat: Group | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page before it is put into words. ``titles``: labels of the groups around it, outermost first."""

    spots: tuple[Spot, ...]
    titles: tuple[tuple[Wording, Node], ...]


def sheets(form: Form, state: State) -> list[Sheet]:
    """All pages, also those now hidden: relevance is asked when one is to be shown."""
    return list(_items(form.body, state.root, state, ()))


def _items(
    items: tuple[Control | Group, ...], base: Node, state: State, titles: tuple[tuple[Wording, Node], ...]
) -> Iterator[Sheet]:
    for item in items:
        if isinstance(item, Control):
            for node in _within(item.ref, base, state):
                yield Sheet((Spot(item, node),), titles)
        elif item.repeat:
            yield from _repeat(item, base, state, titles)
        else:
            nodes = _within(item.ref, base, state) if item.ref else [base]
            for node in nodes:
                inner = (*titles, (item.label, node)) if item.label != Wording() else titles
                if "field-list" in item.appearance:
                    spots = tuple(spot for sheet in _items(item.children, node, state, inner) for spot in sheet.spots)
                    if spots:
                        yield Sheet(spots, inner)
                else:
                    yield from _items(item.children, node, state, inner)


def _repeat(item: Group, base: Node, state: State, titles: tuple[tuple[Wording, Node], ...]) -> Iterator[Sheet]:
    for instance in _within(item.ref, base, state):
        yield from _items(item.children, instance, state, titles)
    if not item.count and not item.fixed:
        for parent in _within(item.ref.rpartition("/")[0], base, state):
            yield Sheet((Spot(_ADD, parent, item),), titles)


def _within(path: str, base: Node, state: State) -> list[Node]:
    """The nodes at a path that lie inside a node."""
    return [node for node in state.nodes(path) if _inside(node, base)]


def _inside(node: Node, base: Node) -> bool:
    step: Node | None = node
    while step is not None:
        if step is base:
            return True
        step = step.parent
    return False
