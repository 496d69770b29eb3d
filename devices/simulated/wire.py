"""The wire of a simulated instrument: a pty, at the pace of a baud rate, published under a lasting name."""

import errno
import os
import select
import tty
from pathlib import Path
from typing import Self

_WAITING_AT_MOST = 4096  # bytes; a UART has no memory: what does not get onto the wire in time is lost


class Wire:
    """The instrument's end of a pty. Never blocks: with nobody listening, bytes are lost as on a real cable."""

    def __init__(self, baud: int, link: Path | None = None) -> None:
        self._pace = baud / 10  # bytes a second
        self._link = link
        self._end = -1
        self._waiting = bytearray()
        self._free_at = 0.0  # when the byte now on the wire has passed
        self.path = ""

    def __enter__(self) -> Self:
        self._end, host = os.openpty()
        tty.setraw(host)
        self.path = os.ttyname(host)
        # Closed, the pty tells by POLLHUP whether somebody has it open.
        os.close(host)
        os.set_blocking(self._end, False)
        if self._link is not None:
            self._publish(self._link)
        return self

    def __exit__(self, *_: object) -> None:
        # Only our own name: the next twin may have taken the place already.
        if self._link is not None and self._link.is_symlink() and str(self._link.readlink()) == self.path:
            self._link.unlink()
        os.close(self._end)

    def fileno(self) -> int:
        return self._end

    def listened(self) -> bool:
        """Whether somebody has the port open."""
        poll = select.poll()
        poll.register(self._end, 0)
        return not any(event & select.POLLHUP for _, event in poll.poll(0))

    def send(self, data: bytes, now: float) -> None:
        """Put bytes on the wire; they pass in their own time."""
        if not self._waiting:
            self._free_at = max(self._free_at, now)
        self._waiting += data
        del self._waiting[: max(0, len(self._waiting) - _WAITING_AT_MOST)]

    def hang_up(self) -> None:
        """Nobody listens: what was on its way is lost."""
        self._waiting.clear()

    def carry(self, now: float) -> float | None:
        """Let pass what has passed by `now`; when to call again, None when the wire is idle."""
        passed = min(len(self._waiting), int((now - self._free_at) * self._pace) + 1) if now >= self._free_at else 0
        if passed and self._waiting:
            self._free_at += passed / self._pace
            self._write(bytes(self._waiting[:passed]))
            del self._waiting[:passed]
        # Up to 2 ms of bytes at once: a UART's FIFO, and few wake-ups.
        return self._free_at + 0.002 if self._waiting else None

    def receive(self) -> bytes:
        """What the host has sent, b"" for nothing."""
        try:
            return os.read(self._end, 4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            if error.errno == errno.EIO:  # nobody has the port open
                return b""
            raise

    def _write(self, data: bytes) -> None:
        try:
            os.write(self._end, data)
        except BlockingIOError:
            return  # the host does not read and its buffer is full: lost
        except OSError as error:
            if error.errno != errno.EIO:  # EIO: the host has just closed the port
                raise

    def _publish(self, link: Path) -> None:
        link.parent.mkdir(parents=True, exist_ok=True)
        fresh = link.with_name(f".{link.name}.{os.getpid()}")
        fresh.symlink_to(self.path)
        fresh.replace(link)
