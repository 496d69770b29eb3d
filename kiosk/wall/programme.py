"""Which slide is on: one after the other, each as long as it takes to read. Pure: time is an argument."""

from collections.abc import Sequence
from typing import Final

from kiosk.wall.slides import Slide

SHORTEST_S: Final = 12.0
LONGEST_S: Final = 30.0
LETTERS_PER_S: Final = 11.0  # from afar, in passing, in a foreign language


def dwell(slide: Slide) -> float:
    """Seconds a slide stays."""
    return min(LONGEST_S, max(SHORTEST_S, 4.0 + slide.letters / LETTERS_PER_S))


class Programme:
    """Turns through the slides it is given. A slide whose content changes stays; one that is gone gives way.

    ``every``: seconds that each slide stays; None: as long as it takes to read.
    """

    def __init__(self, every: float | None = None) -> None:
        self._every = every
        self._place = -1
        self._key = ""
        self._since = 0.0

    def on(self, slides: Sequence[Slide], now: float) -> Slide | None:
        """The slide at ``now`` (seconds, only growing); None when there is none."""
        shown = [slide for slide in slides if slide.alone] or list(slides)
        if not shown:
            self._key = ""
            return None
        keys = [slide.key for slide in shown]
        if self._key in keys:
            self._place = keys.index(self._key)
            if now - self._since < (self._every or dwell(shown[self._place])):
                return shown[self._place]
            self._place += 1
        elif not self._key:
            self._place = 0
        # gone: what stood behind it has moved up to its place
        self._place %= len(shown)
        self._key, self._since = keys[self._place], now
        return shown[self._place]

    def place(self, slides: Sequence[Slide]) -> tuple[int, int]:
        """(number of the slide that is on, how many there are), for the dots below."""
        shown = [slide for slide in slides if slide.alone] or list(slides)
        return self._place, len(shown)
