"""The wall without its glass: news in, and at every moment the slide that is on. Pure: time is an argument."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Protocol

from kiosk.language import Language
from kiosk.wall.ledger import Ledger
from kiosk.wall.programme import Programme
from kiosk.wall.slides import Call, Rest, Slide
from kiosk.wall.view import Pages, View
from sync.record import Record

SETTLE_S: Final = 1.0  # slides are made anew at most so often, however fast records come
CLOCK_S: Final = 0.5  # … but a clock runs
AGE_S: Final = 20.0  # … and at least so often: values grow old, days change
PATIENCE_S: Final = 20.0  # a feed that is away for less is not worth a word

_REST: Final = Rest(key="rest", overline="", title="")
log = logging.getLogger(__name__)


class News(Protocol):
    """What came through the feed (``sync.following.News``)."""

    @property
    def records(self) -> Sequence[Record]: ...
    @property
    def anew(self) -> bool: ...
    @property
    def whole(self) -> bool: ...
    @property
    def faults(self) -> Sequence[str]: ...


class Show:
    """``is_open``: whether the house is open; outside its hours the wall rests. ``every``: see ``Programme``."""

    def __init__(
        self,
        ledger: Ledger,
        pages: Sequence[Pages],
        language: Language,
        second: Language,
        *,
        is_open: Callable[[datetime], bool] = lambda _moment: True,
        every: float | None = None,
    ) -> None:
        self.ledger = ledger
        self._pages = pages
        self._language, self._second = language, second
        self._is_open = is_open
        self._programme = Programme(every)
        self._slides: tuple[Slide, ...] = ()
        self._made = float("-inf")
        self._dirty = True
        self._caught_up = False
        self._lost: datetime | None = None  # since when a feed is away
        self._broken: set[int] = set()

    def take(self, news: News, now: datetime) -> None:
        """Learn what came."""
        if news.anew:
            self.ledger.begin()
            self._caught_up = False
        self.ledger.take(news.records)
        # a feed that was never there says nothing of the others: without a single record there is nothing to show
        if not self._caught_up and news.whole and (self.ledger.taken > 0 or not news.faults):
            self._caught_up = True
            log.info("the wall has read everything there is: %d records", self.ledger.taken)
        self._dirty = self._dirty or bool(news.records) or news.anew or news.whole
        if not news.faults:
            self._lost = None
        elif self._lost is None:
            self._lost = now

    def slide(self, now: datetime, seconds: float) -> Slide:
        """What is on. ``seconds``: of a clock that only grows."""
        wait = CLOCK_S if any(slide.alone for slide in self._slides) else SETTLE_S if self._dirty else AGE_S
        if seconds - self._made >= wait:
            self._slides, self._made, self._dirty = tuple(self._made_at(now)), seconds, False
        slide = self._programme.on(self._slides, seconds)
        assert slide is not None  # there is always one
        return slide

    def place(self) -> tuple[int, int]:
        """(which slide, of how many), for the dots below."""
        return self._programme.place(self._slides)

    def lost(self, now: datetime) -> str:
        """One sentence while what is shown may be old; empty otherwise."""
        if self._lost is None or (now - self._lost).total_seconds() < PATIENCE_S:
            return ""
        since = self._language.clock(self._lost)
        return self._language.say("No connection since {time}. This is how it was then.").format(time=since)

    def view(self, now: datetime) -> View:
        return self.ledger.view(self._language, self._second, now)

    def _made_at(self, now: datetime) -> Sequence[Slide]:
        # While everything is read from the beginning, counts would run up before people's eyes.
        if not self._caught_up:
            return (self._welcome(now),) if self._is_open(now) else (_REST,)
        slides: list[Slide] = []
        for number in range(len(self._pages)):
            slides += self._of(number, now)
            if any(slide.alone for slide in slides):
                return slides  # a running workshop: nothing else is shown, whatever the hours
        if not self._is_open(now):
            return (_REST,)
        return slides or (self._welcome(now),)

    def _of(self, number: int, now: datetime) -> Sequence[Slide]:
        """One page's slides; a page that fails is left out, and staff read why, once."""
        try:
            return tuple(self._pages[number](self.view(now)))
        except Exception:  # an exhibit comes from anybody: its own fault takes down only itself
            if number not in self._broken:
                log.exception("A page of the wall fails and is left out")
                self._broken.add(number)
            return ()

    def _welcome(self, now: datetime) -> Slide:
        view = self.view(now)
        return Call(
            key="welcome",
            overline="",
            title=view.say("Have your say"),
            small=view.say_also("Have your say"),
            words=view.say("What people say here soon stands on this wall."),
        )
