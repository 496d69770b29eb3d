"""The kiosk's memory: what is acknowledged is on the medium. One writer thread owns both databases.

Every call returns at once with a Future; a Future of `append` resolves only after the flush. Waiting for it on the Kivy
thread would freeze the screen: add a callback and bridge it.
"""

from __future__ import annotations

import os
import queue
import sqlite3
import threading
import time
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self, TypeVar

import msgspec

from sync import lock
from sync.errors import JournalError, SyncError
from sync.jobs import Append, Call
from sync.record import ERASURE, Draft, Record, Stream, when
from sync.schemas import Schemas
from sync.settings import check_kiosk_name
from sync.sqlite import explain, purge_log
from sync.status import JournalStatus, StreamStatus
from sync.storage import JournalFile
from sync.withdrawal import Withdrawals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sync.kept import Parked, Settled, Waiting

T = TypeVar("T")
_GROUP = 256  # appends in one transaction at most: a group is written in some ms


class Journal:
    """directory holds answers.db, telemetry.db and withdrawal.key; kiosk: the name in every record's source.

    telemetry_hold: seconds that telemetry is gathered for one commit. on_kept: called from the writer thread after
    every commit that left something to deliver.
    """

    def __init__(
        self,
        directory: Path,
        kiosk: str,
        *,
        schemas: Schemas | None = None,
        telemetry_rows: int = 100_000,
        telemetry_hold: float = 0.5,
        on_kept: Callable[[], None] | None = None,
    ) -> None:
        self._directory = directory
        self._kiosk = check_kiosk_name(kiosk)
        self._schemas = schemas if schemas is not None else Schemas()
        self._hold = telemetry_hold
        self.on_kept = on_kept
        self._files = {
            Stream.ANSWERS: JournalFile(directory / "answers.db", kiosk, precious=True),
            Stream.TELEMETRY: JournalFile(directory / "telemetry.db", kiosk, precious=False, ring=telemetry_rows),
        }
        self._faults: dict[Stream, str | None] = dict.fromkeys(Stream)
        self._withdrawals = Withdrawals(directory / "withdrawal.key")
        self._queue: queue.SimpleQueue[Append | Call | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock: int | None = None
        self._gate = threading.Lock()  # no append slips in behind the end mark of close

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Take the directory and start the writer, which opens and checks the databases off this thread.

        JournalLocked when another program has the directory, JournalError when it cannot be used at all.
        """
        self._lock = lock.take(self._directory)
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Everything appended before is kept (or its Future has failed) when this returns."""
        with self._gate:
            thread, self._thread = self._thread, None
            if thread is not None:
                self._queue.put(None)
        if thread is not None:
            thread.join()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def append(self, draft: Draft) -> Future[Record]:
        """Keep it. The Future gives the Record after the flush, or fails with RecordError or JournalError."""
        future: Future[Record] = Future()
        self._put(Append(draft, future), future)
        return future

    def withdraw(self, code: str) -> Future[tuple[Record, ...]]:
        """Erase what was left under the code, here and everywhere: gives the erasure records that say so."""
        return self._call(Stream.ANSWERS, lambda: self._erase(self._withdrawals.hash(code)))

    def records(self, types: Sequence[str], stream: Stream = Stream.ANSWERS) -> Future[list[Record]]:
        """All records of these types that the journal holds, oldest first."""
        return self._call(stream, lambda: [Record.from_json(text) for text in self._files[stream].bodies(tuple(types))])

    def recent(self, types: Sequence[str], since: datetime, stream: Stream = Stream.ANSWERS) -> Future[list[Record]]:
        """The same since a time (with a zone): read from the end, which is cheap however much there is."""
        return self._call(stream, lambda: self._files[stream].recent(tuple(types), since))

    def batch(self, stream: Stream, records: int, size: int) -> Future[list[Waiting]]:
        """What is to be delivered next, at most so many records and bytes."""
        return self._call(stream, lambda: self._files[stream].batch(records, size))

    def settle(self, stream: Stream, outcomes: Iterable[Settled]) -> Future[None]:
        return self._call(stream, lambda: self._files[stream].settle(outcomes))

    def send_again(self, stream: Stream, source: str | None, first: int, last: int) -> Future[int]:
        return self._call(stream, lambda: self._files[stream].send_again(source, first, last))

    def parked(self, stream: Stream = Stream.ANSWERS, most: int = 50) -> Future[list[Parked]]:
        return self._call(stream, lambda: self._files[stream].parked(most))

    def unpark(self, stream: Stream = Stream.ANSWERS) -> Future[int]:
        """A person has mended what kept them back: what is parked is tried again."""
        return self._call(stream, self._files[stream].unpark)

    def note_hub_epoch(self, stream: Stream, epoch: str) -> Future[None]:
        return self._call(stream, lambda: self._files[stream].note_hub_epoch(epoch))

    def hub_epoch(self, stream: Stream) -> str | None:
        return self._files[stream].hub_epoch

    def warm(self) -> Future[None]:
        """Compile the schemas on the writer thread, so that the first visitor does not wait for it."""
        return self._call(Stream.ANSWERS, self._schemas.warm)

    def ready(self) -> Future[JournalStatus]:
        """Resolves when the databases are open and checked."""
        return self._call(Stream.TELEMETRY, self.status)

    def status(self) -> JournalStatus:
        """The numbers as of the last commit; from any thread, without waiting."""
        notices = [file.salvaged.sentence() for file in self._files.values() if file.salvaged is not None]
        return JournalStatus(self._status(Stream.ANSWERS), self._status(Stream.TELEMETRY), tuple(notices))

    def _status(self, stream: Stream) -> StreamStatus:
        file, fault = self._files[stream], self._faults[stream]
        counts = file.counts
        numbers = (counts["waiting"], counts["delivered"], counts["parked"], counts["erased"], file.dropped)
        return StreamStatus(file.source, *numbers, fault)

    def _call(self, stream: Stream, work: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        self._put(Call(stream, work, future), future)  # type: ignore[arg-type]  # a Future[T] is resolved with work's T
        return future

    def _put(self, job: Append | Call, future: Future[T]) -> None:
        with self._gate:
            if self._thread is not None:
                self._queue.put(job)
                return
        future.set_exception(JournalError(f"The journal in {self._directory} is closed; nothing can be kept any more."))

    # ---- from here on: the writer thread

    def _run(self) -> None:
        for stream in Stream:
            self._attempt(stream, lambda: None)
        held: dict[Stream, list[Append]] = {stream: [] for stream in Stream}
        due: float | None = None
        running = True
        while running:
            for job in self._next(due):
                if job is None:
                    running = False
                elif isinstance(job, Append):
                    held[job.draft.stream].append(job)
                else:
                    self._commit(job.stream, held[job.stream])  # a question sees everything appended before it
                    self._answer(job)
            self._commit(Stream.ANSWERS, held[Stream.ANSWERS])
            if not held[Stream.TELEMETRY]:
                due = None
            elif due is None:
                due = time.monotonic() + self._hold
            if due is not None and (time.monotonic() >= due or not running):
                self._commit(Stream.TELEMETRY, held[Stream.TELEMETRY])
                due = None
        for file in self._files.values():
            file.close()

    def _next(self, due: float | None) -> list[Append | Call | None]:
        """The next job and all that came with it; nothing when the held telemetry is due first."""
        jobs: list[Append | Call | None] = []
        try:
            jobs.append(self._queue.get(timeout=None if due is None else max(0.0, due - time.monotonic())))
            while len(jobs) < _GROUP and jobs[-1] is not None:
                jobs.append(self._queue.get_nowait())
        except queue.Empty:
            return jobs
        return jobs

    def _commit(self, stream: Stream, appends: list[Append]) -> None:
        """One transaction for all of them; empties the list. A draft that breaks its schema fails alone."""
        group, appends[:] = [a for a in appends if a.future.set_running_or_notify_cancel()], []
        kept: list[tuple[Append, Record]] = []

        def write() -> None:
            file = self._files[stream]
            entries: list[tuple[Record, bytes, bytes | None]] = []
            for append in group:
                try:
                    entry = self._entry(append.draft, file.source, file.sequence + len(entries) + 1)
                except (SyncError, TypeError) as error:  # TypeError: something in the data is no JSON
                    append.future.set_exception(error)
                    continue
                entries.append(entry)
                kept.append((append, entry[0]))
            if entries:
                file.insert(entries)

        error = self._attempt(stream, write) if group else None
        if error is not None:
            for append in group:
                if not append.future.done():
                    append.future.set_exception(error)
            return
        for append, record in kept:
            append.future.set_result(record)
        if kept and self.on_kept is not None:
            self.on_kept()

    def _entry(self, draft: Draft, source: str, sequence: int) -> tuple[Record, bytes, bytes | None]:
        record = Record.of(draft, source, sequence)
        body = record.to_json()
        # Checked as it will arrive: what JSON cannot say (not a number, say) has become null by now.
        self._schemas.check(record.type, msgspec.json.decode(body)["data"])
        return record, body, self._withdrawals.hash(draft.withdrawal) if draft.withdrawal is not None else None

    def _erase(self, code: bytes) -> tuple[Record, ...]:
        file = self._files[Stream.ANSWERS]
        found = file.withdrawn_by(code)
        if not found:
            return ()
        now = when(Draft(ERASURE, {}, datetime.now(UTC)))
        erasures = []
        for step, (number, source, sequence, record_type) in enumerate(found, start=1):
            data = {"record": number, "source": source, "sequence": sequence, "type": record_type}
            record, body, _ = self._entry(Draft(ERASURE, data, now), file.source, file.sequence + step)
            erasures.append((record, body))
        file.erase([number for number, *_ in found], erasures)
        purge_log(file.connection)
        if self.on_kept is not None:
            self.on_kept()
        return tuple(record for record, _ in erasures)

    def _answer(self, call: Call) -> None:
        if not call.future.set_running_or_notify_cancel():
            return
        result: list[object] = []
        error = self._attempt(call.stream, lambda: result.append(call.work()))
        if error is None:
            call.future.set_result(result[0])
        else:
            call.future.set_exception(error)

    def _attempt(self, stream: Stream, work: Callable[[], None]) -> Exception | None:
        """Do it with the database open; give the error if it could not be done.

        The next attempt opens the database afresh, so a disk that has space again needs nobody's help.
        """
        file = self._files[stream]
        try:
            if not file.is_open:
                file.open()
            work()
        except sqlite3.Error as error:
            file.close()
            explained = explain(error, file.path)
            self._faults[stream] = str(explained)
            return explained
        except OSError as error:
            file.close()
            fault = error if isinstance(error, JournalError) else JournalError(f"{file.path} cannot be used: {error}.")
            self._faults[stream] = str(fault)
            return fault
        except Exception as error:  # a fault in one job must not end the thread everyone relies on; its Future tells
            return error
        self._faults[stream] = None
        return None
