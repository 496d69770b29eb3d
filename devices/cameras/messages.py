"""What a capture process may say: numbers of a fixed size, nothing else. Pure.

A message is eight bytes: kind, code, people, flags and a 32-bit number; after a `Seen` come the cells of the grid. All
little-endian. There is no field that could hold text or a picture.
"""

from dataclasses import dataclass
from enum import IntEnum
from struct import Struct

COLUMNS, ROWS = 27, 20  # 4:3, as most cameras; a cell is square
CELLS = COLUMNS * ROWS
FULL = 100  # per cent: the most a cell may say
_SEEN, _FAULT = b"S", b"F"
_SEEN_HEAD = Struct("<cBBBf")
_FAULT_HEAD = Struct("<cBBBi")
SEEN_SIZE = _SEEN_HEAD.size + CELLS
FAULT_SIZE = _FAULT_HEAD.size


class Trouble(IntEnum):
    """Why a capture process ends; `Fault.number` says more where that is told."""

    ABSENT = 1  # nothing at the path
    NOT_ALLOWED = 2  # the user may not open the device
    BUSY = 3  # another program holds the device
    NO_CAMERA = 4  # the device gives no pictures
    NO_ANSWER = 5  # nobody answers at the address; number: errno, 0 if unknown
    STATUS = 6  # the server refused; number: HTTP status
    NO_STREAM = 7  # the server sends something that is no stream of JPEG pictures
    ENDED = 8  # the stream ended, or the device went away
    UNREADABLE = 9  # what comes does not decode


@dataclass(frozen=True, slots=True)
class Seen:
    """One frame, looked at."""

    age: float  # s from the frame's arrival to this message
    present: bool
    warming: bool  # the background is still being learned: nothing is known yet
    people: int  # 0 to 255: figures that stand apart from each other
    cells: bytes  # CELLS numbers, 0 to 100


@dataclass(frozen=True, slots=True)
class Fault:
    """The last words of a capture process."""

    trouble: Trouble
    number: int = 0


def packed(message: Seen | Fault) -> bytes:
    """ValueError for cells that are no grid of percentages."""
    if isinstance(message, Fault):
        return _FAULT_HEAD.pack(_FAULT, message.trouble, 0, 0, message.number)
    if len(message.cells) != CELLS or max(message.cells) > FULL:
        raise ValueError(f"A silhouette has {CELLS} cells of 0 to {FULL}.")
    head = _SEEN_HEAD.pack(_SEEN, message.present, min(message.people, 255), message.warming, message.age)
    return head + message.cells


class MessageReader:
    """Bytes in any chunks to messages."""

    def __init__(self) -> None:
        self._pending = b""

    def feed(self, data: bytes) -> list[Seen | Fault]:
        """ValueError for bytes that no capture process says; what was understood before them is lost with it."""
        self._pending += data
        found: list[Seen | Fault] = []
        while len(self._pending) >= _SEEN_HEAD.size:
            size = _size(self._pending[:1])
            if len(self._pending) < size:
                break
            found.append(_unpacked(self._pending[:size]))
            self._pending = self._pending[size:]
        return found


def _size(kind: bytes) -> int:
    if kind == _SEEN:
        return SEEN_SIZE
    if kind == _FAULT:
        return FAULT_SIZE
    raise ValueError(f"{kind!r} begins no message of a capture process.")


def _unpacked(data: bytes) -> Seen | Fault:
    if data[:1] == _FAULT:
        _, code, _, _, number = _FAULT_HEAD.unpack(data)
        return Fault(Trouble(code), number)
    _, present, people, warming, age = _SEEN_HEAD.unpack_from(data)
    cells = data[_SEEN_HEAD.size :]
    if present > 1 or warming > 1 or not 0.0 <= age < 3600.0 or max(cells) > FULL:
        raise ValueError("A message of a capture process is out of its bounds.")
    return Seen(age, bool(present), bool(warming), people, cells)
