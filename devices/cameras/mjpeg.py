"""Frames of an MJPEG stream over HTTP; runs in the capture process.

Every byte is read as it comes, so that nothing queues up in front of us, and only the pictures that are looked at are
decoded. A read may hang for ever: the parent judges by frame age and ends this process.
"""

import socket
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from devices.cameras.decoder import MISSES, Decoder
from devices.cameras.grabber import GrabFailed
from devices.cameras.jpegs import LARGEST, JpegStream
from devices.cameras.messages import Trouble

if TYPE_CHECKING:
    from devices.cameras.grabber import Picture

CONNECTS_WITHIN = 3.0  # s; loopback answers at once or not at all
_AT_ONCE = 65_536  # bytes of one read
_QUEUE = 262_144  # bytes the kernel may hold for us: a fraction of a second of video
_OVERDUE = 0.2  # s after which a frame is taken although more bytes are waiting


class MjpegGrabber:
    """One stream from open to its end."""

    def __init__(self, url: str) -> None:
        self._parts = urlsplit(url)
        self._connection: HTTPConnection | None = None
        self._response: HTTPResponse | None = None
        self._stream = JpegStream(b"")
        self._decoder = Decoder()
        self._newest = b""

    def open(self) -> None:
        parts = self._parts
        self._connection = HTTPConnection(parts.hostname or "", parts.port or 80, timeout=CONNECTS_WITHIN)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            self._connection.connect()
            plug = self._connection.sock
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _QUEUE)
            plug.settimeout(None)
            self._connection.request("GET", path, headers={"Accept": "multipart/x-mixed-replace"})
            self._response = self._connection.getresponse()
        except (OSError, HTTPException) as error:
            raise GrabFailed(Trouble.NO_ANSWER, getattr(error, "errno", 0) or 0) from error
        if self._response.status != 200:
            raise GrabFailed(Trouble.STATUS, self._response.status)
        self._stream = JpegStream(_boundary(self._response.headers))

    def grab(self) -> None:
        newest, begun = None, monotonic()
        silent = 0  # bytes without a picture
        while True:
            data = self._read()
            newest = self._stream.feed(data) or newest
            drained = len(data) < _AT_ONCE
            if newest is not None and (drained or monotonic() - begun > _OVERDUE):
                self._newest = newest
                return
            silent += len(data)
            if newest is None and silent > 2 * LARGEST:
                raise GrabFailed(Trouble.NO_STREAM)

    def picture(self) -> "Picture":
        while (picture := self._decoder.decode(self._newest)) is None:
            if self._decoder.misses > MISSES:
                raise GrabFailed(Trouble.UNREADABLE)
            self.grab()
        return picture

    def close(self) -> None:
        if self._response is not None:
            self._response.close()
        if self._connection is not None:
            self._connection.close()

    def _read(self) -> bytes:
        if self._response is None:
            raise GrabFailed(Trouble.NO_ANSWER)
        try:
            data = self._response.read1(_AT_ONCE)
        except (OSError, HTTPException) as error:
            raise GrabFailed(Trouble.ENDED) from error
        if not data:
            raise GrabFailed(Trouble.ENDED)
        return data


def _boundary(headers: Message) -> bytes:
    boundary = headers.get_param("boundary")
    if headers.get_content_maintype() != "multipart" or not isinstance(boundary, str) or not boundary.strip("-"):
        raise GrabFailed(Trouble.NO_STREAM)
    return boundary.encode("ascii", "replace")
