"""The order of pages: the body of a form laid out over the instances of its repeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.forms.body import Control, Group, Wording
from kiosk.forms.instances import path_in_form

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
        yield from _items(item.children, instance, state, (*titles, (item.label, instance)))
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


def ref_of(spot: Spot, form: Form, root: Node) -> str:
    """What names a question in the API: its path, with the number of every repeat's instance: ``/data/kid[2]/name``."""
    place = _place(spot.node, form, root)
    return f"{place}/{spot.repeat.ref.rpartition('/')[2]}" if spot.repeat else place


def _place(node: Node, form: Form, root: Node) -> str:
    path = path_in_form(node)
    if not any(path == repeat or path.startswith(f"{repeat}/") for repeat in form.repeats):
        return path
    steps = []
    while node is not root and node.parent is not None:
        number = f"[{number_of(node)}]" if path_in_form(node) in form.repeats else ""
        steps.append(node.name + number)
        node = node.parent
    return "/".join(("", root.name, *reversed(steps)))


def number_of(node: Node) -> int:
    """The place of an element among its siblings of the same name, from 1."""
    assert node.parent is not None
    return next(place for place, twin in enumerate(node.parent.named(node.name), 1) if twin is node)
