"""Measures on the pixels of a screen whether what can be touched stands out, and the ring around what is focused.

Across the edge of a control, from its outside to its inside, something must have a contrast of 3:1 to what is next to
it: its ground, or its outline (WCAG 2.2, 1.4.11). What may not be used now is exempt, and so is what draws no ground of
its own: it is known by its icon and words, whose contrast is measured.
"""

from collections.abc import Iterator

import numpy as np
from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.widget import Widget

from kiosk.widgets.city_tiles import CityShape
from kiosk.widgets.frame import ComfortKey
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.touchable import Touchable, touchables
from kiosk.widgets.wheel import WheelHub, WheelWedge
from tests.kiosk import pixels
from tests.kiosk.checker import Box, _floating, _visible
from tests.kiosk.contrast import ROUNDING, SIGN, luminance

OUTSIDE, INSIDE = 6, 4  # pixels looked at beyond the edge, and within the outline
RING_FROM, RING_TO = 3, 19  # dp beyond the edge: where the ring of the focus lies
PLACES = (0.3, 0.5, 0.7)  # along a side: away from its round corners
ODD = (CityShape, WheelWedge, WheelHub, ComfortKey)  # no rounded rectangles; no ground of its own


def faults(root: Widget) -> list[str]:
    """One sentence for each control below ``root`` that stands out too little."""
    bright = luminance(pixels.seen(root))
    sheets = [child for child in root.children if isinstance(child, Sheet)]
    found = []
    for hand in touchables(sheets[0] if sheets else root):
        if isinstance(hand, ODD) or hand.opacity < 1:
            continue
        if hand.edge_width or hand.ground[3] > 0.5:
            found += _told(hand, "outline", _across(bright, hand, -INSIDE - hand.edge_width, OUTSIDE))
        if hand.focused:
            found += _told(hand, "ring of the focus", _across(bright, hand, dp(RING_FROM), dp(RING_TO)))
    return found


def _told(hand: Touchable, what: str, measured: list[float]) -> Iterator[str]:
    if measured and np.median(measured) < SIGN - ROUNDING:
        yield f"the {what} of “{hand.spoken}” ({type(hand).__name__}) has a contrast of {np.median(measured):.1f}"


def _across(bright: np.ndarray, hand: Touchable, inner: float, outer: float) -> list[float]:
    box = Box.of(hand)
    return across(bright, box, box if _floating(hand) else _visible(hand, box, Box(0, 0, *Window.size)), inner, outer)


def across(bright: np.ndarray, box: Box, seen: Box, inner: float, outer: float) -> list[float]:
    """Contrast across each side of a box that is ``seen``: the median of a few places.

    ``bright``: luminance of the screen, the lowest row first; looked at from ``inner`` to ``outer`` px from the side.
    """
    found: list[float] = []
    if seen.empty or seen.top - seen.low < (box.top - box.low) / 2:  # scrolled away
        return found
    for low, high, upright in ((box.left, seen.left, True), (box.right, seen.right, True),
                               (box.low, seen.low, False), (box.top, seen.top, False)):  # fmt: skip
        if abs(low - high) > 1:
            continue  # scrolled away
        way = -1 if low in (box.left, box.low) else 1
        ends = sorted(round(low + way * step) for step in (inner, outer))
        if ends[0] < 0 or ends[1] >= bright.shape[1 if upright else 0]:
            continue
        measured = []
        for place in PLACES:
            along = round(
                seen.low + place * (seen.top - seen.low) if upright else seen.left + place * (seen.right - seen.left)
            )
            line = bright[along, ends[0] : ends[1] + 1] if upright else bright[ends[0] : ends[1] + 1, along]
            measured.append(float((line.max() + 0.05) / (line.min() + 0.05)))
        found.append(float(np.median(measured)))
    return found
