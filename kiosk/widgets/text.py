"""Words and icons: every text on the screen is one of these."""

from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.metrics import Metrics
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk import bidi
from kiosk.widgets import fonts


class Words(Label):
    """A text that wraps to its width and grows in height, in either writing direction.

    ``words`` is the text as written (view-model → here); ``text`` is what is drawn and belongs to this class.
    Its place is ``at``: ``start`` is left, or right in a right-to-left language.
    """

    words = StringProperty("")
    at = OptionProperty("start", options=["start", "center", "end"])
    rtl = BooleanProperty(False)
    ink = ColorProperty(None, allownone=True)  # None: the theme's ink; a rule that sets `color` would lose to the theme
    wraps = BooleanProperty(True)  # False: one line, as wide as the text
    letters = NumericProperty(34)  # height in design units; a rule that set font_size would lose to the class's
    fixed = BooleanProperty(False)  # does not grow with the visitor's text size
    shrink = NumericProperty(1.0)
    most = NumericProperty(0.0)  # … but never wider than this; longer text then wraps after all. 0: no bound

    def __init__(self, **kwargs: Any) -> None:
        self._arrange_later = Clock.create_trigger(self._arrange, -1)
        super().__init__(**kwargs)
        for name in ("words", "rtl", "wraps", "at", "font_size", "font_name", "bold", "width", "most"):
            self.fbind(name, self._arrange_later)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        words = self.words
        turns = bidi.has_rtl(words)
        width = self.width if self.wraps else None
        if not self.wraps and self.most > 0:
            width = self._fitted(words)
        self.text_size = (width, None)
        self.halign = self.at if self.at == "center" else ("right" if (self.at == "end") != self.rtl else "left")
        if turns:
            lines = bidi.visual_lines(words, width, self._measured, rtl=self.rtl or bidi.runs_rtl(words, default=False))
            self.text = "\n".join(lines)
        else:
            self.text = words

    def _fitted(self, words: str) -> float | None:
        """Bound by ``most``: the width to wrap at, or None; letters shrink where a single word would be cut in two."""
        size = self.letters * (Metrics.dp if self.fixed else Metrics.sp)
        core = CoreLabel(text="", font_name=self.font_name, font_size=size, bold=self.bold)
        longest = max((core.get_extents(word)[0] for word in words.split()), default=0)
        self.shrink = min(1.0, self.most / longest) if longest else 1.0
        return self.most if core.get_extents(words)[0] * self.shrink > self.most else None

    def _measured(self, text: str) -> float:
        core = CoreLabel(text="", font_name=self.font_name, font_size=self.font_size, bold=self.bold)
        return float(core.get_extents(text)[0])


class Icon(Label):
    """One character of the icon font, by name."""

    icon = StringProperty("")
    letters = NumericProperty(54)  # height in design units
    ink = ColorProperty(None, allownone=True)

    def on_icon(self, _: object, name: str) -> None:
        self.text = fonts.icon(name)


def rest(root: Widget) -> None:
    """Give back what the texts below ``root`` were drawn into: a screen nobody sees needs no pictures of its words."""
    for widget in root.walk(restrict=True):
        if isinstance(widget, Label):
            widget._label.texture = widget.texture = None  # noqa: SLF001  Kivy keeps a second reference there


def wake(root: Widget) -> None:
    """Draw the texts again that ``rest`` gave back."""
    for widget in root.walk(restrict=True):
        if isinstance(widget, Label) and widget.texture is None:
            widget.texture_update()
