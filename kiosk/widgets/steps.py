"""Something that is done in several turns of the event loop, a step in each."""

from collections.abc import Callable, Iterator

from kivy.clock import Clock


class Steps:
    """``then`` is called after the last step; ``pause_s`` lie before each, 0: as many turns as steps."""

    def __init__(self, pause_s: float = 0.0, then: Callable[[], None] = lambda: None) -> None:
        self._left: Iterator[None] = iter(())
        self._then = then
        self._step_soon = Clock.create_trigger(self._step, pause_s)

    def begin(self, steps: Iterator[None]) -> None:
        """Do these, and nothing more of others."""
        self._left = steps
        self._step_soon()

    def stop(self) -> None:
        self._step_soon.cancel()
        self._left = iter(())

    def _step(self, _seconds: float) -> None:
        for _done in self._left:
            self._step_soon()
            return
        self._then()
