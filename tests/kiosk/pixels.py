"""What stands on the glass: pixels as they were drawn."""

import numpy as np
from kivy.core.window import Window
from kivy.graphics import ClearBuffers, ClearColor, Fbo
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.widgets.glass import Glass
from kiosk.widgets.scroller import FootedView

FRAMES = 16  # much that has changed is drawn in several
CORNER = 400  # the offscreen window's own surface is smaller than the size a test asks for


def corner(theatre) -> np.ndarray:
    """Draw the window once more, then its lower left corner: height x width x RGB, 0 to 255, the lowest row first."""
    for shown in Window.children:
        shown.renew()
    for _ in range(FRAMES):
        theatre.frame(0, drawn=True)
    drawn = glReadPixels(0, 0, CORNER, CORNER, GL_RGB, GL_UNSIGNED_BYTE)
    return np.frombuffer(bytes(drawn), np.uint8).reshape(CORNER, CORNER, 3)


def seen(root) -> np.ndarray:
    """All that is drawn of ``root`` on the window's paper: height x width x RGB, 0 to 255, the lowest row first."""
    width, height = map(int, Window.size)
    glass = Fbo(size=(width, height), with_stencilbuffer=True)
    with glass:
        ClearColor(*Window.clearcolor)
        ClearBuffers()
    holder = root if isinstance(root, Glass) else root.parent
    holder = holder.scene if isinstance(holder, Glass) else holder.canvas
    canvases = list(holder.children) if isinstance(root, Glass) else [root.canvas]
    places = [holder.indexof(canvas) for canvas in canvases]
    for canvas in canvases:
        holder.remove(canvas)
        glass.add(canvas)
    glass.draw()
    drawn = np.frombuffer(glass.texture.pixels, np.uint8).reshape(height, width, 4)[:, :, :3]
    for place, canvas in zip(places, canvases, strict=True):
        glass.remove(canvas)
        holder.insert(place, canvas)
    return drawn


def whole(widget) -> np.ndarray:
    """A widget as it is drawn, also what is scrolled away: height x width x RGB, 0 to 255, the lowest row first."""
    views = [each for each in widget.walk() if isinstance(each, FootedView)]
    parts = [(canvas, list(canvas.children)) for view in views for canvas in (view.canvas.before, view.canvas.after)]
    for canvas, _ in parts:  # they are cut out of the window; an exported picture is turned and moved
        canvas.clear()
    texture = widget.export_as_image().texture
    for canvas, instructions in parts:
        for each in instructions:
            canvas.add(each)
    width, height = texture.size
    return np.frombuffer(texture.pixels, np.uint8).reshape(height, width, 4)[::-1, :, :3]
