"""The glass: everything on the screen is drawn into one picture, and only where something has changed.

Kivy draws the whole screen for a key that is pressed. Here the picture stays, and is shown again where it has changed;
with it a page appears as well, at the price of one rectangle. What needs longer than a frame has is drawn in bands, a
frame for each, where the window keeps what it shows meanwhile. A software renderer is spared most of its work, a
graphics chip power.
"""

from contextlib import suppress
from math import ceil
from typing import Any, Final

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import (
    Callback,
    Canvas,
    ClearBuffers,
    ClearColor,
    Color,
    Fbo,
    InstructionGroup,
    RenderContext,
    ScissorPop,
    ScissorPush,
)
from kivy.graphics.opengl import GL_BLEND, GL_SCISSOR_TEST, glDisable, glEnable, glFinish, glScissor
from kivy.graphics.transformation import Matrix
from kivy.properties import ColorProperty, NumericProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.widgets import buffer
from kiosk.widgets.damage import Box, Damage, merged
from kiosk.widgets.lettering import fill
from kiosk.widgets.pace import Pace
from kiosk.widgets.pane import Pane
from kiosk.widgets.queue import queue

CHANGE_S: Final = 0.25
FAINT: Final = 0.3  # how much of a page is seen at once
MUCH: Final = 0.3  # of the screen: more is drawn in several frames, where the window keeps what it shows meanwhile …
BAND: Final = 0.1  # … so much at a time, when its texts have been drawn …
TURN_S: Final = 0.008  # … and as often as a turn took no longer than this
LEAST_S: Final = 0.004  # for texts, however long it took
HELD: Final = 10  # turns at most that what has changed waits for texts that are not set yet
AGAIN: Final = 2  # times at most that what is shown waits for what has changed meanwhile
NOWHERE: Final = Box(0, 0, 0, 0)

# Mixed here and not by the blending of what lies on the glass: nothing lies behind it.
_ON_PAPER: Final = """$HEADER$
uniform vec4 paper;
void main (void) {
    gl_FragColor = vec4(mix(paper.rgb, texture2D(texture0, tex_coord0).rgb, frag_color.a), 1.);
}
"""


class Glass(FloatLayout):
    """Shows what stands in it. Its size is the window's, in px."""

    paper = ColorProperty((1, 1, 1, 1))  # what everything lies on
    shown = NumericProperty(1.0)  # how much the picture stands out from the paper

    def __init__(self, **kwargs: Any) -> None:
        self.canvas = RenderContext(fs=_ON_PAPER, use_parent_projection=True, use_parent_modelview=True)
        self.scene = Canvas()  # of what stands in it
        self._cut, self._ground = ScissorPush(x=0, y=0, width=0, height=0), ClearColor(1, 1, 1, 1)
        self._parts, self._pass = InstructionGroup(), Canvas()
        self._parts.add(self.scene)
        begin, end = Callback(self._begin), Callback(self._end)
        for each in (begin, self._cut, self._ground, ClearBuffers(), self._parts, ScissorPop(), end):
            self._pass.add(each)
        self._tone, self._pane = Color(1, 1, 1, 1), Pane()
        for each in (Callback(_solid), self._tone, self._pane.drawn, Callback(_blending)):
            self.canvas.add(each)
        self._damage, self.pace = Damage(self), Pace()
        self._faded = 0.0  # how much of it the window shows
        self._new: list[Box] = []  # where much has changed: what stands there was not drawn yet
        self._to_do: list[Box] = []  # of much that has changed: still to be drawn, before anything of it is seen
        self._done: list[Box] = []  # … is drawn already
        self._late: list[Box] = []  # … has changed since
        self._again, self._held, self._drawing = 0, 0, False
        self._go_on = Clock.create_trigger(lambda _: self.canvas.ask_update())
        self.picture = Fbo(size=(1, 1), with_stencilbuffer=True)
        self.picture.add(self._pass)
        self.canvas.add(self.picture)
        self.canvas.children.remove(self.picture)  # its changes ask for a new frame; it is drawn below, not by Kivy
        self._whole = True
        super().__init__(**kwargs)
        self.on_size()

    def on_parent(self, _: object, parent: Any) -> None:
        if parent is not None:
            Window.bind(on_draw=self._before_drawing)
        else:
            Window.unbind(on_draw=self._before_drawing)
            self.pace.calm("drawing")

    def appear(self, *, still: bool) -> None:
        """What has come new is at once seen faintly, and soon in full; when still, at once in full."""
        Animation.cancel_all(self, "shown")
        self.shown = 1.0 if still else FAINT
        if not still:
            Animation(shown=1, d=CHANGE_S, t="out_quad").start(self)

    @property
    def stands(self) -> bool:
        """Whether all is drawn and seen, as far as anything has changed."""
        return not (self._held or self._to_do or self._done or self._whole)

    def renew(self) -> None:
        """Draw everything once more."""
        self._whole = True
        self.scene.ask_update()

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """It stands in the picture, not before it."""
        shown, self.canvas = self.canvas, self.scene
        super().add_widget(widget, *args, **kwargs)
        self.canvas = shown

    def remove_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        shown, self.canvas = self.canvas, self.scene
        super().remove_widget(widget, *args, **kwargs)
        self.canvas = shown

    def on_size(self, *_: object) -> None:
        self.picture.size = tuple(max(1, round(side)) for side in self.size)
        texture = self.picture.texture
        texture.mag_filter = texture.min_filter = "nearest"  # as large as it is shown
        self._pane.take(texture)
        self._faded = 0.0
        self.renew()

    def on_paper(self, *_: object) -> None:
        self.canvas["paper"] = self._ground.rgba = tuple(self.paper)
        self.renew()

    def on_shown(self, *_: object) -> None:
        self._tone.a = self.shown

    def _before_drawing(self, _window: object) -> None:
        """The window is about to be cleared and drawn: draw what is new, and choose what of the picture is shown."""
        age = buffer.age()
        at_once = age != 1 or not self._faded  # who has seen nothing yet sees all of it
        changed = [] if self._waits() else self._draw(at_once=at_once)
        if self.stands:
            self.pace.calm("drawing")
            if self.shown != self._faded:
                self._faded, changed = self.shown, [self._pane.whole]
                queue.take_turns()
        if self._pane.show(changed, age):
            glEnable(GL_SCISSOR_TEST)  # so that Kivy clears nothing
            glScissor(0, 0, 0, 0)

    def _waits(self) -> bool:
        """Whether texts are still to be set: a page that is half in another language is not to be seen."""
        waits = bool(queue) and self._faded > 0 and self._held < HELD
        self._held = self._held + 1 if waits else 0
        if waits:
            self.pace.hurry("setting")
            self._go_on()
        else:
            self.pace.calm("setting")
        return waits

    def _draw(self, *, at_once: bool) -> list[Box]:
        """Draw where something has changed, or the next band of much that has; where it can be seen from now on."""
        whole, found = self._pane.whole, self._damage.found(*self._pane.whole[2:])
        if self._whole:
            found, self._whole = [whole], False
        if not self.stands:
            self._late = merged([*self._late, *(box for box in found if not self._is_to_do(box))])
            return self._finish() if at_once else self._draw_band()
        if not at_once and self._is_much(found) and not self._damage.scrolled:
            self._new, self._to_do, self._again = found, self._bands(found), AGAIN
            self.pace.hurry("drawing")
            if _left() > TURN_S / 2:
                self._work_out()
            self._go_on()
            return []
        for box in found:
            self._draw_in(box, everything=found == [whole])
        return found

    def _draw_band(self) -> list[Box]:
        """The texts, then band by band, then what has changed meanwhile: in each turn as much as there is time for."""
        worked = bool(self._new)  # something is done in every turn, however late it is
        self._work_out()
        self._take_up()
        while self._to_do and (_left() > 0 or not worked) and fill(max(_left(), LEAST_S)):
            band, worked = self._to_do.pop(0), True
            self._draw_in(band)
            self._done.append(band)
            glFinish()  # how long that took is known only when the renderer is done with it
            self._take_up()
        if self._to_do or (worked and _left() < TURN_S / 2):
            self._go_on()
            return []
        return self._finish()

    def _take_up(self) -> None:
        """Behind the last band, much that has changed meanwhile is to be drawn in bands as well."""
        if not self._to_do and self._again and self._is_much(self._late):
            self._to_do, self._late, self._again = self._bands(self._late), [], self._again - 1

    def _finish(self) -> list[Box]:
        """Draw what is left, and let all of it be seen."""
        self._work_out()
        for box in self._to_do + self._late:
            self._draw_in(box)
        done = [*self._done, *self._to_do, *self._late]
        self._begin_anew()
        return done

    def _begin_anew(self) -> None:
        self._new, self._to_do, self._done, self._late = [], [], [], []

    def _work_out(self) -> None:
        """What Kivy works out for every shape that is new takes as long as a band.

        What can be seen in none is done with by that; each band goes through what stands in it alone.
        """
        for box in self._new:
            self._draw_in(box, NOWHERE, everything=self._new == [self._pane.whole])
        self._new = []

    def _is_to_do(self, box: Box) -> bool:
        return sum(box.within(band).room for band in self._to_do) == box.room

    def _is_much(self, boxes: list[Box]) -> bool:
        return sum(box.room for box in boxes) > MUCH * self._pane.whole.room

    def _bands(self, boxes: list[Box]) -> list[Box]:
        room = BAND * self._pane.whole.room
        return [band for box in boxes for band in box.bands(ceil(box.room / room))]

    def _draw_in(self, box: Box, cut: Box | None = None, *, everything: bool = False) -> None:
        """``cut``: only so much of it. ``everything``: go through all that stands, wherever."""
        self._parts.children = [self.scene] if everything else self._damage.parts(box)
        self._parts.flag_update()
        x, y, right, top = cut or box
        self._cut.x, self._cut.y, self._cut.width, self._cut.height = x, y, right - x, top - y
        try:
            self.picture.draw()
        except BaseException:  # a fault of what is drawn, or the end of the program, which comes at any moment
            if self._drawing:
                self._mend()
            raise
        if everything:
            self._damage.all_drawn()

    def _begin(self, _: Callback) -> None:
        self._drawing = True

    def _end(self, _: Callback) -> None:
        self._drawing = False

    def _mend(self) -> None:
        """Something failed in the middle of a picture: end what Kivy has begun, and begin anew."""
        self._drawing = False
        self.picture.release()
        undo = Canvas()
        undo.add(ScissorPop())
        with suppress(IndexError):  # nothing is cut out any more
            while True:
                undo.draw()
        self.picture["modelview_mat"], self.picture["opacity"] = Matrix(), 1.0
        self._begin_anew()
        self.renew()


def _left() -> float:
    """Seconds of this turn of the event loop that may still be drawn in."""
    return float(TURN_S - (Clock.time() - Clock.get_time()))


def _solid(_: Callback) -> None:
    glDisable(GL_SCISSOR_TEST)
    glDisable(GL_BLEND)


def _blending(_: Callback) -> None:
    glEnable(GL_BLEND)
