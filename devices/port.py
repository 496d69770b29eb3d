"""Ports: the only module that knows pyserial. Every failure becomes PortGone, PortBusy, PortDenied or NotAPort.

A port is read without waiting for a certain number of bytes: a read for more than is pending would lose what had come
when the cable is pulled. So: wait for something, let it gather for a moment, take all of it.
"""

import errno
import fcntl
import os
import select
import stat
import termios
from grp import getgrgid
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from devices.clock import Clock, SystemClock
from devices.errors import DeviceError, NotAPort, PortBusy, PortDenied, PortGone, SettingsFault

if TYPE_CHECKING:
    import serial

GATHER = 0.04  # s to let bytes gather: 25 wake-ups a second at any baud, 460 bytes each at 115200
AT_ONCE = 65_536  # bytes; more than a kernel buffer holds
_TIOCGEXCL = 0x8004_5440  # asm-generic/ioctls.h: is the terminal in exclusive mode?
_WRITE_SECONDS = 1.0
REPLAY = "replay:"


class Port(Protocol):
    """A source of bytes that also takes some. Used by one thread."""

    def open(self) -> None:
        """PortGone, PortBusy, PortDenied or NotAPort when it cannot be used."""

    def close(self) -> None:
        """Give it back; harmless when it is not open."""

    def wait(self, seconds: float) -> bool:
        """Whether something (bytes, or the end) is there within `seconds`."""

    def read(self) -> bytes:
        """All that is pending, b"" for nothing; PortGone when there is no other end any more."""

    def write(self, data: bytes) -> None:
        """Send all of it; PortGone when it is not taken within a second."""


class SerialPort:
    """A serial port of the machine, held exclusively while it is open."""

    def __init__(self, path: str, baud: int) -> None:
        self._path = path
        self._baud = baud
        self._serial: serial.Serial | None = None
        self._poll = select.poll()

    def open(self) -> None:
        import serial  # noqa: PLC0415  4 ms that the first frame on screen does not wait for

        _must_be_a_terminal(self._path)
        try:
            port = serial.Serial(self._path, self._baud, timeout=0, write_timeout=_WRITE_SECONDS, exclusive=True)
        except (OSError, ValueError, termios.error) as error:
            raise fault(error, self._path) from error
        # pyserial's lock is heeded by those who ask for it; the terminal's own exclusive mode does not stop root.
        if int.from_bytes(fcntl.ioctl(port.fileno(), _TIOCGEXCL, bytes(4)), "little"):
            port.close()
            raise _busy(self._path)
        self._serial = port
        self._poll = select.poll()
        self._poll.register(port.fileno(), select.POLLIN)

    def close(self) -> None:
        if self._serial is not None:
            self._serial.close()
            self._serial = None

    def wait(self, seconds: float) -> bool:
        return bool(self._poll.poll(seconds * 1000))

    def read(self) -> bytes:
        if self._serial is None:
            raise PortGone(f"{self._path} is not open.")
        try:
            data = os.read(self._serial.fileno(), AT_ONCE)
        except BlockingIOError:
            return b""
        except OSError as error:  # EIO: unplugged
            raise _gone(self._path) from error
        # A terminal that has hung up reads as empty for ever; so does one with nothing pending.
        if not data and self._poll.poll(0):
            raise _gone(self._path)
        return data

    def write(self, data: bytes) -> None:
        if self._serial is None:
            raise PortGone(f"{self._path} is not open.")
        try:
            self._serial.write(data)
        except (OSError, termios.error) as error:
            raise _gone(self._path) from error


class ReplayPort:
    """A recording of raw bytes, played at the pace of `baud`; its end is PortGone, as if unplugged."""

    def __init__(self, recording: Path, baud: int, clock: Clock) -> None:
        self._recording = recording
        self._pace = baud / 10  # bytes a second: start bit, eight, stop bit
        self._clock = clock
        self._data = b""
        self._taken = 0
        self._began = 0.0

    def open(self) -> None:
        try:
            self._data = self._recording.read_bytes()
        except OSError as error:
            raise fault(error, str(self._recording)) from error
        self._taken = 0
        self._began = self._clock.monotonic()

    def close(self) -> None:
        self._data = b""

    def wait(self, seconds: float) -> bool:
        if self._arrived() <= self._taken < len(self._data):
            select.select([], [], [], min(seconds, 10 / self._pace))
        return self._arrived() > self._taken or self._taken >= len(self._data)

    def read(self) -> bytes:
        if self._taken >= len(self._data):
            raise PortGone(f"The recording {self._recording} is over; it starts again by itself.")
        begin, self._taken = self._taken, min(self._arrived(), len(self._data))
        return self._data[begin : self._taken]

    def write(self, data: bytes) -> None:
        """A recording does not listen."""

    def _arrived(self) -> int:
        return int((self._clock.monotonic() - self._began) * self._pace)


def port_at(path: str, baud: int, clock: Clock | None = None) -> Port:
    """The port a station file names: a path, or "replay:FILE" for a recording."""
    if path.startswith(REPLAY):
        return ReplayPort(Path(path.removeprefix(REPLAY)), baud, clock or SystemClock())
    return SerialPort(path, baud)


def fault(error: Exception, path: str) -> DeviceError:
    """What the machine's refusal to open `path` means, and how to mend it."""
    code = getattr(error, "errno", None)
    if code in (errno.EACCES, errno.EPERM):
        return PortDenied(f"{path} may not be opened by this user: {way_in(path)}")
    if code in (errno.EBUSY, errno.EAGAIN):
        return _busy(path)
    if isinstance(error, ValueError):
        return SettingsFault(f"{path} cannot be set up: {error}; correct baud in the station file.")
    if code in (errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO, None):
        return _gone(path)
    return NotAPort(f"{path} cannot be used as a serial port ({error}); check the path in the station file.")


def _gone(path: str) -> PortGone:
    return PortGone(f"{path} is not connected; plug the instrument in, it is taken up again by itself.")


def _busy(path: str) -> PortBusy:
    return PortBusy(f"{path} is held by another program; close it (a serial monitor?), or find it with: fuser {path}")


def way_in(path: str) -> str:
    """Which group opens the door: usually dialout."""
    try:
        group = getgrgid(Path(path).stat().st_gid).gr_name
    except (OSError, KeyError):
        group = "dialout"  # the folder is closed, or the group has no name: what distributions use
    return f"add it to the group {group} with: sudo usermod -aG {group} $USER; then log in again."


def _must_be_a_terminal(path: str) -> None:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        raise fault(error, path) from error
    if not stat.S_ISCHR(mode):
        raise NotAPort(f"{path} is no serial port but a file; check the port in the station file.")
