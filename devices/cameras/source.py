"""Where a camera's pictures come from: a device of this machine, or a stream over its loopback. No OpenCV here."""

from dataclasses import dataclass
from enum import Enum, auto
from ipaddress import ip_address
from os import strerror
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from devices.cameras.messages import Fault, Trouble
from devices.course import Sight
from devices.errors import CameraFault, SettingsFault
from devices.link import sighting

FILE = "mjpeg:"
_LONGEST_ADDRESS = 500  # characters in the file that holds an address


class Kind(Enum):
    """What the text of a source means."""

    DEVICE = auto()
    STREAM = auto()
    FILE = auto()  # holds the address of a stream; rewritten at each start of its server


@dataclass(frozen=True, slots=True)
class Source:
    """A source as configured; `where` is a path or an address."""

    kind: Kind
    where: str

    def sight(self) -> Sight:
        """What is there now; None when nothing is. A stream's address always counts as there: asking tells."""
        return (0,) if self.kind is Kind.STREAM else sighting(self.where)

    def address(self) -> str:
        """A device path or the URL of a stream. CameraFault when the file of an address cannot be read."""
        if self.kind is not Kind.FILE:
            return self.where
        try:
            address = Path(self.where).read_text("utf-8", "replace")[:_LONGEST_ADDRESS].strip()
        except OSError as error:
            raise CameraFault(f"{self.where} cannot be read: {error.strerror}; start the camera's program.") from error
        try:
            _check_stream(address)
        except SettingsFault as error:
            raise CameraFault(f"{self.where}: {error}") from error
        return address

    def absent(self) -> str:
        """One sentence for when nothing was there yet."""
        if self.kind is Kind.STREAM:
            return f"{self.where} has not been asked yet"
        if self.kind is Kind.DEVICE:
            return f"{self.where} is not connected since the start; plug the camera in or correct its source"
        return f"{self.where} is not there since the start; start the program that makes the camera's stream"


def source_of(text: str) -> Source:
    """SettingsFault for what is no source."""
    if text.startswith(FILE):
        return Source(Kind.FILE, text.removeprefix(FILE))
    if "://" in text:
        _check_stream(text)
        return Source(Kind.STREAM, text)
    if text.startswith("/dev/"):
        return Source(Kind.DEVICE, text)
    raise SettingsFault(
        f"{text!r} is no source of a camera: give a device (/dev/v4l/by-id/…), a stream of this machine "
        f"(http://127.0.0.1:PORT/PATH) or a file with its address ({FILE}FILE)."
    )


def _check_stream(text: str) -> None:
    try:
        parts = urlsplit(text)
        fits = parts.scheme == "http" and _is_here(parts) and parts.port != 0 and not parts.username
    except ValueError:  # a port that is no number
        fits = False
    if not fits:
        raise SettingsFault(
            f"{text[:100]!r} is no stream of this machine: pictures of people do not travel over a network; run the "
            "camera's server here and give http://127.0.0.1:PORT/PATH."
        )


def _is_here(parts: SplitResult) -> bool:
    if parts.hostname == "localhost":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False


_SENTENCES = {
    Trouble.ABSENT: "{address} is not connected; plug the camera in.",
    Trouble.NOT_ALLOWED: (
        "{address} may not be opened by this user; run: sudo usermod -aG video $USER, then log in again."
    ),
    Trouble.BUSY: "{address} is held by another program; close that one.",
    Trouble.NO_CAMERA: "{address} gives no pictures; choose another one below /dev/v4l/by-id.",
    Trouble.NO_ANSWER: "Nobody answers at {address}{why}; start the camera's server or correct the source.",
    Trouble.STATUS: "{address} answers with HTTP status {number}; correct the path of the source.",
    Trouble.NO_STREAM: "{address} is no MJPEG stream; give the address of the stream, not that of its page.",
    Trouble.ENDED: "{address} has ended its stream; it is tried again by itself.",
    Trouble.UNREADABLE: "{address} sends pictures that cannot be read; restart the camera.",
}


def sentence(address: str, fault: Fault) -> str:
    """A capture process's numbers as what staff read: where, what, how to mend."""
    why = f" ({strerror(fault.number)})" if fault.number else ""
    return _SENTENCES[fault.trouble].format(address=address, number=fault.number, why=why)
