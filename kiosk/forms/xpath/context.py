"""What an expression is computed in: the node, the clock, the dice and the form around it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from kiosk.forms.tree import Node


class Host(Protocol):
    """What the functions that speak of the form ask it for."""

    def instance(self, identifier: str) -> Node | None:
        """The ``<instance>`` element with that id."""

    def itext(self, identifier: str) -> str | None:
        """A text in the language now chosen."""

    def choice_name(self, value: str, question: str) -> str | None:
        """The label of a choice of a question, given by its path."""

    def language(self) -> str:
        """Code of the language now chosen, such as ``de``."""


class NoForm:
    """The host of an expression that stands alone: there is nothing around it."""

    def instance(self, identifier: str) -> Node | None:  # noqa: ARG002  the protocol's shape
        return None

    def itext(self, identifier: str) -> str | None:  # noqa: ARG002  the protocol's shape
        return None

    def choice_name(self, value: str, question: str) -> str | None:  # noqa: ARG002  the protocol's shape
        return None

    def language(self) -> str:
        return "en"


class Context:
    """``now`` is aware; its zone is the one in which dates without a zone are read. ``spaces``: prefix to namespace."""

    __slots__ = ("current", "host", "node", "now", "position", "rng", "root", "size", "spaces", "zone")

    def __init__(  # noqa: PLR0917  made for every node of every expression: names would cost
        self, node: Node, root: Node, now: datetime, rng: random.Random, host: Host, spaces: Mapping[str, str]
    ) -> None:
        self.node = node
        self.current = node
        self.root = root
        self.position = 1
        self.size = 1
        self.now = now
        self.zone = now.tzinfo or UTC
        self.rng = rng
        self.host = host
        self.spaces = spaces

    def at(self, node: Node) -> Context:
        """The same around another node, as its own ``current()``."""
        return Context(node, self.root, self.now, self.rng, self.host, self.spaces)

    def inner(self) -> Context:
        """A copy for predicates, whose node and position are then set from outside; ``current()`` stays."""
        twin = Context(self.node, self.root, self.now, self.rng, self.host, self.spaces)
        twin.current = self.current
        return twin
