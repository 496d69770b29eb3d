"""When this process cleans up after itself: in quiet moments, not while somebody waits for a page.

Python's collector looks at every object there is as soon as enough new ones have come, which is just when a page is
being built; with a house of nine exhibits that is most of a second. Here all are looked at when ``clean`` is called, at
the rest after a page that is given up, and never again what ``settle`` has found standing. By itself the collector
looks only at what is young, and only where nobody has called for long: a few pages bring less than it waits for.
"""

import ctypes
import gc
from typing import Final

_ARENA_MAX: Final = -8  # numbers of mallopt(3)
_MMAP_THRESHOLD: Final = -3
_PICTURE_BYTES: Final = 64 * 1024  # from this size on memory is a picture's: asked of the system, and given back to it
_YOUNG: Final = 200_000  # objects that have come and not gone
_NEVER: Final = 1_000_000

_libc = ctypes.CDLL(None)


def begin() -> None:
    """Before anything large is imported: threads share one heap, and no collection of everything comes by itself."""
    if hasattr(_libc, "mallopt"):  # glibc, where each thread would hoard a heap of its own; others know no such knob
        _libc.mallopt(_ARENA_MAX, 1)
        _libc.mallopt(_MMAP_THRESHOLD, _PICTURE_BYTES)
    _, middle, _ = gc.get_threshold()
    gc.set_threshold(_YOUNG, middle, _NEVER)


def settle() -> None:
    """What stands now stands until the end: look at it for the last time."""
    gc.collect()
    gc.freeze()


def clean() -> int:
    """Free what is no longer used, and give the memory back to the system; how many objects that were.

    Where there were many, more may be found at once: what hangs on circles that the collector cannot see into (Kivy's
    compiled classes) is free only when what held them is gone.
    """
    freed = gc.collect()
    if hasattr(_libc, "malloc_trim"):
        _libc.malloc_trim(0)
    return freed
