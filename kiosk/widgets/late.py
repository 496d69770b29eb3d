"""Parts of a screen that are built when they are first needed: whoever opens it waits for the first one alone."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any


class Late(dict[str, Any]):
    """The parts that stand, by name; ``[…]`` builds the one that does not. ``in`` and ``get`` build nothing."""

    def __init__(self, builders: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__()
        self._builders = builders

    def __missing__(self, name: str) -> Any:
        self[name] = part = self._builders[name]()
        return part

    def standing(self, *names: str) -> Iterable[Any]:
        """Those of the named parts that stand."""
        return [self[name] for name in names if name in self]
