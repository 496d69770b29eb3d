"""Measures contrast on the pixels of a screen: what the eye gets, whatever the theme's tokens say.

Letters are compared with what is drawn around them, at the place where they stand out least. What may not be used now
is exempt (WCAG 2.2, 1.4.3), and so is an icon that is drawn translucent: it is decoration.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from kivy.core.window import Window
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.widgets.keyboard import KeyFace
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.text import Icon, Lettering, Words
from kiosk.widgets.touchable import Touchable
from tests.kiosk import pixels
from tests.kiosk.checker import Box, _above, _drawn, _shown, _visible

TEXT, SIGN, HIGH = 4.5, 3.0, 7.0  # letters; icons and what else a control is known by; anything in high contrast
ROUNDING = 0.15  # edges are smoothed, colours have 256 steps
NEAR = 40  # of 255, summed over the channels: a pixel of the ink's own colour
FEWEST = 10  # pixels of ink by which letters are known
EDGE, AROUND = 5, 13  # pixels: smoothed edges of the letters, and how far their ground reaches
WEAKEST = 10  # percentile of the ground's pixels that counts: a beam may cross the letters


def faults(root: Widget, theme_name: str) -> list[str]:
    """One sentence for each text or icon below ``root`` that stands out too little."""
    picture = pixels.seen(root)
    glass = Box(0, 0, *Window.size)
    sheets = [child for child in root.children if isinstance(child, Sheet)]
    found = []
    for label in _shown(sheets[0] if sheets else root):
        least = _promised(label, theme_name)
        if not least or _exempt(label):
            continue
        box = _visible(label, _drawn(label), glass)
        if box.empty or _covered(label):
            continue
        measured = measure(picture, box, label.color)
        if measured < least - ROUNDING:
            name = label.words if isinstance(label, Words) else f"icon {label.icon}"
            found.append(f"“{name}” has a contrast of {measured:.1f}, at least {least:g} is promised")
    return found


def measure(picture: np.ndarray, box: Box, colour: Sequence[float]) -> float:
    """Contrast ratio of letters of a colour (RGBA, 0 to 1) inside a box against what is drawn close around them.

    1 when there are no pixels of that colour: the letters are covered, or were not drawn.
    """
    high, wide = picture.shape[:2]
    left, low, right, top = (
        max(0, int(box.left)), max(0, int(box.low)), min(wide, int(box.right) + 1), min(high, int(box.top) + 1),
    )  # fmt: skip
    cut = picture[low:top, left:right].astype(np.int16)
    below = np.median(cut.reshape(-1, 3), axis=0)
    wanted = 255 * np.array(colour[:3]) * colour[3] + below * (
        1 - colour[3]
    )  # what is translucent takes from its ground
    near = NEAR if colour[3] > 0.99 else 2 * NEAR
    ink = (np.abs(cut - wanted).sum(axis=2) <= near).astype(np.uint8)
    if ink.sum() < FEWEST:
        return 1.0
    reach = [cv2.dilate(ink, np.ones((size, size), np.uint8)) for size in (EDGE, AROUND)]
    ground = cut[(reach[1] == 1) & (reach[0] == 0)]
    if not len(ground):
        return 1.0
    return float(np.percentile(ratio(luminance(ground), float(np.median(luminance(cut[ink == 1])))), WEAKEST))


def luminance(colours: np.ndarray) -> np.ndarray:
    """Relative luminance (WCAG 2.2), 0 to 1, of RGB from 0 to 255 in the last axis."""
    return _LINEAR[colours] @ np.array([0.2126, 0.7152, 0.0722], np.float32)


def ratio(luminances: np.ndarray, other: float) -> np.ndarray:
    brighter, darker = np.maximum(luminances, other), np.minimum(luminances, other)
    return (brighter + 0.05) / (darker + 0.05)


def _promised(label: Widget, theme_name: str) -> float:
    if isinstance(label, Words) and label.words.strip() and label.setting:
        return HIGH if theme_name == "contrast" else TEXT
    if isinstance(label, Icon) and label.setting and not isinstance(label, KeyFace):
        return HIGH if theme_name == "contrast" else SIGN
    return 0.0


def _exempt(label: Lettering) -> bool:
    translucent = label.color[3] < 0.99 or label.opacity < 0.99
    if isinstance(label, Icon) and translucent:
        return True
    for above in _above(label):
        if isinstance(above, Touchable) and (not above.offered or above.disabled):
            return True
        if isinstance(label, Icon) and above.opacity < 0.99:
            return True
    return False


def _covered(label: Lettering) -> bool:
    """Partly scrolled away: what is left of its letters says nothing of their contrast."""
    box = _drawn(label)
    return any(isinstance(above, ScrollView) and not box.within(Box.of(above)) for above in _above(label))


_VALUES = np.arange(256, dtype=np.float32) / 255
_LINEAR = np.where(_VALUES <= 0.04045, _VALUES / 12.92, ((_VALUES + 0.055) / 1.055) ** 2.4).astype(np.float32)
