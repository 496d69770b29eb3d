"""Which ways through the house are walked: all of them, or few that still show every two wishes together. Pure."""

from collections.abc import Sequence
from itertools import combinations, product
from typing import TypeVar

T = TypeVar("T", bound=tuple)


def pairs(row: Sequence[object]) -> set[tuple[tuple[int, object], ...]]:
    """Every two of a row's values, with their columns."""
    return set(combinations(enumerate(row), 2))


def covering(*columns: Sequence[object]) -> list[tuple[object, ...]]:
    """Rows in which every value of a column meets every value of every other one, found greedily: few, not fewest."""
    every = list(product(*columns))
    missing = set().union(*map(pairs, every))
    rows = []
    while missing:
        best = max(every, key=lambda row: len(pairs(row) & missing))
        rows.append(best)
        missing -= pairs(best)
    return rows
