"""Readers that behave as a keyboard: they type a card's number, or what a printed code says, and then Enter. Pure.

A person types slowly: what comes slower than a reader types it, or is too short, is no scan, and leaves Enter to
whoever else wants it.
"""

from typing import Final

QUICK_S: Final = 0.25  # a reader needs some hundredths of a second a key; a busy kiosk may look at them late
SHORTEST, LONGEST = 2, 24  # a kit's code on its label; the longest numbers of cards
ENTER: Final = frozenset({13, 271})
_SHIFTS: Final = frozenset({303, 304})  # a reader presses them for capitals
_KEYPAD: Final = {256 + digit: str(digit) for digit in range(10)}


class Wedge:
    """``typed`` is told every key by its code and when it came (monotonic seconds)."""

    def __init__(self) -> None:
        self._signs, self._last = "", float("-inf")

    def typed(self, code: int, at: float) -> str:
        """What was scanned, once Enter ends it; else empty: the key is no reader's, or not its last one."""
        quick, self._last = at - self._last <= QUICK_S, at
        if code in _SHIFTS:
            return ""
        if code in ENTER:
            scanned, self._signs = self._signs if quick else "", ""
            return scanned if len(scanned) >= SHORTEST else ""
        sign = _KEYPAD.get(code) or (chr(code).upper() if 48 <= code < 58 or 97 <= code < 123 else "")
        self._signs = ((self._signs if quick else "") + sign)[:LONGEST] if sign else ""
        return ""


def card_number(scanned: str) -> str:
    """The number of a card as ten digits, whichever reader has read it; empty when this is a printed code."""
    return f"{int(scanned):010d}" if scanned.isdecimal() and len(scanned) >= 8 else ""
