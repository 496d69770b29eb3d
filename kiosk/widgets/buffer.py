"""How old what stands in the window's buffer is: what it shows already need not be put there again.

Asked of EGL, which a window without X11 is opened with. A window's buffers take turns, and EGL_EXT_buffer_age says
which one it is; a surface without a window has one only ("swapping has no effect", EGL 1.5, 3.10.1). Whoever cannot be
asked gets the whole picture every time.
"""

import ctypes
from functools import lru_cache
from typing import Any, Final

_DRAW: Final = 0x3059
_EXTENSIONS: Final = 0x3055
_BUFFER_AGE: Final = 0x313D
_LARGEST_PBUFFER: Final = 0x3058  # EGL leaves the answer as it was when the surface is a window's
_UNTOUCHED: Final = -1


def age() -> int:
    """The buffer that is drawn into shows the picture before this one (1), the one before that (2) …; 0: nothing."""
    egl = _egl()
    if egl is None:
        return 0
    display, surface = egl.eglGetCurrentDisplay(), egl.eglGetCurrentSurface(_DRAW)
    if not display or not surface:
        return 0
    if _asked(egl, display, surface, _LARGEST_PBUFFER) != _UNTOUCHED:
        return 1
    return max(0, _asked(egl, display, surface, _BUFFER_AGE)) if _tells(display) else 0


def _asked(egl: Any, display: int, surface: int, attribute: int) -> int:
    value = ctypes.c_int(_UNTOUCHED)
    return value.value if egl.eglQuerySurface(display, surface, attribute, ctypes.byref(value)) else _UNTOUCHED


@lru_cache(maxsize=1)
def _egl() -> Any:
    try:
        egl = ctypes.CDLL("libEGL.so.1")
    except OSError:  # a system that draws without it
        return None
    pointer, number = ctypes.c_void_p, ctypes.c_int
    egl.eglGetCurrentDisplay.restype = egl.eglGetCurrentSurface.restype = pointer
    egl.eglQuerySurface.argtypes = [pointer, pointer, number, ctypes.POINTER(number)]
    egl.eglQueryString.argtypes, egl.eglQueryString.restype = [pointer, number], ctypes.c_char_p
    return egl


@lru_cache(maxsize=4)
def _tells(display: int) -> bool:
    return b"EGL_EXT_buffer_age" in (_egl().eglQueryString(display, _EXTENSIONS) or b"")
