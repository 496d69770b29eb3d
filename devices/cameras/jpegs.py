"""An MJPEG body (`multipart/x-mixed-replace`) to JPEG pictures. Pure: no clock, bounded, no exception whatever comes.

A part's `Content-Length` is believed when a JPEG ends there; without one, a picture ends before the next boundary.
"""

import re

LARGEST = 8_000_000  # bytes of one picture; more is junk
_START, _END = b"\xff\xd8", b"\xff\xd9"
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,9})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 4096


class JpegStream:
    """`feed` as it comes; only the newest finished picture is kept."""

    def __init__(self, boundary: bytes) -> None:
        self._boundary = b"--" + boundary.removeprefix(b"--")
        self._pending = bytearray()
        self._searched = 0  # no boundary begins before this place of what is pending
        self.junk = 0  # parts that held no picture

    def feed(self, data: bytes) -> bytes | None:
        """The newest picture that this finished, None if none."""
        self._pending += data
        newest = None
        while (part := self._part()) is not None:
            if part.startswith(_START):
                newest = part
            elif part:
                self.junk += 1
        if len(self._pending) > LARGEST:
            self._pending.clear()
            self._searched = 0
            self.junk += 1
        return newest

    def _part(self) -> bytes | None:
        """Takes one part off; empty when it was none. None: more bytes are needed."""
        pending = self._pending
        if not pending.startswith(self._boundary):
            at = pending.find(self._boundary, self._searched)
            if at < 0:
                self._searched = max(0, len(pending) - len(self._boundary))
                return None
            del pending[:at]
            self._searched = 0
        head = _HEAD_END.search(pending, len(self._boundary), _LONGEST_HEAD)
        if head is None:
            if len(pending) < _LONGEST_HEAD:
                return None
            return self._take(len(self._boundary), b"?")
        return self._body(bytes(pending[: head.start()]), head.end())

    def _body(self, head: bytes, begin: int) -> bytes | None:
        pending = self._pending
        told = _LENGTH.search(head)
        if told is not None and (length := int(told[1])) <= LARGEST:
            if len(pending) < begin + length:
                return None
            body = bytes(pending[begin : begin + length])
            if body.endswith(_END):
                return self._take(begin + length, body)
        after = pending.find(self._boundary, max(begin, self._searched))
        if after < 0:
            self._searched = max(begin, len(pending) - len(self._boundary))
            return None
        return self._take(after, bytes(pending[begin:after]).rstrip(b"\r\n"))

    def _take(self, size: int, part: bytes) -> bytes:
        del self._pending[:size]
        self._searched = 0
        return part
