"""Versions of packs: numbers with points, compared number by number."""

import re
from typing import Final

VERSION: Final = re.compile(r"\d{1,9}(?:\.\d{1,9}){0,3}")


def order(version: str) -> tuple[int, ...]:
    """What versions are compared by: "1.2" and "1.2.0" are the same."""
    numbers = [int(part) for part in version.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))
