"""Looks whether the kiosk still works for the person in front of it: its loop turns, touches arrive, pixels are lit.

Screens that run for weeks lose their touch input or go black while the process is well. So the process is not asked. In
every tick of the main loop the app calls ``beat()``, and the watchdog

- tells systemd that the loop turns (``WATCHDOG=1``); when the loop stands still nobody tells it, and systemd restarts;
- now and then sends a test touch the way real ones come, and waits for it to arrive (``touch_arrived()``);
- now and then looks at a sample of the pixels.

What is wrong for good ends the kiosk in order, with its reason; from then on systemd is told nothing, so an end that
hangs is cut off too. No thread, no Kivy: time and both looks are handed in.
"""

import logging
import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

log = logging.getLogger(__name__)

_MICRO: Final = 1e-6
BEATS_PER_LIMIT: Final = 3  # systemd asks for two; one more for a frame that takes long
STAYS_OFF: Final = "stays-off"  # a file in the unit's RuntimeDirectory, which goes when the unit is off


@dataclass(frozen=True)
class WatchdogSettings:
    """When something counts as broken; seconds. ``black``: the brightest value (0 to 255) of a picture with no light.

    A loop that stood still is told to staff from ``stall_s`` on; the limit at which it is cut off is systemd's
    ``WatchdogSec``. ``looks``: failed looks in a row that end the kiosk; one alone may be a busy moment.
    """

    stall_s: float = 5.0
    touch_every_s: float = 60.0
    touch_within_s: float = 5.0
    pixels_every_s: float = 20.0
    black: int = 8
    looks: int = 3


class Notifier:
    """Speaks to systemd over its datagram socket (sd_notify(3)); without systemd it is silent.

    ``WATCHDOG_PID`` is not compared: under a compositor the main process of the unit is the compositor, and the unit
    lets its children speak (``NotifyAccess=all``).
    """

    def __init__(self, environment: Mapping[str, str], pid: int) -> None:
        self.pid = pid
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self.listened_to = bool(address)  # by systemd, which starts anew whatever ends
        stated = environment.get("WATCHDOG_USEC", "")
        self.limit_s = int(stated) * _MICRO if stated.isdigit() else 0.0  # 0: systemd does not watch
        self._socket: socket.socket | None = None
        self._told = False

    def open(self) -> None:
        """Nothing to open without systemd."""
        if self._address:
            # Close-on-exec, as Python makes it: instruments' processes do not speak for the kiosk.
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._socket.setblocking(False)  # the main loop must not wait for systemd

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def say(self, *lines: str) -> None:
        """Send one message. A message systemd did not take is told once: it will restart the kiosk for silence."""
        if self._socket is None:
            return
        try:
            self._socket.sendto("\n".join(lines).encode(), self._address)
        except OSError as error:
            if not self._told:
                log.warning("systemd does not hear the kiosk (%s); it will restart it when WatchdogSec is over.", error)
            self._told = True
        else:
            self._told = False


class Watchdog:
    """Told by the main loop in every tick; says once, to ``end``, what is wrong for good.

    Args:
        notifier: open. clock: monotonic seconds.
        send_touch: sends a test touch the way real ones come; whoever receives it calls ``touch_arrived``. It may be
            left out (None) while nothing can be sent, and is not called while ``busy()``.
        look: a sample of the screen's pixels, one byte per colour value; None while the screen is dark on purpose.
        busy: whether a visitor is at the screen; then no test touch gets in the way (theirs are seen as well).
        end: ends the kiosk in order; its argument is the reason, a sentence for staff.

    """

    def __init__(
        self,
        notifier: Notifier,
        clock: Callable[[], float],
        settings: WatchdogSettings,
        *,
        send_touch: Callable[[], None] | None,
        look: Callable[[], bytes | None],
        busy: Callable[[], bool],
        end: Callable[[str], None],
    ) -> None:
        self._notifier = notifier
        self._clock = clock
        self._settings = settings
        self._send_touch, self._look, self._busy, self._end = send_touch, look, busy, end
        self._ended = False
        self._last_beat: float | None = None
        self._last_word = float("-inf")
        self._touch = _Looks(settings.touch_every_s, settings.looks)
        self._pixels = _Looks(settings.pixels_every_s, settings.looks)
        self._waiting_since: float | None = None  # for a test touch

    def ready(self) -> None:
        """The first frame is on the screen."""
        now = self._clock()
        self._last_beat = now
        self._touch.start(now)
        self._pixels.start(now)
        # The kiosk, not the compositor around it, is what systemd ends first and waits for.
        self._notifier.say("READY=1", f"MAINPID={self._notifier.pid}", "STATUS=The screen is up.")

    def stopping(self) -> None:
        """The kiosk ends in order: systemd waits, and does not count the silence."""
        self._notifier.say("STOPPING=1")

    def beat(self) -> None:
        """One tick of the main loop; before ``ready`` it does nothing."""
        now = self._clock()
        if self._last_beat is None or self._ended:
            return
        stood, self._last_beat = now - self._last_beat, now
        if stood >= self._settings.stall_s:
            log.warning("The screen stood still for %.1f s.", stood)
            # What was asked before could not be answered meanwhile.
            self._waiting_since = now if self._waiting_since is not None else None
        self._try_touch(now)
        self._try_pixels(now)
        # `end` may have been called just now. Without a limit nobody listens for beats.
        if (
            not self._ended
            and self._notifier.limit_s
            and now - self._last_word >= self._notifier.limit_s / BEATS_PER_LIMIT
        ):
            self._last_word = now
            self._notifier.say("WATCHDOG=1")

    def touch_arrived(self) -> None:
        """A touch came in, a test's or a visitor's: the input lives."""
        self._waiting_since = None
        self._touch.good(self._clock())

    def _try_touch(self, now: float) -> None:
        if self._waiting_since is not None:
            if now - self._waiting_since >= self._settings.touch_within_s:
                self._waiting_since = None
                if self._touch.failed(now):
                    self._give_up(
                        f"{self._settings.looks} test touches in a row did not arrive: the touch input is dead."
                    )
        elif self._send_touch is not None and self._touch.due(now) and not self._busy():
            self._waiting_since = now  # before sending: it may arrive within the call
            self._send_touch()

    def _try_pixels(self, now: float) -> None:
        if self._ended or not self._pixels.due(now):
            return
        sample = self._look()
        if sample is None or max(sample, default=0) > self._settings.black:
            self._pixels.good(now)
        elif self._pixels.failed(now):
            self._give_up(f"The screen was black in {self._settings.looks} looks in a row.")

    def _give_up(self, reason: str) -> None:
        self._ended = True
        log.error("%s The kiosk ends, to be started anew.", reason)
        self._notifier.say(f"STATUS={reason}")
        self._end(reason)


class _Looks:
    """When to look next, and how many looks in a row failed."""

    def __init__(self, every_s: float, most: int) -> None:
        self._every_s, self._most = every_s, most
        self._next = float("inf")
        self._failed = 0

    def start(self, now: float) -> None:
        self._next = now + self._every_s

    def due(self, now: float) -> bool:
        return now >= self._next

    def good(self, now: float) -> None:
        self._failed = 0
        self.start(now)

    def failed(self, now: float) -> bool:
        """Count one more; whether there were too many. A doubtful thing is looked at again soon."""
        self._failed += 1
        self._next = now + self._every_s / self._most
        return self._failed >= self._most


def notifier_of_this_process() -> Notifier:
    """From the environment, and takes it out: programs started from here do not speak to systemd in our name."""
    notifier = Notifier(os.environ, os.getpid())
    for name in ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"):
        os.environ.pop(name, None)
    return notifier


def stay_off(environment: Mapping[str, str]) -> None:
    """Leave the unit a note that it must not start the kiosk anew: its ``ExecCondition`` looks for it.

    The exit code does not reach systemd: the program is a child of the compositor, and cage before 0.1.5 (Debian 12)
    ends with a code of its own. Without a unit there is no such folder, and nobody who would start anything anew.
    """
    if not (folder := environment.get("RUNTIME_DIRECTORY")):
        return
    try:
        (Path(folder) / STAYS_OFF).touch()
    except OSError as error:
        log.error("The kiosk does not stay off, systemd starts it anew: %s", error)  # noqa: TRY400  one sentence
