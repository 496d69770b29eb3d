"""Runs one simulated instrument until it is told to end: SIGTERM, Ctrl-C, or its parent gone (`tether`)."""

import os
import select
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from random import Random

from devices.simulated.registry import twin_class
from devices.simulated.twin import Twin
from devices.simulated.wire import Wire

_LOOK = 0.1  # s between looks whether somebody has opened the port

SAY = partial(print, flush=True)  # whoever started it through a pipe waits for it


def run(
    kind: str,
    link: Path | None = None,
    *,
    every: float | None = None,
    seed: int | None = None,
    tether: int | None = None,
    say: Callable[[str], None] = SAY,
) -> None:
    """Says the pty's path, then serves it. Runs in the main thread of its process.

    `tether`: a descriptor whose end of file ends the instrument. UnknownDriver when KIND has no twin; OSError when the
    link cannot be made.
    """
    kind_class = twin_class(kind)
    twin = kind_class(Random(seed), 1.0 if every is None else every)  # noqa: S311  weather, no secret
    with signals() as told, Wire(kind_class.BAUD, link) as wire:
        say(wire.path)
        _serve(twin, wire, [told] if tether is None else [told, tether])


@contextmanager
def signals() -> Iterator[int]:
    """A descriptor that becomes readable on SIGTERM or Ctrl-C: an end between two steps, never in the middle of one."""
    told, teller = os.pipe()
    os.set_blocking(teller, False)
    signal.set_wakeup_fd(teller)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    try:
        yield told
    finally:
        signal.set_wakeup_fd(-1)
        os.close(told)
        os.close(teller)


def _serve(twin: Twin, wire: Wire, ends: list[int]) -> None:
    power_on = time.monotonic()
    poll = select.poll()
    for end in ends:
        poll.register(end, select.POLLIN)
    listened = False
    while True:
        now = time.monotonic() - power_on
        if wire.listened() != listened:
            listened = not listened
            _met(twin, wire, poll, now) if listened else _left(wire, poll)
        if listened:
            wire.send(twin.hear(wire.receive()), now)
        again = _speak(twin, wire, now, listened=listened)
        for ready, _ in poll.poll(max(0.0, again - now) * 1000):
            if ready in ends and not still_held(ready):
                return


def _met(twin: Twin, wire: Wire, poll: select.poll, now: float) -> None:
    poll.register(wire, select.POLLIN)
    twin.greet(now)


def _left(wire: Wire, poll: select.poll) -> None:
    poll.unregister(wire)
    wire.hang_up()


def _speak(twin: Twin, wire: Wire, now: float, *, listened: bool) -> float:
    """What is due goes onto the wire; when to come back."""
    while twin.next_at() <= now:
        spoken = twin.speak(now)
        if listened:
            wire.send(spoken, now)
    moments = [twin.next_at()]
    if not listened:  # the end of listening wakes by itself, its beginning does not
        moments.append(now + _LOOK)
    if (again := wire.carry(now)) is not None:
        moments.append(again)
    return min(moments)


def still_held(end: int) -> bool:
    """Whether the parent has only said something; a signal's byte and an end of file both mean the end."""
    data = os.read(end, 64)
    return bool(data) and not any(byte in (signal.SIGTERM, signal.SIGINT) for byte in data)
