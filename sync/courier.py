"""The thread that carries records to the hub, patiently, and lets nothing fall silently."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from sync.backoff import Backoff
from sync.clock import Clock, SystemClock
from sync.errors import EnrolmentError, HubRefused, JournalError, SyncError
from sync.kept import Fate, Settled, Waiting
from sync.record import Stream
from sync.way import RightOfWay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.doors import Door
    from sync.identity import Identity
    from sync.journal import Journal
    from sync.protocol import Outcome, Receipt, SourceState
    from sync.wire import Reply, Wire

_START_PATIENCE = 30.0  # seconds a starting embedded hub may take on a slow card
_PAUSE = 30.0  # between looks whether a person has mended what only a person can
_RENEWAL = 1.0  # where the kiosk gets a new identity by itself
_REFUSED_FOR = 300.0  # after that the same identity is tried once more: perhaps it was not the hub that said no
_DELIVERED = frozenset({"created", "duplicate"})
_LAST_SEQUENCE = 2**31 - 1


class CourierState(StrEnum):
    STARTING = "starting"
    SENDING = "sending"
    RESTING = "resting"  # everything is delivered
    WAITING = "waiting"  # no contact, or the hub asked for patience
    PAUSED = "paused"  # a person must act: the hub does not accept this kiosk
    PORTAL = "portal"  # something else answers in the hub's place
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CourierStatus:
    """For staff. detail: a sentence; last_contact, next_try: Unix seconds; alarms: conflicts seen since the start."""

    state: CourierState
    detail: str
    last_contact: float | None
    next_try: float | None
    delivered: int
    waiting: int
    parked: int
    alarms: int


class _Halt(Exception):  # noqa: N818  named for what happened
    def __init__(self, state: CourierState, detail: str, seconds: float | None = None) -> None:
        super().__init__(detail)
        self.state = state
        self.seconds = seconds


class Courier:
    """`start` takes the thread, `close` drains and ends it. status() may be asked from any thread."""

    def __init__(
        self,
        journal: Journal,
        door: Door,
        *,
        records: int = 100,
        size: int = 256 * 1024,
        clock: Clock | None = None,
        proxy: str | None = None,
        chance: random.Random | None = None,
    ) -> None:
        self._journal = journal
        self._door = door
        self._records = records
        self._size = size
        self._clock = clock if clock is not None else SystemClock()
        self._proxy = proxy
        self._backoff = Backoff(chance if chance is not None else random.Random())  # noqa: S311  jitter, no secret
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._way = RightOfWay(self._clock)
        self._deadline: float | None = None
        self._urged = False
        self._thread: threading.Thread | None = None
        self._wire: Wire | None = None
        self._identity: Identity | None = None
        self._refused: Identity | None = None
        self._refused_until = 0.0
        self._refusal = ""
        self._reached: dict[str, int] = {}  # per source: the highest sequence delivered, as far as known here
        self._missing: dict[str, list[tuple[int, int]]] = {}
        self._status = CourierStatus(CourierState.STARTING, "Not started yet.", None, None, 0, 0, 0, 0)

    def start(self) -> None:
        self._journal.on_kept = self.wake
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Look now: something was kept, or a person has mended something."""
        self._wake.set()

    def retry(self) -> None:
        """A person asks for it: look now, whatever the patience says."""
        self._urged = True
        self._wake.set()

    def give_way(self) -> None:
        """Somebody touches the kiosk, and goes first (`sync.way`). From any thread."""
        self._way.touched()

    def close(self, timeout: float) -> bool:
        """Deliver what waits if the hub can be reached, at most so many seconds; True when the thread has ended."""
        if self._thread is None:
            return True
        self._deadline = self._clock.monotonic() + timeout
        self._closing.set()
        self._wake.set()
        self._thread.join(timeout + 1.0)
        return not self._thread.is_alive()

    def status(self) -> CourierStatus:
        kept = self._journal.status()
        return replace(
            self._status,
            delivered=kept.answers.delivered + kept.telemetry.delivered,
            waiting=kept.waiting,
            parked=kept.answers.parked + kept.telemetry.parked,
        )

    # ---- from here on: the courier's thread

    def _run(self) -> None:
        seconds: float | None
        while True:
            self._wake.clear()
            last = self._deadline is not None  # who closes is given one whole attempt, whatever was under way then
            self._urged, seconds = False, None
            try:
                more = self._round()
            except _Halt as halt:
                more, seconds = False, halt.seconds if halt.seconds is not None else self._backoff.after_failure()
                self._tell(halt.state, str(halt), next_try=self._clock.time() + seconds)
            except Exception as error:  # whatever it is, the next attempt comes; staff see what it was
                more, seconds = False, self._backoff.after_failure()
                self._disconnect()
                self._tell(CourierState.WAITING, f"Unexpected fault in the courier: {error!r}.")
            if more and not self._late():
                continue
            if last:
                break
            self._rest(seconds)
        self._disconnect()
        self._tell(CourierState.CLOSED, "Closed.")

    def _rest(self, seconds: float | None) -> None:
        """Until something is kept, when all is well; through the whole wait otherwise, whatever is kept meanwhile."""
        if seconds is None:
            self._clock.wait(self._wake, None)
            return
        until = self._clock.monotonic() + seconds
        while self._deadline is None and (left := until - self._clock.monotonic()) > 0:
            self._wake.clear()
            woken = self._deadline is None and self._clock.wait(self._wake, left)
            if self._urged or (woken and self._status.state is CourierState.PAUSED):
                return  # a person says it is mended; a record kept meanwhile costs one look at the identity

    def _late(self) -> bool:
        return self._deadline is not None and self._clock.monotonic() >= self._deadline

    def _round(self) -> bool:
        """A batch of each stream; True when there is more."""
        more = False
        try:
            for stream in Stream:
                self._way.wait(self._closing)
                batch = self._journal.batch(stream, self._records, self._size).result()
                if batch:
                    self._connect()
                    self._tell(CourierState.SENDING, f"Sending {len(batch)} records.")
                    self._deliver(stream, batch)
                    more = True
        except JournalError as error:
            raise _Halt(CourierState.WAITING, str(error)) from error
        if not more:
            self._backoff.reset()
            self._tell(CourierState.RESTING, "Everything is delivered.")
        return more

    def _connect(self) -> None:
        if self._wire is not None:
            return
        from sync.wire import Wire  # noqa: PLC0415  HTTP and cryptography, 120 ms, in its own thread and not at the start

        patience = _START_PATIENCE
        if self._deadline is not None:
            patience = max(0.0, self._deadline - self._clock.monotonic())
        try:
            url, identity = self._door.enter(self._refused, patience)
            if identity == self._refused and self._clock.monotonic() < self._refused_until:
                raise HubRefused(self._refusal)  # noqa: TRY301  one sentence for all ways it can fail
        except (HubRefused, EnrolmentError) as error:
            raise _Halt(CourierState.PAUSED, str(error), _PAUSE) from error
        except SyncError as error:
            raise _Halt(CourierState.WAITING, str(error)) from error
        self._identity = identity
        self._wire = Wire(url, identity, self._clock, self._proxy)

    def _disconnect(self) -> None:
        if self._wire is not None:
            self._wire.close()
            self._wire = None

    def _deliver(self, stream: Stream, batch: Sequence[Waiting]) -> None:
        """Send; what the hub finds too large or malformed as a whole is halved until the one record is found."""
        from sync.wire import Accepted, Malformed, TooLarge  # noqa: PLC0415  HTTP and cryptography, 120 ms, in its own thread and not at the start

        assert self._wire is not None
        reply = self._wire.post([waiting.body for waiting in batch])
        if isinstance(reply, Accepted):
            self._contact()
            self._settle(stream, batch, reply.receipt)
        elif isinstance(reply, TooLarge | Malformed):
            self._contact()
            if len(batch) == 1:
                self._journal.settle(stream, [Settled(batch[0].position, Fate.PARKED, reply.why)]).result()
                return
            half = (len(batch) + 1) // 2
            if isinstance(reply, TooLarge):
                self._records = max(1, min(self._records, half))
            self._deliver(stream, batch[:half])
            self._deliver(stream, batch[half:])
        else:
            self._halt(reply)

    def _halt(self, reply: Reply) -> None:
        from sync.wire import Later, Portal, Refused  # noqa: PLC0415  HTTP and cryptography, 120 ms, in its own thread and not at the start

        if isinstance(reply, Refused):
            self._contact()
            self._refused, self._refused_until = self._identity, self._clock.monotonic() + _REFUSED_FOR
            self._refusal = f"{reply.why} Nothing is lost; everything is kept here until this kiosk is enrolled again."
            self._disconnect()
            raise _Halt(CourierState.PAUSED, self._refusal, _RENEWAL if self._door.renews else _PAUSE)
        self._disconnect()  # the next attempt begins afresh: the hub may have moved or ended
        if isinstance(reply, Portal):
            raise _Halt(CourierState.PORTAL, reply.why)
        assert isinstance(reply, Later)
        raise _Halt(CourierState.WAITING, reply.why, reply.seconds)

    def _contact(self) -> None:
        self._backoff.reset()
        self._status = replace(self._status, last_contact=self._clock.time())

    def _settle(self, stream: Stream, batch: Sequence[Waiting], receipt: Receipt) -> None:
        told: dict[tuple[str, str], Outcome] = {(o.source, o.id): o for o in receipt.results}
        settled = []
        for waiting in batch:
            outcome = told.get((waiting.source, waiting.id))
            if outcome is None:
                continue
            if outcome.result.value in _DELIVERED:
                settled.append(Settled(waiting.position, Fate.DELIVERED))
                self._reached[waiting.source] = max(self._reached.get(waiting.source, 0), waiting.sequence)
            else:
                settled.append(Settled(waiting.position, Fate.PARKED, f"{outcome.result.value}: {outcome.reason}"))
                if outcome.result.value == "conflict":
                    self._status = replace(self._status, alarms=self._status.alarms + 1)
        known = self._journal.hub_epoch(stream)
        self._journal.settle(stream, settled).result()
        if known != receipt.feed_epoch:
            if known is not None:  # the hub began anew, from a backup or from nothing: it gets everything again
                self._journal.send_again(stream, None, 0, 0).result()
            self._journal.note_hub_epoch(stream, receipt.feed_epoch).result()
        for source, state in receipt.source_state.items():
            self._fill(stream, source, state)
        if len(settled) < len(batch):
            raise _Halt(CourierState.WAITING, "The hub's receipt does not name every record of the batch.")

    def _fill(self, stream: Stream, source: str, state: SourceState) -> None:
        """Send again what we hold as delivered and the hub says it does not have."""
        if state.missing != self._missing.get(source, []):
            for first, last in state.missing:
                self._journal.send_again(stream, source, first, last).result()
            self._missing[source] = list(state.missing)
        if state.highest < self._reached.get(source, 0):
            self._journal.send_again(stream, source, state.highest + 1, _LAST_SEQUENCE).result()

    def _tell(self, state: CourierState, detail: str, *, next_try: float | None = None) -> None:
        self._status = replace(self._status, state=state, detail=detail, next_try=next_try)
