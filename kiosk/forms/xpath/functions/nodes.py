"""Node-sets: counting, places, names, shuffling."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

from kiosk.forms.errors import ExpressionError
from kiosk.forms.tree import ELEMENT, Node
from kiosk.forms.xpath.functions.table import Table, nodes_of
from kiosk.forms.xpath.values import Value, to_number, to_string

if TYPE_CHECKING:
    from kiosk.forms.xpath.context import Context

TABLE = Table()


@TABLE.offers("last", most=0)
def _last(context: Context) -> Value:
    return float(context.size)


@TABLE.offers("position", most=1)
def _position(context: Context, *given: Value) -> Value:
    """Without argument the place in the predicate; with one, the place among siblings of the same name."""
    if not given:
        return float(context.position)
    nodes = nodes_of(given[0], "position")
    if not nodes:
        return 0.0
    node = nodes[0]
    if node.parent is None or node.kind != ELEMENT:
        return 1.0
    return float(next(place for place, twin in enumerate(node.parent.named(node.name), 1) if twin is node))


@TABLE.offers("count", least=1, most=1)
def _count(_context: Context, value: Value) -> Value:
    return float(len(nodes_of(value, "count")))


@TABLE.offers("count-non-empty", least=1, most=1)
def _count_non_empty(_context: Context, value: Value) -> Value:
    return float(sum(1 for node in nodes_of(value, "count-non-empty") if node.text))


@TABLE.offers("current", most=0)
def _current(context: Context) -> Value:
    return [context.current]


@TABLE.offers("id", least=1, most=1)
def _id(context: Context, value: Value) -> Value:
    sources = [node.text for node in value] if isinstance(value, list) else [to_string(value)]
    wanted = {word for source in sources for word in source.split()}
    return [node for node in context.root.walk() if node.attribute("id") in wanted]


def _first(context: Context, given: tuple[Value, ...], name: str) -> Node | None:
    nodes = nodes_of(given[0], name) if given else [context.node]
    return nodes[0] if nodes else None


@TABLE.offers("local-name", most=1)
def _local_name(context: Context, *given: Value) -> Value:
    node = _first(context, given, "local-name")
    return node.name if node else ""


@TABLE.offers("name", most=1)
def _name(context: Context, *given: Value) -> Value:
    node = _first(context, given, "name")
    if node is None:
        return ""
    return f"{node.prefix}:{node.name}" if node.prefix else node.name


@TABLE.offers("namespace-uri", most=1)
def _namespace_uri(context: Context, *given: Value) -> Value:
    node = _first(context, given, "namespace-uri")
    return node.space if node else ""


@TABLE.offers("randomize", least=1, most=2)
def _randomize(context: Context, value: Value, *seed: Value) -> Value:
    nodes = list(nodes_of(value, "randomize"))
    if not seed:
        context.rng.shuffle(nodes)
        return nodes
    return _shuffled(nodes, _seed(context, seed[0]))


def _seed(context: Context, value: Value) -> int:
    """A whole number from whatever stands there: words are hashed, so that an id can be a seed."""
    number = to_number(value, context.zone)
    if math.isfinite(number):
        return math.trunc(number)
    if math.isinf(number):
        return 2**63 - 1 if number > 0 else -(2**63)
    text = to_string(value)
    if isinstance(value, float) or not text:
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


# The generator of Park and Miller: every client must show one seed in one order, so it is laid down here, not Python's.
_MODULUS = 2_147_483_647
_MULTIPLIER = 16_807


def _shuffled(nodes: list[Node], seed: int) -> list[Node]:
    """The order every ODK client gives for a seed: each node trades places with one that already stands."""
    state = seed % _MODULUS if seed >= 0 else -(-seed % _MODULUS)
    if state <= 0:
        state += _MODULUS - 1
    for place in range(len(nodes)):
        state = state * _MULTIPLIER % _MODULUS
        other = math.floor((state - 1) / (_MODULUS - 1) * (place + 1))
        nodes[place], nodes[other] = nodes[other], nodes[place]
    return nodes


@TABLE.offers("indexed-repeat", least=3, most=7, step=2)
def _indexed_repeat(context: Context, target: Value, *pairs: Value) -> Value:
    """Of the target's nodes, those inside the given instance of each repeat."""
    found = nodes_of(target, "indexed-repeat")
    for repeat, index in zip(pairs[::2], pairs[1::2], strict=True):
        instances = nodes_of(repeat, "indexed-repeat")
        place = to_number(index, context.zone)
        if isinstance(index, list) and index and not index[0].text:
            place = 1.0  # the number is not answered yet: the first instance, as in ODK Collect
        found = [node for node in found if _inside(node, instances, place)]
    return found


def _inside(node: Node, instances: list[Node], place: float) -> bool:
    ancestor: Node | None = node
    while ancestor is not None:
        if any(instance is ancestor for instance in instances):
            if ancestor.parent is None:
                raise ExpressionError("indexed-repeat(): the second argument is no repeat")
            return any(
                twin is ancestor and number == place
                for number, twin in enumerate(ancestor.parent.named(ancestor.name), 1)
            )
        ancestor = ancestor.parent
    return False
