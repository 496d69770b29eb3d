"""What the capture loop asks of a source of frames."""

from typing import TYPE_CHECKING, Protocol

from devices.cameras.messages import Fault, Trouble

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]  # rows × columns × 3, blue green red


class GrabFailed(Exception):  # noqa: N818  named for what happened
    """Stays within the capture process: its parent is told the numbers of `fault`."""

    def __init__(self, trouble: Trouble, number: int = 0) -> None:
        super().__init__(trouble.name)
        self.fault = Fault(trouble, number)


class Grabber(Protocol):
    """Opened once, read until it fails; every method may raise GrabFailed."""

    def open(self) -> None: ...

    def grab(self) -> None:
        """Waits for a frame that is newer than the last; decodes nothing."""

    def picture(self) -> "Picture":
        """The frame grabbed last, scaled down while it is decoded where that is possible."""

    def close(self) -> None: ...
