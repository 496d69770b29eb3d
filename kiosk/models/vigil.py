"""The watchdog's eyes and hand: a sample of the pixels, and a test touch through Kivy's own input."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Final

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.watchdog import Notifier, Watchdog, WatchdogSettings, notifier_of_this_process
from kiosk.widgets.finger import Finger

DEVICE: Final = "watchdog"  # a touch of this device never reaches a widget
ROWS: Final = 8  # lines of pixels that are looked at, spread over the screen


class Vigil:
    """``beat`` in every tick of the main loop; ``arrived`` for every touch: True when it was only a test."""

    def __init__(
        self, notifier: Notifier, clock: Callable[[], float], busy: Callable[[], bool], end: Callable[[str], None]
    ) -> None:
        self.listened_to = notifier.listened_to
        self._finger = Finger(DEVICE)
        self._watchdog = Watchdog(
            notifier, clock, WatchdogSettings(), send_touch=self._send, look=pixels, busy=busy, end=end
        )
        self.beat = self._watchdog.beat
        self.stopping = self._watchdog.stopping

    def ready(self) -> None:
        EventLoop.add_input_provider(self._finger)
        self._watchdog.ready()

    def close(self) -> None:
        EventLoop.remove_input_provider(self._finger)
        self.stopping()

    def arrived(self, touch: object) -> bool:
        """A touch came in; True when it was the watchdog's own."""
        self._watchdog.touch_arrived()
        return getattr(touch, "device", "") == DEVICE

    def _send(self) -> None:
        self._finger.press(1, 1)
        self._finger.lift()


def pixels() -> bytes:
    """A sample of what is on the screen: some lines of it."""
    width, height = Window.size
    heights = ((2 * row + 1) * height // (2 * ROWS) for row in range(ROWS))
    return b"".join(bytes(glReadPixels(0, y, width, 1, GL_RGB, GL_UNSIGNED_BYTE)) for y in heights)


def keep_vigil(stack: ExitStack, busy: Callable[[], bool], give_up: Callable[[str], None]) -> Vigil:
    """The vigil of this process, closed with ``stack``: systemd tells it how often it must be heard."""
    vigil = Vigil(stack.enter_context(notifier_of_this_process()), time.monotonic, busy, give_up)
    stack.callback(vigil.close)
    return vigil
