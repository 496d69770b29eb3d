"""Small helpers around the filled instance: paths, repeats' patterns, and how values are written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.forms.xpath import to_string

if TYPE_CHECKING:
    from kiosk.forms.tree import Node
    from kiosk.forms.xpath import Value

_JR = "http://openrosa.org/javarosa"


def nearest(found: list[Node], origin: Node) -> list[Node]:
    """Of nodes at one path, those in the same instances of repeats as the origin, where they share any."""
    if len(found) < 2:
        return list(found)
    chain = set()
    step: Node | None = origin
    while step is not None:
        chain.add(id(step))
        step = step.parent
    best, chosen = -1, []
    for node in found:
        shared, ancestor = 0, node.parent
        while ancestor is not None:
            shared += id(ancestor) in chain
            ancestor = ancestor.parent
        if node is origin:
            return [node]
        if shared > best:
            best, chosen = shared, [node]
        elif shared == best:
            chosen.append(node)
    return chosen


def take_templates(root: Node) -> dict[str, Node]:
    """Take the ``jr:template`` instances out of the tree, which are patterns, not answers."""
    found: dict[str, Node] = {}
    # Inner templates first, while their path still leads to the root.
    for node in reversed(list(root.walk())):
        mark = next((each for each in node.attributes if each.name == "template" and each.space == _JR), None)
        if mark is None:
            continue
        node.attributes.remove(mark)
        parent, path = node.parent, path_in_form(node)
        assert parent is not None
        parent.remove(node)
        found.setdefault(path, node)
    return found


def path_in_form(node: Node) -> str:
    """``/data/group/question``: the path a bind would name."""
    return node.path()[len("/instance") :]


def stored(value: Value) -> str:
    """As a value is kept in the form: what is not a number is no answer."""
    text = to_string(value)
    return "" if text == "NaN" and isinstance(value, float) else text
