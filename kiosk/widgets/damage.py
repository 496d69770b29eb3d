"""What has changed on the screen since it was drawn last: a few rectangles, and what is to be drawn again in each.

Kivy flags a canvas that something has changed in, and all that it stands in, until it is drawn. It does not say where:
for each widget that draws, the place is remembered here.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, floor
from typing import Any, Final, NamedTuple

from kivy.graphics import (
    Canvas,
    Color,
    Instruction,
    MatrixInstruction,
    Rectangle,
    Rotate,
    Scale,
    ScissorPush,
    StencilPush,
    Translate,
)
from kivy.graphics.instructions import InstructionGroup, VertexInstruction
from kivy.metrics import dp
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

OVERHANG: Final = 56.0  # dp that a widget may draw beyond its place, unless its own ``overhang`` tells otherwise
MOST: Final = 4  # rectangles: all that stands is gone through for each
FEW: Final = 8  # places that change when something is scrolled: the view, its bar, its arrow, before and after
FREE: Final = 1.25  # rectangles that have hardly less room between them than this are drawn as one


class Box(NamedTuple):
    """A rectangle in whole px."""

    x: int
    y: int
    right: int
    top: int

    @property
    def room(self) -> int:
        return max(0, self.right - self.x) * max(0, self.top - self.y)

    def within(self, other: "Box") -> "Box":
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(max(self.x, other.x), max(self.y, other.y), right, top)

    def around(self, other: "Box") -> "Box":
        right, top = max(self.right, other.right), max(self.top, other.top)
        return Box(min(self.x, other.x), min(self.y, other.y), right, top)

    def bands(self, number: int) -> "list[Box]":
        """It in so many parts, one above the other."""
        edges = [self.y + (self.top - self.y) * edge // number for edge in range(number + 1)]
        return [Box(self.x, low, self.right, high) for low, high in pairwise(edges)]

    def grown(self, by: int) -> "Box":
        return Box(self.x - by, self.y - by, self.right + by, self.top + by)

    def moved(self, across: int, up: int) -> "Box":
        return Box(self.x + across, self.y + up, self.right + across, self.top + up)


class Sight(NamedTuple):
    """Where on the screen the content of a view is seen: moved so far, and cut out."""

    across: int
    up: int
    cut: Box

    def of(self, box: Box) -> Box:
        return box.moved(self.across, self.up).within(self.cut)


EVERYWHERE: Final = Box(-(10**6), -(10**6), 10**6, 10**6)
_BENDING: Final = (Translate, Rotate, Scale, MatrixInstruction, ScissorPush, StencilPush)


class Drawn:
    """A widget as it was drawn last; ``box`` in the coordinates of what it stands in, None when it draws nothing."""

    __slots__ = ("box", "children", "looks", "opacity", "passed", "sight", "widget")

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self.box: Box | None = None
        self.looks: list[object] = []
        self.opacity = 1.0
        self.sight: Sight | None = None  # of its content, where that is another than its own
        self.passed = 0  # when its flag was left standing: only parts of what it holds were drawn
        self.children: dict[Canvas, Drawn] = {}

    def boxes(self, sight: Sight) -> Iterator[Box]:
        """Of all below and of itself, on the screen."""
        if self.box is not None:
            yield sight.of(self.box)
        for child in self.children.values():
            yield from child.boxes(self.sight or sight)


class Damage:
    """Knows what stands below ``root``, and where."""

    def __init__(self, root: Widget) -> None:
        self._drawn = Drawn(root)
        self._found: list[Box] = []
        self.scrolled = False  # at the last call of ``found``: what stands in a view was moved, and hardly more
        self._moved = False
        self._whole = 1  # times that everything has been drawn

    def found(self, width: int, height: int) -> list[Box]:
        """Where something has changed since the last call; call it before everything is drawn, and draw it then."""
        self._found, self._moved = [], False
        self._children(self._drawn, Sight(0, 0, Box(0, 0, width, height)), new=False)
        self.scrolled = self._moved and len(self._found) < FEW
        return merged(self._found)

    def all_drawn(self) -> None:
        """Everything has been drawn, and no flag was left standing."""
        self._whole += 1

    def parts(self, box: Box) -> list[Instruction]:
        """What is to be drawn in a rectangle, the lowest first."""
        out: list[Instruction] = []
        for canvas, child in self._drawn.children.items():
            _gather(canvas, child, Sight(0, 0, box), out)
        return out

    def _look(self, drawn: Drawn, sight: Sight, *, new: bool) -> None:
        """``new``: it may look different although Kivy has not flagged it."""
        widget, canvas = drawn.widget, drawn.widget.canvas
        if not (new or canvas.needs_redraw):
            return
        inner = {child.canvas for child in widget.children}
        own = list(_own(canvas, inner))
        looks = [*map(_look_of, own)] if inner else []  # of what holds nothing the flag says enough
        if canvas.opacity != drawn.opacity:
            new = True
            self._found.extend(drawn.boxes(sight))
        # what nothing else explains was asked for by name; no more than that a flag was left standing is known of some
        known = not inner or drawn.passed != self._whole
        asked = known and inner == {*drawn.children} and not any(each.needs_redraw for each in inner)
        if new or asked or looks != drawn.looks or any(map(_flagged, own)):
            if drawn.box is not None:
                self._found.append(sight.of(drawn.box))
            drawn.box = _box(widget, own)
            if drawn.box is not None:
                self._found.append(sight.of(drawn.box))
        elif drawn.box is EVERYWHERE:
            self._found.append(sight.cut)
        drawn.looks, drawn.opacity, drawn.passed = looks, canvas.opacity, self._whole
        self._children(drawn, self._through(drawn, sight), new=new)

    def _children(self, drawn: Drawn, sight: Sight, *, new: bool) -> None:
        before, now = drawn.children, {child.canvas: child for child in drawn.widget.children[::-1]}
        for canvas, gone in before.items():
            if canvas not in now:
                self._found.extend(gone.boxes(sight))
        # one may lie over another now
        new = new or [canvas for canvas in before if canvas in now] != [canvas for canvas in now if canvas in before]
        drawn.children = {canvas: before.get(canvas) or Drawn(child) for canvas, child in now.items()}
        for canvas, known in drawn.children.items():
            self._look(known, sight, new=new or canvas not in before)

    def _through(self, drawn: Drawn, sight: Sight) -> Sight:
        """How its content is seen; what a view shows is new as soon as it moves."""
        if not isinstance(drawn.widget, ScrollView):
            return sight
        across, up = map(round, drawn.widget.g_translate.xy)
        through = Sight(sight.across + across, sight.up + up, sight.of(_place(drawn.widget, 0)))
        if through != drawn.sight:
            self._moved = True
            self._found.extend(each.cut for each in (drawn.sight, through) if each is not None)
            drawn.sight = through
        return through


def _gather(canvas: Canvas, drawn: Drawn, sight: Sight, out: list[Instruction]) -> None:
    """Add what a widget draws inside ``sight``, with all that stands in it."""
    if not canvas.opacity:
        return
    touched = drawn.box is not None and sight.of(drawn.box).room > 0
    if drawn.box is EVERYWHERE or canvas.opacity < 1 or (touched and not drawn.children):
        out.append(canvas)
        return
    if drawn.sight is not None:
        through = Sight(drawn.sight.across, drawn.sight.up, drawn.sight.cut.within(sight.cut))
        if not through.cut.room:
            return
        touched, sight = True, through
    _gather_group(canvas, drawn, sight, out, own=touched)


def _gather_group(group: InstructionGroup, drawn: Drawn, sight: Sight, out: list[Instruction], *, own: bool) -> None:
    for each in group.children:
        if (child := drawn.children.get(each)) is not None:
            _gather(each, child, sight, out)
        elif isinstance(drawn.widget, ScrollView) and each is drawn.widget.canvas_viewport:
            _gather_group(each, drawn, sight, out, own=own)
        elif own:
            out.append(each)


def merged(boxes: list[Box]) -> list[Box]:
    """At most ``MOST`` that cover the same and do not overlap much."""
    found: list[Box] = []
    for box in boxes:
        if box.room:
            _add(found, box, FREE)
    while len(found) > MOST:
        _add(found, found.pop(), float("inf"))
    return found


def _add(found: list[Box], box: Box, free: float) -> None:
    """Into one that is near, else beside the others. ``free``: how much more room it may take than both."""
    while found:
        nearest = min(found, key=lambda other: box.around(other).room - other.room)
        if box.around(nearest).room > free * (box.room + nearest.room):
            break
        found.remove(nearest)
        box, free = box.around(nearest), min(free, FREE)
    found.append(box)


def _own(group: InstructionGroup, inner: set[Any]) -> Iterator[Instruction]:
    """What a widget draws itself, without what stands in it."""
    for each in group.children:
        if isinstance(each, InstructionGroup):
            if each not in inner:
                yield from _own(each, inner)
        else:
            yield each


def _look_of(instruction: Instruction) -> object:
    """What tells one state of an instruction from another, where Kivy's flag does not: it flags shapes alone."""
    return (id(instruction), *instruction.rgba) if isinstance(instruction, Color) else id(instruction)


def _flagged(instruction: Instruction) -> bool:
    return isinstance(instruction, VertexInstruction) and instruction.needs_redraw


def _box(widget: Widget, own: list[Instruction]) -> Box | None:
    """What moves, turns or cuts its content by itself may draw it anywhere, and is drawn as one."""
    if not isinstance(widget, ScrollView) and any(isinstance(each, _BENDING) for each in own):
        return EVERYWHERE
    shapes = [each for each in own if isinstance(each, VertexInstruction)]
    if not shapes:
        return None
    overhang = round(dp(getattr(widget, "overhang", OVERHANG)))
    box = _place(widget, overhang)
    for shape in shapes:
        if isinstance(shape, Rectangle):  # drawn where the widget stood, and perhaps it has moved since
            (x, y), (width, height) = shape.pos, shape.size
            place = Box(floor(x), floor(y), ceil(x + width), ceil(y + height))
            box = box.around(place.grown(overhang))
    return box


def _place(widget: Widget, overhang: int) -> Box:
    """Its ``extent`` (x, y, right, top; px), where it has one: of what is drawn far from its own place."""
    extent = getattr(widget, "extent", None) or (widget.x, widget.y, widget.right, widget.top)
    x, y, right, top = map(round, extent)
    return Box(x, y, right, top).grown(overhang)
