"""Draws the walkers in front of a pavement and a house, as a camera would see them: with noise and unsteady light."""

from math import pi, sin
from typing import TYPE_CHECKING

import cv2
import numpy as np

from devices.simulated.walker import Figure, figures_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

WIDE, HIGH = 640, 480
_NOISE = 3.0  # steps of 256, standard deviation: a webcam in the evening
_FIELDS = 8  # different noises, drawn once: drawing one for each picture costs more than all the rest
_FLICKER = 1.5  # steps of 256
_SKIN, _TROUSERS = (120, 150, 200), (50, 45, 45)


class Scene:
    """Asked for the picture of a moment; the same seed gives the same noise."""

    def __init__(self, seed: int | None = None) -> None:
        rng = np.random.default_rng(seed)
        self._empty = _place()
        self._noises = [rng.normal(0.0, _NOISE, (HIGH, WIDE, 1)).astype(np.int16) for _ in range(_FIELDS)]
        self._rng = rng

    def picture(self, seconds: float, figures: list[Figure] | None = None) -> "Pixels":
        """HIGH × WIDE × 3; the figures are those of that moment unless others are given."""
        picture = self._empty.copy()
        for figure in figures_at(seconds) if figures is None else figures:
            _draw(picture, figure)
        light = round(_FLICKER * sin(2 * pi * seconds / 7))
        noise = self._noises[self._rng.integers(_FIELDS)] + light
        noisy = picture.astype(np.int16)
        noisy += np.roll(noise, int(self._rng.integers(HIGH)), axis=0)
        return np.clip(noisy, 0, 255).astype(np.uint8)

    def jpeg(self, seconds: float) -> bytes:
        return jpeg_of(self.picture(seconds))


def jpeg_of(picture: "Pixels") -> bytes:
    """ValueError when it cannot be encoded."""
    well, data = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, 80))
    if not well:
        raise ValueError(f"a picture of shape {picture.shape} cannot be encoded")
    return data.tobytes()


def _place() -> "Pixels":
    place = np.full((HIGH, WIDE, 3), (150, 160, 165), np.uint8)
    cv2.rectangle(place, (0, 330), (WIDE, HIGH), (120, 122, 124), -1)
    for x in range(-200, WIDE + 200, 80):
        cv2.line(place, (x, HIGH), (x + (WIDE // 2 - x) // 4, 330), (105, 107, 109), 2)
    for x in (60, 250, 440):
        cv2.rectangle(place, (x, 60), (x + 120, 250), (190, 180, 160), -1)
        cv2.rectangle(place, (x, 60), (x + 120, 250), (90, 95, 100), 4)
    return place


def _draw(picture: "Pixels", figure: Figure) -> None:
    x = round(figure.x * WIDE)
    top = x + round(figure.sway * WIDE)
    foot, hip, shoulder, head = 430, 290, 180, 140
    step = round(38 * figure.stride)
    cv2.ellipse(picture, (x, foot + 6), (52, 8), 0, 0, 360, (100, 102, 104), -1)
    cv2.line(picture, (x - 12, hip), (x - 12 - step, foot), _TROUSERS, 26)
    cv2.line(picture, (x + 12, hip), (x + 12 + step, foot), _TROUSERS, 26)
    torso = np.array([[top - 40, shoulder], [top + 40, shoulder], [x + 32, hip + 20], [x - 32, hip + 20]], np.int32)
    cv2.fillConvexPoly(picture, torso, figure.coat)
    cv2.line(picture, (top - 40, shoulder + 10), (top - 46 + step // 2, hip), figure.coat, 20)
    hand = (top + 52 + round(28 * figure.wave), round(hip - (hip - head + 40) * figure.wave))
    cv2.line(picture, (top + 40, shoulder + 10), hand, figure.coat, 20)
    cv2.circle(picture, (top, head), 30, _SKIN, -1)
    cv2.ellipse(picture, (top, head - 8), (31, 24), 0, 180, 360, (40, 50, 60), -1)
