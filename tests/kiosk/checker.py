"""Looks at a screen as it stands in the window and lists what a visitor could not read, reach or hear.

Reusable for every screen: ``faults(root, diagonal_in)`` gives one sentence per fault; an empty list is a good screen.
What a sheet covers is not looked at; what can be scrolled to counts as seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from kivy.core.window import Window
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.widgets.button import Action
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.sheet import Sheet
from kiosk.widgets.surface import Hero, Plane
from kiosk.widgets.text import Words
from kiosk.widgets.touchable import Touchable, touchables

LEAST_MM = 15.0  # of anything that can be touched
MAIN_MM = 20.0  # of the main action
X_HEIGHT = 0.536  # of Noto Sans, as a share of the font size
LEAST_X_MM = 6.0  # of any text
MM_PER_INCH = 25.4
TOLERANCE = 1.5  # pixels: sizes are rounded on the way
MEETING = 0.2  # lines may reach into each other by a fifth of their height: that is the empty rim of the letters


@dataclass(frozen=True)
class Box:
    """A rectangle in window pixels from the lower left."""

    left: float
    low: float
    right: float
    top: float

    @classmethod
    def of(cls, widget: Widget) -> "Box":
        left, low = widget.to_window(widget.x, widget.y)
        return cls(left, low, left + widget.width, low + widget.height)

    def within(self, other: "Box", *, sides: bool = False) -> bool:
        """Inside the other, all round or only between its ``sides``."""
        beside = self.left >= other.left - TOLERANCE and self.right <= other.right + TOLERANCE
        return beside and (sides or (self.low >= other.low - TOLERANCE and self.top <= other.top + TOLERANCE))

    def cut(self, other: "Box") -> "Box":
        return Box(
            max(self.left, other.left), max(self.low, other.low), min(self.right, other.right), min(self.top, other.top)
        )

    @property
    def empty(self) -> bool:
        return self.right - self.left <= TOLERANCE or self.top - self.low <= TOLERANCE

    def shrunk(self, share: float) -> "Box":
        rim = share * (self.top - self.low)
        return Box(self.left, self.low + rim, self.right, self.top - rim)


def faults(root: Widget, diagonal_in: float, *, window: tuple[float, float] | None = None) -> list[str]:
    """Every fault of what is shown below ``root``, on a glass of so many inches."""
    size = window or Window.size
    glass = Box(0, 0, *size)
    per_mm = hypot(*size) / (diagonal_in * MM_PER_INCH)
    sheets = [child for child in root.children if isinstance(child, Sheet)]
    top = sheets[0] if sheets else root
    texts = [each for each in _shown(top) if isinstance(each, Words) and each.words.strip()]
    hands = touchables(top)
    return [
        *(fault for text in texts for fault in _text_faults(text, glass, per_mm)),
        *(fault for hand in hands for fault in _hand_faults(hand, glass, per_mm)),
        *_overlaps(texts, hands, glass),
    ]


def _shown(widget: Widget) -> Iterator[Widget]:
    if widget.opacity == 0:
        return
    yield widget
    for child in widget.children:
        yield from _shown(child)


def _above(widget: Widget) -> Iterator[Widget]:
    parent = widget.parent
    while parent is not None and parent is not parent.parent:
        yield parent
        parent = parent.parent


def _drawn(text: Words) -> Box:
    """Where the letters are: the texture stands in the middle of its widget."""
    x, y = text.to_window(*text.center)
    width, height = (side / 2 for side in text.texture_size)
    return Box(x - width, y - height, x + width, y + height)


def _text_faults(text: Words, glass: Box, per_mm: float) -> Iterator[str]:
    name = f"“{text.words}”"
    wide, high = text.texture_size
    if wide > text.width + TOLERANCE or high > text.height + TOLERANCE:
        yield f"{name} is cut off: {wide} × {high} drawn in {text.width:.0f} × {text.height:.0f}"
    room = text.setting.width if text.setting is not None else None
    if room is not None:
        for word in text.words.split():
            if text.width_of(word) > room + TOLERANCE:
                yield f"{name} breaks the word “{word}”: {text.width_of(word):.0f} wide in {room:.0f}"
    x_mm = text.font_size * X_HEIGHT / per_mm
    if x_mm < LEAST_X_MM:
        yield f"{name} has letters of {x_mm:.1f} mm, at least {LEAST_X_MM:g} mm are needed"
    if outside := _outside(text, glass):
        yield f"{name} {outside}"


def _outside(text: Words, glass: Box) -> str:
    """What the letters reach out of: the nearest ground, the sides of what scrolls, or the screen."""
    box = _drawn(text)
    for above in _above(text):
        if isinstance(above, ScrollView):
            if not box.within(Box.of(above), sides=True):
                return "reaches over the side of what scrolls"
            return ""
        if isinstance(above, Plane | Hero) and not box.within(Box.of(above)):
            return f"reaches out of its {type(above).__name__}"
    return "" if box.within(glass) else "reaches over the edge of the screen"


def _hand_faults(hand: Touchable, glass: Box, per_mm: float) -> Iterator[str]:
    name = f"“{hand.spoken}” ({type(hand).__name__})"
    if not hand.spoken.strip():
        yield f"a {type(hand).__name__} at {hand.x:.0f}, {hand.y:.0f} has no name for the ear"
    least = MAIN_MM if isinstance(hand, Action) and hand.kind == "main" else LEAST_MM
    for side, length in (("wide", hand.width), ("high", hand.height)):
        if length / per_mm < least - 0.05:
            yield f"{name} is {length / per_mm:.1f} mm {side}, at least {least:g} mm are needed"
    if not _scrolls(hand) and not Box.of(hand).within(glass):
        yield f"{name} reaches over the edge of the screen"


def _scrolls(widget: Widget) -> bool:
    return any(isinstance(above, ScrollView) for above in _above(widget))


def _overlaps(texts: list[Words], hands: list[Touchable], glass: Box) -> Iterator[str]:
    """Texts that run into each other or into something to be touched, and targets that lie on each other."""
    seen = [(text, _visible(text, _drawn(text).shrunk(MEETING / 2), glass)) for text in texts]
    seen = [(text, box) for text, box in seen if not box.empty]
    for number, (text, box) in enumerate(seen):
        for other, other_box in seen[number + 1 :]:
            if not box.cut(other_box).empty and not (_floating(text) or _floating(other)):
                yield f"“{text.words}” and “{other.words}” lie on each other"
    placed = [(hand, _visible(hand, Box.of(hand), glass)) for hand in hands if not _floating(hand)]
    placed = [(hand, box) for hand, box in placed if not box.empty]
    for number, (hand, box) in enumerate(placed):
        for other, other_box in placed[number + 1 :]:
            related = hand in _above(other) or other in _above(hand)
            if not related and _touched_in(box.cut(other_box), hand, other):
                yield f"“{hand.spoken}” and “{other.spoken}” can be touched in the same place"
        for text, text_box in seen:
            own = hand in _above(text) or text in _above(hand) or getattr(text.parent, "shape", None) is hand
            if not own and _touched_in(box.cut(text_box), hand):
                yield f"“{text.words}” lies on “{hand.spoken}”"


def _touched_in(box: Box, *hands: Touchable) -> bool:
    """Whether a finger in the box is on all of these: an outline of the city is smaller than the box around it."""
    if box.empty:
        return False
    if all(type(hand).collide_point is Widget.collide_point for hand in hands):
        return True
    steps = [(step + 0.5) / 8 for step in range(8)]
    places = [(box.left + x * (box.right - box.left), box.low + y * (box.top - box.low)) for x in steps for y in steps]
    return any(all(hand.collide_point(*hand.to_widget(*place)) for hand in hands) for place in places)


def _visible(widget: Widget, box: Box, glass: Box) -> Box:
    """The part that is not scrolled away."""
    for above in _above(widget):
        if isinstance(above, ScrollView):
            box = box.cut(Box.of(above))
    return box.cut(glass)


def _floating(widget: Widget) -> bool:
    """A scroller's own button hovers over what it scrolls, on purpose."""
    return isinstance(widget.parent, Scroller) and not isinstance(widget, ScrollView)
