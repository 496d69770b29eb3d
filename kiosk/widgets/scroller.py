"""A column that scrolls when it does not fit."""

from typing import Any, Final

from kivy.graphics import Callback, ScissorPop, ScissorPush
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.widgets.button import RoundKey
from kiosk.widgets.shadow import BEYOND

ROUND_THE_ENDS: Final = BEYOND - 24.0  # dp that shadows of what stands at an end go beyond the column's own margin


class FootedView(ScrollView):
    """The view; ``foot`` is kept free below it."""

    foot = NumericProperty(0.0)

    def __init__(self, **kwargs: Any) -> None:
        self._cut = ScissorPush(x=0, y=0, width=0, height=0)
        super().__init__(**kwargs)
        self.fbind("bar_inactive_color", self.setter("_bar_color"))
        # A scissor knows the window's pixels only, and a view may stand in another that scrolls: look when it is drawn.
        self.canvas.before.insert(0, Callback(self._cut_out))
        self.canvas.before.insert(1, self._cut)
        self.canvas.after.insert(0, ScissorPop())

    def update_from_scroll(self, *largs: Any) -> None:
        """Scroll by whole pixels: between two of them letters and outlines are blurred."""
        super().update_from_scroll(*largs)
        self.funbind("bar_color", self._change_bar_color)  # Kivy binds it at every step, and lets go of one in the end
        self.g_translate.xy = tuple(map(round, self.g_translate.xy))

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Where its content is seen (x, y, right, top; px): it is cut only where there is more of it."""
        hidden = max(0.0, self.viewport_size[1] - self.height)
        below, above = (
            max(0.0, dp(ROUND_THE_ENDS) - hidden * max(0.0, share)) for share in (self.scroll_y, 1 - self.scroll_y)
        )
        return self.x, self.y - round(below), self.right, self.top + round(above)

    def _cut_out(self, _instruction: Callback) -> None:
        left, low, right, high = self.extent
        x, y = map(int, self.to_window(left, low))
        place = (x, y, max(0, int(right - left)), max(0, int(high - low)))
        cut = self._cut
        if place != (cut.x, cut.y, cut.width, cut.height):
            cut.x, cut.y, cut.width, cut.height = place

    def _bind_inactive_bar_color(self, *_: object) -> None:
        """Turn the bar pale at once.

        Kivy fades it for half a second: that draws a page thirty times after it was opened, and still holds a page
        that was left when the kiosk cleans up.
        """
        self._bar_color = self.bar_inactive_color


class Scroller(FloatLayout):
    """A column that scrolls when it does not fit; ``rest`` is the share still hidden below (0: all is seen)."""

    rest = NumericProperty(0.0)
    overflows = BooleanProperty(False)
    fills = BooleanProperty(False)  # the content is at least as high as the view
    more_words = StringProperty("")  # what its arrow is called; from the frame or sheet it stands in

    def on_parent(self, _: object, parent: Any) -> None:
        """Take the arrow's name from what is around: the frame's comfort, or the sheet."""
        top: Any = self
        while parent is not None and parent is not parent.parent:
            for name, change in (("comfort", self._listen), ("more_words", self._name)):
                if parent.property(name, quiet=True) is not None:
                    parent.bind(**{name: change})
                    change(parent, getattr(parent, name))
                    return
            top, parent = parent, parent.parent
        if parent is None and top is not self:  # a page that is not on the screen yet: look again when it is put there
            top.bind(parent=lambda *_: self.on_parent(self, self.parent))

    def _listen(self, _: object, comfort: Any) -> None:
        if comfort is not None:
            comfort.bind(more_word=self._name)
            self._name(comfort, comfort.more_word)

    def _name(self, _: object, words: str) -> None:
        self.more_words = words

    @property
    def view(self) -> ScrollView:
        return self.ids.view

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """What is put in scrolls; the scroller's own two parts come from its rule."""
        if not isinstance(widget, ScrollView | RoundKey):
            self.ids.content.add_widget(widget, *args, **kwargs)
        else:
            super().add_widget(widget, *args, **kwargs)

    def page(self, direction: int) -> None:
        """Scroll by four fifths of the visible part: 1 down, -1 up."""
        hidden = self.ids.content.height - self.view.height
        if hidden > 0:
            step = 0.8 * self.view.height / hidden
            self.view.scroll_y = min(1.0, max(0.0, self.view.scroll_y - direction * step))

    def to_top(self) -> None:
        """Where reading begins."""
        self.view.scroll_y = 1.0

    def show(self, child: Widget) -> None:
        """Bring a child into view (keyboard focus)."""
        self.view.scroll_to(child, padding=24, animate=False)
