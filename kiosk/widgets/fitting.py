"""How large letters may be where long words must fit into a fixed room."""

from collections.abc import Iterable
from typing import Final

from kiosk.widgets.lettering import width_of

LINE: Final = 1.25  # height of a line as a share of its letters
SPARE: Final = 1.02  # Arabic letters are joined when they are drawn, and not quite as wide then


def letters_that_fit(words: str, font: str, sizes: Iterable[float], width: float, rest: float, *, unit: float) -> float:
    """The first of the sizes, largest first, in which the words have room; the last where they have it in none.

    ``width`` px for a line, ``rest`` px for all lines; ``unit``: px to one of the sizes, as the visitor wishes letters.
    """
    first, *smaller = sizes
    if width <= 0 or rest <= 0:
        return first
    for letters in (first, *smaller):
        if _lines(words, font, letters * unit, width) * letters * unit * LINE <= rest:
            return letters
    return (first, *smaller)[-1]


def _lines(words: str, font: str, size: float, width: float) -> int:
    """How many lines the words take, broken between them."""
    space, lines, taken = width_of(" ", font, bold=False, size=size), 1, 0.0
    for word in words.split():
        long = SPARE * width_of(word, font, bold=False, size=size)
        if taken and taken + space + long > width:
            lines, taken = lines + 1, 0.0
        taken += long + (space if taken else 0.0)
    return lines
