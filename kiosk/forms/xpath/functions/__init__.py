"""The functions an expression may call, one module per family. ``find(name)`` is the only way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.forms.xpath.functions import booleans, dates, form, geo, nodes, numbers, secrets, selects, strings

if TYPE_CHECKING:
    from kiosk.forms.xpath.functions.table import Function

_ALL: dict[str, Function] = {}
for _family in (booleans, dates, form, geo, nodes, numbers, secrets, selects, strings):
    _ALL.update(_family.TABLE.functions)


def find(name: str) -> Function | None:
    """The function of that name, or None."""
    return _ALL.get(name)


def names() -> list[str]:
    """Every name there is, for “did you mean”."""
    return sorted(_ALL)
