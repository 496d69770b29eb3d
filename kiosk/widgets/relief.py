"""Lets a software renderer draw what it has been told so far before it is told more.

Mesa's keeps some 25 KB for every shape it is told, until the whole picture has been handed over: 20 to 30 MB for a full
page. With a pause after every few cards it is a quarter, and the picture takes 2 % more of the processor. A graphics
chip keeps next to nothing and would have to stop in the middle of its work: there is no pause for it.
"""

from functools import lru_cache
from itertools import count
from typing import Final

from kivy.graphics import Callback, Canvas
from kivy.graphics.opengl import GL_RENDERER, glFinish, glGetString

GROUNDS: Final = 16  # between two pauses: with what stands on them about a hundred shapes

_drawn = count(1)


def relieve(canvas: Canvas) -> None:
    """Let a ground count itself whenever it is drawn."""
    if software():
        canvas.add(Callback(_pause))


@lru_cache(maxsize=1)
def software() -> bool:
    """Whether pictures are drawn by the processor. Ask when the window is open."""
    return b"llvmpipe" in glGetString(GL_RENDERER)


def _pause(_instruction: Callback) -> None:
    if next(_drawn) % GROUNDS == 0:
        glFinish()
