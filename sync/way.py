"""Who goes first: a finger on the glass, or what waits to be delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading

    from sync.clock import Clock

TOUCHED = 0.4  # seconds after a touch: the finger is lifted, the answer is durable, the next page is on the screen
MOST = 2.0  # seconds between two batches, should somebody never stop touching


class RightOfWay:
    """A batch that is under way takes the processor from the page that a visitor waits for, so it waits itself."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = 0.0

    def touched(self) -> None:
        """Somebody touches the kiosk; from any thread."""
        self._until = self._clock.monotonic() + TOUCHED

    def wait(self, closing: threading.Event) -> None:
        """Until nobody has touched the kiosk for a moment, or for `MOST`; who closes waits for nobody."""
        end = self._clock.monotonic() + MOST
        while not closing.is_set() and (left := min(self._until, end) - self._clock.monotonic()) > 0:
            self._clock.wait(closing, left)
