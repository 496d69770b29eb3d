"""What Kivy does some thousand times whenever a page is built, for nobody."""

from typing import Any

from kivy.clock import Clock
from kivy.lang import builder
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.layout import Layout


def begin() -> None:
    """Before the first rule is applied and the first widget is made."""
    builder.call_fn = _call
    Layout.__init__ = _laid_downwards
    Layout.lay_out = lay_out
    BoxLayout.do_layout = lay_in_a_box


def _call(args: tuple[Any, ...], _instance: object, _value: object) -> None:
    """What a rule says is worked out and set; Kivy's own also writes a line about it, and throws it away."""
    element, key, value, rule, idmap = args
    rule.count += 1
    setattr(element, key, eval(value, idmap))  # noqa: S307  as Kivy does: compiled from our own kv files


def _laid_downwards(layout: Any, **kwargs: Any) -> None:
    """As Kivy's constructor, but what is triggered is ``lay_out``."""
    if layout._trigger_layout is None:  # noqa: SLF001  it is the constructor
        layout._trigger_layout = Clock.create_trigger(layout.lay_out, -1)  # noqa: SLF001
    super(Layout, layout).__init__(**kwargs)


def lay_out(layout: Any, *_: object) -> None:
    """Lay it out, then at once what stands in it and waits to be laid out.

    Kivy's layouts wait for the next round before a picture, one for each level, and of those there are at most twenty.
    A page is some fifteen levels deep, and its innermost parts would be laid out first, at sizes they do not keep.
    """
    layout.do_layout()
    for child in layout.children:
        waiting = getattr(child, "_trigger_layout", None)
        if waiting is not None and waiting.is_triggered:
            waiting.cancel()
            lay_out(child)


def lay_in_a_box(box: Any, *_: object) -> None:
    """As Kivy's own, in a third of the time: nothing is read as a pair, nor told to a child that stands so already."""
    children = box.children
    if not children:
        left, top, right, bottom = box.padding
        box.minimum_size = left + right, top + bottom
        return
    sizes = [
        (
            (child.width, child.height),
            (child.size_hint_x, child.size_hint_y),
            child.pos_hint,
            (child.size_hint_min_x, child.size_hint_min_y),
            (child.size_hint_max_x, child.size_hint_max_y),
        )
        for child in children
    ]
    for number, x, y, width, height in box._iterate_layout(sizes):  # noqa: SLF001  Kivy's own sums
        child = children[number]
        if child.x != x or child.y != y:
            child.pos = x, y
        across, down = child.size_hint_x, child.size_hint_y
        if across is None:
            if down is not None:
                child.height = height
        elif down is None:
            child.width = width
        elif child.width != width or child.height != height:
            child.size = width, height
