"""JPEG to pixels, scaled down while decoding: a quarter of the work for a sixteenth of the pixels."""

from typing import TYPE_CHECKING, cast

import cv2
import numpy as np

from devices.cameras.analysis import WIDTH

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from devices.cameras.grabber import Picture

_REDUCED = {
    8: cv2.IMREAD_REDUCED_COLOR_8,
    4: cv2.IMREAD_REDUCED_COLOR_4,
    2: cv2.IMREAD_REDUCED_COLOR_2,
    1: cv2.IMREAD_COLOR,
}
MISSES = 20  # pictures in a row that do not decode: one is a disturbance, these are a broken camera


class Decoder:
    """Remembers how far a stream's pictures may be reduced; `misses` counts those in a row that did not decode."""

    def __init__(self) -> None:
        self._factor = 8
        self._fitted = False
        self.misses = 0

    def decode(self, jpeg: "NDArray[np.uint8] | bytes") -> "Picture | None":
        """At least WIDTH pixels wide if the camera gives as many; None when it does not decode."""
        data = np.frombuffer(jpeg, np.uint8) if isinstance(jpeg, bytes) else jpeg
        try:
            picture = cv2.imdecode(data, _REDUCED[self._factor])
        except cv2.error:
            picture = None
        if picture is None:
            self.misses += 1
            return None
        self.misses = 0
        if not self._fitted:
            self._fitted = True
            wide = picture.shape[1] * self._factor
            self._factor = next((factor for factor in _REDUCED if wide // factor >= WIDTH), 1)
        return cast("Picture", picture)
