"""The hidden way in: a finger that rests in a corner. Pure: places and instants are handed in."""

from dataclasses import dataclass
from typing import Final

HOLD_S: Final = 3.0
SIDE: Final = 0.12  # of the short side of the screen


@dataclass(frozen=True, slots=True)
class Corner:
    """The upper left corner; with ``low`` also the lower left one: for whoever does not reach up there.

    Only where nothing else can be touched. Origin is the lower left, as in the window.
    """

    width: float
    height: float
    low: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in the corner."""
        side = SIDE * min(self.width, self.height)
        return x <= side and (y >= self.height - side or (self.low and y <= side))
