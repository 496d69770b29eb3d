"""Small true stand-ins for what stands behind the stage: time, journal, voice."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta

from sync.errors import JournalError
from sync.record import ERASURE, Draft, Record, source_uri


def at_once(job) -> Future:
    """Does a job where it stands, instead of off the screen's thread."""
    future: Future = Future()
    try:
        future.set_result(job())
    except Exception as error:
        future.set_exception(error)
    return future


class FedTime:
    """Seconds that pass when told; Kivy's clock runs by it."""

    def __init__(self, seconds: float, morning: datetime) -> None:
        self._began = self.seconds = seconds
        self._morning = morning

    def __call__(self) -> float:
        return self.seconds

    def restart(self) -> None:
        self._began = self.seconds

    def now(self) -> datetime:
        return self._morning + timedelta(seconds=self.seconds - self._began)

    def wall(self) -> float:
        return self.now().timestamp()


class ListJournal:
    """Keeps records in a list. ``held``: nothing becomes durable until released. ``full``: nothing can be kept."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.records: list[Record] = []
        self.held = self.full = False
        self._waiting = []
        self._codes: dict[str, list[Record]] = {}

    def append(self, draft) -> Future:
        future: Future = Future()
        self._waiting.append((draft, future))
        if not self.held:
            self.release()
        return future

    def release(self) -> None:
        self.held, waiting, self._waiting = False, self._waiting, []
        for draft, future in waiting:
            if self.full:
                future.set_exception(JournalError("The disk is full; make room on it."))
                continue
            record = Record.of(draft, source_uri("probe", "0123456789abcdef"), len(self.records) + 1)
            self.records.append(record)
            if draft.withdrawal:
                self._codes.setdefault(draft.withdrawal, []).append(record)
            future.set_result(record)

    def withdraw(self, code) -> Future:
        taken, future = self._codes.pop(code, []), Future()
        erasures = []
        for record in taken:
            self.records.remove(record)
            gone = {"record": record.id, "source": record.source, "sequence": record.sequence, "type": record.type}
            draft = Draft(ERASURE, gone, datetime.fromisoformat(record.time))
            erasures.append(Record.of(draft, record.source, record.sequence + 1000))
        future.set_result(tuple(erasures))
        return future

    def kept(self, what: str) -> list[dict]:
        return [dict(record.data) for record in self.records if record.type == what]


class ListVoice:
    """Notes what it is told to say as (language, parts), and takes ``takes`` seconds of a fed clock for it."""

    def __init__(self, time: Callable[[], float] = lambda: 0.0, takes: float = 0.0) -> None:
        self.said: list[tuple[str, tuple[str, ...]]] = []
        self.remarks: list[str] = []
        self.silenced = 0
        self.paused = False
        self._time, self._takes, self._until = time, takes, 0.0

    @property
    def speaking(self) -> bool:
        return not self.paused and self._time() < self._until

    def say(self, parts, language) -> None:
        self.said.append((language, (parts,) if isinstance(parts, str) else tuple(parts)))
        self.paused, self._until = False, self._time() + self._takes

    def add(self, parts, language) -> None:
        self.said[-1] = (language, (*self.said[-1][1], *parts))
        self._until = max(self._time(), self._until) + self._takes

    def remark(self, text, language) -> None:
        self.remarks.append(text)

    def pause(self) -> None:
        self.paused = self.speaking

    def resume(self) -> None:
        self.paused = False

    def slower(self, *, slow: bool) -> None:
        self.slow = slow

    def stop(self) -> None:
        self.silenced += 1
