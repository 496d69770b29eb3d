"""How a family of functions lists what it offers: name, how many arguments, and whether they come uncomputed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kiosk.forms.errors import ExpressionError
from kiosk.forms.xpath.values import Value

if TYPE_CHECKING:
    from kiosk.forms.tree import Node
    from kiosk.forms.xpath.context import Context

# compute(context, *arguments): arguments are values, or programs (Context -> Value) when the function is lazy.
Compute = Callable[..., Value]


@dataclass(frozen=True, slots=True)
class Function:
    """``most`` None: any number of arguments. ``step``: arguments beyond the fewest come in groups of so many."""

    name: str
    compute: Compute
    fewest: int
    most: int | None
    lazy: bool
    step: int

    def takes(self, count: int) -> bool:
        return (
            count >= self.fewest
            and (self.most is None or count <= self.most)
            and (count - self.fewest) % self.step == 0
        )

    def wanted(self) -> str:
        """In words, for the person who wrote the call."""
        if self.most is None:
            return f"at least {self.fewest} argument{'' if self.fewest == 1 else 's'}"
        if self.fewest == self.most:
            return f"{self.fewest} argument{'' if self.fewest == 1 else 's'}" if self.fewest else "no argument"
        return f"{self.fewest} to {self.most} arguments"


@dataclass(slots=True)
class Table:
    """Filled by its decorator."""

    functions: dict[str, Function] = field(default_factory=dict)

    def offers(
        self, *names: str, least: int = 0, most: int | None = None, lazy: bool = False, step: int = 1
    ) -> Callable[[Compute], Compute]:
        def enter(compute: Compute) -> Compute:
            for name in names:
                self.functions[name] = Function(name, compute, least, most, lazy, step)
            return compute

        return enter


def nodes_of(value: Any, name: str) -> list[Node]:
    """The argument as a node-set.

    Raises:
        ExpressionError: it is a computed value.

    """
    if not isinstance(value, list):
        raise ExpressionError(f"{name}() needs a reference to questions, not a computed value")
    return value


def or_own_node(context: Context, given: tuple[Value, ...]) -> Value:
    """The argument, or the node the expression stands at when there is none."""
    return given[0] if given else [context.node]
