"""The projector's light on the invitation: wedges of colour from one point, swaying slowly."""

import math
from typing import Any, Final

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ListProperty, NumericProperty
from kivy.uix.widget import Widget

FRAMES_PER_S: Final = 12  # calm motion; each frame redraws the whole screen
PERIOD_S: Final = 24.0
SWAY: Final = math.radians(4)
WEDGES: Final = ((205, 217), (226, 243), (258, 281))  # degrees, counter-clockwise from the right


class BeamLight(Widget):
    """Three wedges from the lamp at the upper end of reading. Moves only while ``moving``."""

    moving = BooleanProperty(False)
    phase = NumericProperty(0.0)
    wedges = ListProperty([[0] * 6, [0] * 6, [0] * 6])
    lamp = ListProperty([0, 0])
    rtl = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._tick = None
        for name in ("size", "pos", "phase", "rtl"):
            self.fbind(name, self._draw)

    def on_moving(self, *_: object) -> None:
        if self._tick is not None:
            self._tick.cancel()
        self._tick = Clock.schedule_interval(self._sway, 1 / FRAMES_PER_S) if self.moving else None

    def _sway(self, seconds: float) -> None:
        self.phase = (self.phase + seconds / PERIOD_S) % 1.0

    def _draw(self, *_: object) -> None:
        x = self.x + self.width * (0.14 if self.rtl else 0.86)
        y = self.top - min(self.height * 0.078, self.width * 0.14)
        self.lamp = [x, y]
        reach = 1.6 * math.hypot(self.width, self.height)
        wedges = []
        for number, (start, end) in enumerate(WEDGES):
            sway = SWAY * math.sin(2 * math.pi * (self.phase + number / len(WEDGES)))
            corners = [x, y]
            for degrees in (start, end):
                angle = math.radians(180 - degrees if self.rtl else degrees) + sway
                corners += [x + reach * math.cos(angle), y + reach * math.sin(angle)]
            wedges.append(corners)
        self.wedges = wedges
