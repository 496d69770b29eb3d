"""The course of one instrument: absent → opening → warming → live → stale → lost. Pure: events and times in, state out.

Times are seconds of a monotonic clock.
"""

from math import isinf

from devices.reading import State

BACK_OFF_FIRST = 0.5
BACK_OFF_MOST = 10.0

# What tells one appearance of a path from the next (inode numbers, device number); None: nothing is there.
Sight = tuple[int, ...] | None


class Course:
    """Decides when to try a port, and which state that makes. Ask `state` and `detail` after each event."""

    def __init__(self, max_age: float) -> None:
        self._max_age = max_age
        self._tried: Sight = None
        self._failures = 0
        self._next_try = 0.0
        self._last_frame = 0.0
        self.state = State.ABSENT
        self.detail = "not connected since the start"

    def may_open(self, now: float, sight: Sight) -> bool:
        """Whether to try now. What has just appeared is tried at once; what has refused, after a growing pause."""
        if sight is None:
            self._tried = None
            if self.state is not State.ABSENT and self.state is not State.LOST:
                self._change(State.LOST, "disconnected")
            return False
        if sight != self._tried:
            self._tried = sight
            self._failures = 0
            self._change(State.OPENING, "opening the port")
            return True
        return now >= self._next_try

    def opened(self, now: float) -> None:
        self._last_frame = now
        if isinf(self._max_age):  # silence says nothing of it: a reader that nobody holds a card to
            self._change(State.LIVE, "connected, listening")
        else:
            self._change(State.WARMING, "connected, waiting for the first value")

    def failed(self, now: float, sentence: str) -> None:
        """The port refused or went away: a pause of 0.5 s, doubled up to 10 s while no value comes in between."""
        self._next_try = now + min(BACK_OFF_MOST, BACK_OFF_FIRST * 2**self._failures)
        self._failures = min(self._failures + 1, 10)
        self._change(State.LOST, sentence)

    def heard(self, now: float, *, ready: bool) -> None:
        """A valid frame came; `ready` when the instrument does not say that it is still warming up."""
        self._last_frame = now
        if ready:
            self._failures = 0
            self._change(State.LIVE, "live")
        elif self.state is not State.LIVE:
            self._change(State.WARMING, "connected, warming up")

    def passed(self, now: float) -> None:
        """Time has passed without a frame."""
        if self.state in (State.WARMING, State.LIVE) and now - self._last_frame > self._max_age:
            self._change(State.STALE, f"connected, but silent for over {self._max_age:g} s; check its power and cable")

    def _change(self, state: State, detail: str) -> None:
        self.state = state
        self.detail = detail
