"""The wall's bridge: news from the feed's thread, slides on the screen's."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kivy.clock import Clock

from kiosk.wall.show import News, Show
from kiosk.wall.slides import Slide

A_FRAME: Final = 4  # news taken in one frame: a page of 500 records costs some ms


@dataclass(frozen=True)
class Shown:
    """One look at the wall."""

    slide: Slide
    place: int
    count: int
    clock: str
    lost: str


class WallModel:
    """``put`` comes from the feed's thread; everything else belongs to the screen's."""

    def __init__(self, show: Show, now: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        self.show = show
        self._now = now
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._arrived: deque[News] = deque()
        self._take_soon = Clock.create_trigger(self._take)

    def put(self, news: News) -> None:
        """News from any thread."""
        with self._lock:
            self._arrived.append(news)
        self._take_soon()

    def look(self) -> Shown:
        """What is on the wall now."""
        now = self._now()
        slide = self.show.slide(now, self._monotonic())
        place, count = self.show.place()
        return Shown(slide, place, count, self.show.view(now).language.clock(now), self.show.lost(now))

    def _take(self, _seconds: float) -> None:
        for _number in range(A_FRAME):
            with self._lock:
                if not self._arrived:
                    return
                news = self._arrived.popleft()
            self.show.take(news, self._now())
        self._take_soon()  # the rest in the next frame: whoever looks at the wall must not see it stand still
