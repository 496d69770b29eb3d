"""What a form's ``settings`` sheet says to the kiosk alone: the columns that begin with ``kiosk_``."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from kiosk.forms.errors import FormError

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACE = "urn:projektor:kiosk-form"
PREFIX = "kiosk_"
_CHOICES = {
    "on_leave": ("discard", "keep"),
    "results": ("after", "staff", "never"),
    "times": ("hour", "exact"),
}
_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\)\s*$")


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """``on_leave``: what becomes of answers of a visitor who walks away. ``results``: who sees the comparison.

    ``threshold``: fewest answers shown. ``seconds``: announced length, None = counted from the questions.
    ``times``: ``hour`` cuts every time the form records to the full hour.
    """

    on_leave: str = "discard"
    results: str = "after"
    threshold: int = 5
    seconds: int | None = None
    times: str = "hour"


def read_settings(given: Mapping[str, str]) -> KioskSettings:
    """From names without ``kiosk_`` to settings.

    Raises:
        FormError: an unknown name or value, with what is allowed.

    """
    known = [field.name for field in fields(KioskSettings)]
    values: dict[str, Any] = {}
    for name, text in given.items():
        if name not in known:
            close = get_close_matches(name, known, 1)
            hint = f"did you mean {PREFIX}{close[0]}?" if close else f"there are {', '.join(PREFIX + n for n in known)}"
            raise FormError(f"sheet settings, column {PREFIX}{name}: the kiosk knows no such setting; {hint}")
        values[name] = _choice(name, text) if name in _CHOICES else _count(name, text)
    return KioskSettings(**values)


def _choice(name: str, text: str) -> str:
    if text not in _CHOICES[name]:
        raise FormError(
            f"sheet settings, column {PREFIX}{name}: “{text}” is none of {', '.join(_CHOICES[name])}. "
            "Write one of them."
        )
    return text


def _count(name: str, text: str) -> int:
    # A spreadsheet hands 45 over as 45 or as 45.0.
    plain = text.strip().removesuffix(".0")
    if not plain.isdecimal() or int(plain) < 1:
        raise FormError(
            f"sheet settings, column {PREFIX}{name}: “{text}” is no whole number above 0. Write a number such as 45."
        )
    return int(plain)


def language_code(name: str) -> str:
    """``Deutsch (de)`` → ``de``; a name without a code in brackets stands for itself."""
    match = _LANGUAGE.search(name)
    return match[1].replace("_", "-") if match else name.strip()
