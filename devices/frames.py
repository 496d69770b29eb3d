"""Finding frames in a stream of bytes: pure, bounded, never an exception whatever the bytes.

A codec is fed chunks of any size and gives what is whole; the result does not depend on where the chunks were cut.
Bytes that belong to no frame are counted in `junk`.
"""

from collections.abc import Callable


class FixedFrames:
    """Frames of one length that begin with `head` and pass `valid` (tail, checksum).

    After a failed check the search goes on one byte later, so that a true frame behind a false beginning is never
    lost. At most `length - 1` bytes wait for the next chunk.
    """

    def __init__(self, head: bytes, length: int, valid: Callable[[bytes], bool]) -> None:
        self._head = head
        self._length = length
        self._valid = valid
        self._pending = b""
        self.junk = 0

    def feed(self, data: bytes) -> list[bytes]:
        """The whole frames that end within `data`, in order."""
        stream = self._pending + data
        frames: list[bytes] = []
        at = 0
        while True:
            found = stream.find(self._head, at)
            if found < 0:
                # The stream may end in the first bytes of a head: these wait.
                found = len(stream) - _overlap(stream[at:], self._head)
            self.junk += found - at
            at = found
            if len(stream) - at < self._length:
                break
            frame = stream[at : at + self._length]
            if self._valid(frame):
                frames.append(frame)
                at += self._length
            else:
                self.junk += 1
                at += 1
        self._pending = stream[at:]
        return frames


def _overlap(stream: bytes, head: bytes) -> int:
    """How many bytes at the end of `stream` could begin `head`."""
    for size in range(min(len(head) - 1, len(stream)), 0, -1):
        if stream.endswith(head[:size]):
            return size
    return 0


class Lines:
    r"""Lines that end in \n, \r or both, as text; bytes that are no UTF-8 become U+FFFD.

    A line longer than `longest` bytes is dropped whole, so that a sender that never ends a line costs no memory.
    """

    def __init__(self, longest: int = 512) -> None:
        self._longest = longest
        self._pending = b""
        self._dropping = False
        self.junk = 0

    def feed(self, data: bytes) -> list[str]:
        """The lines that end within `data`, without their ends; empty lines are left out."""
        *whole, self._pending = (self._pending + data).replace(b"\r", b"\n").split(b"\n")
        if whole and self._dropping:
            self.junk += len(whole[0])
            whole[0] = b""
            self._dropping = False
        lines: list[str] = []
        for line in whole:
            if len(line) > self._longest:
                self.junk += len(line)
            elif line:
                lines.append(line.decode("utf-8", "replace"))
        if self._dropping or len(self._pending) > self._longest:
            self.junk += len(self._pending)
            self._pending = b""
            self._dropping = True
        return lines

    def end(self) -> list[str]:
        """The sender is done: what waits is a line as well."""
        return self.feed(b"\n")
