"""A picture to numbers: who stands out from the background, where, and how many. Runs in the capture process.

MOG2 learns the empty scene; what differs and hangs together is a figure. How fast it learns is the heart of it: fast
while nobody is there, hardly at all while somebody is (else a person who stands still fades within seconds), and fast
again once the figure has not stirred for long (a pram, a sign, the ghost of somebody who was there at the start).
"""

from math import exp
from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.cameras.messages import COLUMNS, FULL, ROWS, Seen
from devices.cameras.presence import Presence, Stillness

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from devices.cameras.grabber import Picture

WIDTH, HEIGHT = 160, 120  # what is looked at, at most: averaging takes the noise away, six pixels are a cell
LEARNS = 2.0  # s at the start in which nothing is told
# Time constants of learning, s. What appears counts as background after about a tenth of it.
EMPTY, OCCUPIED, ABSORBING = 30.0, 3000.0, 10.0
STILL = 20.0  # s without a stir after which a figure is taken for a thing
_STIRS = 0.004  # share of a figure's pixels that must change, against half a second before
_STIR = 18  # steps of 256 that are a change
_AFTER = 0.5  # s between the two pictures that are compared
_SMALLEST = 0.008  # share of the picture that is a figure: an adult eight metres off
_LIGHT = 0.7  # share of the picture that no figure covers: the light has changed
_SHADOW = 200  # MOG2 marks shadows with 127, figures with 255
_THRESHOLD = 25.0  # squared standard deviations that make a difference; MOG2's own 16 takes some noise for figures


class Watcher:
    """Keeps the background of one camera; `look` once a frame."""

    def __init__(self, *, mirrored: bool) -> None:
        self._mirrored = mirrored
        self._background = cv2.createBackgroundSubtractorMOG2(varThreshold=_THRESHOLD, detectShadows=True)
        self._kernel = np.ones((3, 3), np.uint8)
        self._presence = Presence()
        self._stillness = Stillness()
        self._begun: float | None = None
        self._before = 0.0  # when the last frame came
        self._tau = EMPTY
        self._reference: tuple[float, NDArray[np.uint8]] | None = None

    def look(self, picture: "Picture", now: float) -> Seen:
        """`now` in seconds of a steady clock; the age is left 0 for the sender to fill in."""
        small = self._scaled(picture)
        warming = self._begun is None or now - self._begun < LEARNS
        if self._begun is None:
            self._begun = self._before = now
        mask = np.asarray(self._background.apply(small, learningRate=self._rate(now, warming=warming)), np.uint8)
        self._before = now
        figures, people, share = self._figures(mask)
        if warming or share > _LIGHT:
            self._tau = EMPTY if warming else 1.0
            figures, people, warming = np.zeros_like(figures), 0, True
        else:
            still = self._still(small, figures, now) if people else 0.0
            self._tau = (ABSORBING if still > STILL else OCCUPIED) if people else EMPTY
        present = self._presence.update(now, seen=people > 0)
        return Seen(0.0, present, warming, people, self._cells(figures))

    def _scaled(self, picture: "Picture") -> "Picture":
        high, wide = picture.shape[:2]
        scale = min(WIDTH / wide, HEIGHT / high, 1.0)
        size = (max(1, round(wide * scale)), max(1, round(high * scale)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.flip(small, 1) if self._mirrored else small, np.uint8)

    def _rate(self, now: float, *, warming: bool) -> float:
        if warming:  # a mean over what came so far
            return max(0.02, 1.0 - exp(-max(0.0, now - self._before) / LEARNS)) if now > self._before else 1.0
        return 1.0 - exp(-max(0.0, now - self._before) / self._tau)

    def _figures(self, mask: "NDArray[np.uint8]") -> "tuple[NDArray[np.uint8], int, float]":
        """Mask (0 or 255) of what is large enough, how many of them, and which share of the picture differs at all."""
        _, sure = cv2.threshold(mask, _SHADOW, 255, cv2.THRESH_BINARY)
        sure = cv2.medianBlur(sure, 3)
        share = cv2.countNonZero(sure) / sure.size
        figures = np.zeros(sure.shape, np.uint8)
        if share < _SMALLEST / 2:
            return figures, 0, share
        closed = cv2.morphologyEx(sure, cv2.MORPH_CLOSE, self._kernel, iterations=2)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
        large = stats[:, cv2.CC_STAT_AREA] >= _SMALLEST * sure.size
        large[0] = False  # the background
        chosen = np.where(large, 255, 0).astype(np.uint8)[labels]
        return chosen, int(np.count_nonzero(large[:count])), share

    def _still(self, small: "Picture", figures: "NDArray[np.uint8]", now: float) -> float:
        """For how long the figures have not stirred."""
        grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
        if self._reference is None or now - self._reference[0] > 4 * _AFTER:  # nobody was here a moment ago
            self._reference = (now, grey)
            return self._stillness.update(now, moves=True)
        then, reference = self._reference
        if now - then < _AFTER:
            return self._stillness.update(now, moves=False)
        self._reference = (now, grey)
        _, changed = cv2.threshold(cv2.absdiff(grey, reference), _STIR, 255, cv2.THRESH_BINARY)
        stirred = cv2.countNonZero(cv2.bitwise_and(changed, figures))
        return self._stillness.update(now, moves=stirred > _STIRS * cv2.countNonZero(figures))

    @staticmethod
    def _cells(figures: "NDArray[np.uint8]") -> bytes:
        if not figures.any():
            return bytes(COLUMNS * ROWS)
        return bytes(grid_of(figures).tobytes())


def grid_of(figures: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """ROWS × COLUMNS of 0 to 100: how many per cent of each cell the mask (0 or 255) covers."""
    grid = cv2.resize(figures, (COLUMNS, ROWS), interpolation=cv2.INTER_AREA)
    return np.rint(grid * (FULL / 255)).astype(np.uint8)
