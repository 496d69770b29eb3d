"""Following feeds from their beginning: a thread that reads what comes, is patient, and starts over when it must."""

from __future__ import annotations

import logging
import random
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from sync.backoff import Backoff
from sync.errors import CursorForeign, CursorTampered, FeedError, HubError, RecordError
from sync.feed import open_feed
from sync.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sync.feed import Feed, Page

LOOK_AGAIN = 0.5  # seconds between two looks into a file
HUB_WAIT = 10.0  # seconds a hub may keep a request until something is new
MOST_PATIENT = 10.0  # seconds: somebody stands in front and waits for it to come back

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class News:
    """What came.

    ``anew``: all records from before are void, the feeds are read again from the beginning; ``whole``: with these it is
    all there is for now; ``faults``: one sentence for each feed that cannot be read at the moment.
    """

    records: tuple[Record, ...] = ()
    anew: bool = False
    whole: bool = False
    faults: tuple[str, ...] = ()


@dataclass
class _Source:
    where: str
    cursor: str | None = None
    feed: Feed | None = None
    whole: bool = False
    fault: str = ""
    due: float = 0.0  # seconds of waiting left
    backoff: Backoff = field(default_factory=lambda: Backoff(random.Random()))  # noqa: S311  spreads requests in time


class Following:
    """Reads all of ``wheres`` (journal files or a hub's URL; they may appear later) and goes on with what arrives.

    ``on_news`` is called from the thread of this. Nothing is kept between two starts: whoever starts late or was killed
    reads from the beginning and knows the same as everybody else.
    """

    def __init__(
        self,
        wheres: Sequence[str],
        token: str | None,
        types: Sequence[str],
        on_news: Callable[[News], None],
        *,
        hub_wait: float = HUB_WAIT,
    ) -> None:
        self._sources = [_Source(where) for where in wheres]
        self._token = token
        self._types = tuple(types)
        self._on_news = on_news
        self._hub_wait = hub_wait
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        self._thread = threading.Thread(target=self._run, name="following", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends between two pages; a request that a hub still keeps open ends with the program."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(1.0)
            self._thread = None

    def _run(self) -> None:
        while not self._ending.is_set():
            pause = min(self._look(source) for source in self._sources)
            for source in self._sources:
                source.due = max(0.0, source.due - pause)
            self._ending.wait(pause)

    def _look(self, source: _Source) -> float:
        """Read one page if it is time; gives the seconds until the next look."""
        if source.due > 0:
            return source.due
        began = time.monotonic()
        try:
            page = self._page(source)
        except (CursorForeign, CursorTampered) as error:
            log.warning("%s is read again from its beginning: %s", source.where, error)
            self._begin_again()
            return 0.0
        except (FeedError, HubError) as error:
            self._failed(source, str(error))
            return source.due
        told, source.fault = not source.whole or bool(source.fault), ""
        source.backoff.reset()
        source.cursor, source.whole = page.cursor, source.whole or not page.more
        records = self._read(page.lines)
        if records or told:
            self._tell(records)
        # A hub waits by itself; something between it and us may not let it, and would be asked without a pause.
        waited = _is_hub(source) and (page.lines or time.monotonic() - began >= LOOK_AGAIN)
        source.due = 0.0 if page.more or waited else LOOK_AGAIN
        return source.due

    def _failed(self, source: _Source, sentence: str) -> None:
        source.feed = None
        source.due = min(MOST_PATIENT, source.backoff.after_failure())
        if source.fault != sentence:
            log.warning("%s", sentence)
            source.fault = sentence
            self._tell(())

    def _begin_again(self) -> None:
        """A journal was begun anew or a hub restored: what is known may hold records that are there no more."""
        for source in self._sources:
            source.cursor, source.whole, source.due = None, False, 0.0
        self._tell((), anew=True)

    def _tell(self, records: Sequence[Record], *, anew: bool = False) -> None:
        whole = all(each.whole or each.fault for each in self._sources)
        faults = tuple(each.fault for each in self._sources if each.fault)
        self._on_news(News(tuple(records), anew, whole, faults))

    def _page(self, source: _Source) -> Page:
        if source.feed is None:
            source.feed = open_feed(source.where, self._token, types=self._types)
        return source.feed.page(source.cursor, wait=self._hub_wait if source.whole else 0.0)

    @staticmethod
    def _read(lines: Sequence[bytes]) -> list[Record]:
        records = []
        for line in lines:
            try:
                records.append(Record.from_json(line))
            except RecordError as error:
                log.warning("A record of the feed is passed over: %s", error)
        return records


def _is_hub(source: _Source) -> bool:
    """A hub keeps a request open until something is new; a file must be looked at."""
    return source.where.startswith(("http://", "https://"))
