"""Parts of a screen that are built when they are first needed: whoever opens it waits for the first one alone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from kiosk.widgets.resting import draw_ahead
from kiosk.widgets.steps import Steps

STEP_S: Final = 0.27  # a page has appeared, and nobody has read it yet


class Late(dict[str, Any]):
    """The parts that stand, by name; ``[…]`` builds the one that does not. ``in`` and ``get`` build nothing."""

    def __init__(self, builders: Mapping[str, Callable[[], Any]]) -> None:
        super().__init__()
        self._builders = builders
        self._steps = Steps(STEP_S)

    def __missing__(self, name: str) -> Any:
        self[name] = part = self._builders[name]()
        return part

    def standing(self, *names: str) -> Iterable[Any]:
        """Those of the named parts that stand."""
        return [self[name] for name in names if name in self]

    def ahead(self, place: Any, *names: str) -> None:
        """What is likely to be needed next, in a place like this: built and drawn while nobody waits for it."""
        self._steps.begin(self._make(place, names))

    def stop(self) -> None:
        """Nothing is likely any more."""
        self._steps.stop()

    def _make(self, place: Any, names: Iterable[str]) -> Iterator[None]:
        for name in names:
            if name not in self:
                part = self[name]
                part.size = place.size
                yield
                draw_ahead(part)
                yield
