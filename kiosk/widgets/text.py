"""Words and icons: every text on the screen is one of these."""

from functools import lru_cache
from typing import Any

from kivy.clock import Clock
from kivy.core.text import Label as CoreLabel
from kivy.metrics import Metrics
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, OptionProperty, StringProperty
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from kiosk import bidi
from kiosk.widgets import fonts

ROUNDED = 0.96  # letters are drawn in whole sizes: not exactly as wide as their share


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
    shrink = NumericProperty(1.0)  # letters become smaller where one word alone is wider than its room
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
        if self.wraps or self.most > 0:
            room = self.width if self.wraps else self.most
            self._fit_longest(words, room)
            if not self.wraps:
                width = room if self._at_full_size(words) * self.shrink > room else None
        self.text_size = (width, None)
        self.halign = self.at if self.at == "center" else ("right" if (self.at == "end") != self.rtl else "left")
        if turns:
            lines = bidi.visual_lines(words, width, self._measured, rtl=self.rtl or bidi.runs_rtl(words, default=False))
            self.text = "\n".join(lines)
            if width is not None:  # a line that is wider after all would be broken again, from its wrong end
                self.text_size = (max(width, *map(self._measured, lines)), None)
        else:
            self.text = words

    def _fit_longest(self, words: str, room: float) -> None:
        """Letters as large as wished, or as the longest word allows: a word is never cut in two."""
        longest = max((self._at_full_size(word) for word in words.split()), default=0.0)
        self.shrink = min(1.0, ROUNDED * room / longest) if longest > room > 0 else 1.0

    def _at_full_size(self, text: str) -> float:
        size = self.letters * (Metrics.dp if self.fixed else Metrics.sp)
        return width_of(text, self.font_name, self.bold, size)

    def _measured(self, text: str) -> float:
        return width_of(text, self.font_name, self.bold, self.font_size)


@lru_cache(maxsize=4096)
def width_of(text: str, font: str, bold: bool, size: float) -> float:  # noqa: FBT001  as Kivy's label has it
    """Of a text in one line, px."""
    return float(CoreLabel(text="", font_name=font, font_size=size, bold=bold).get_extents(text)[0])


class Icon(Label):
    """One character of the icon font, by name."""

    icon = StringProperty("")
    letters = NumericProperty(54)  # height in design units
    ink = ColorProperty(None, allownone=True)

    def on_icon(self, _: object, name: str) -> None:
        self.text = fonts.icon(name)


def rest(root: Widget) -> None:
    """Give back what the texts below ``root`` were drawn into: a screen nobody sees needs no pictures of its words."""
    labels = _labels(root)
    root.resting = {*getattr(root, "resting", ()), *labels}
    for label in labels:
        label._label.texture = label.texture = None  # noqa: SLF001  Kivy keeps a second reference there


def wake(root: Widget) -> None:
    """Draw the texts again that ``rest`` gave back.

    Also those on pages that have been taken off ``root`` since: put back with the same words, they would stay blank.
    """
    for label in (*getattr(root, "resting", ()), *_labels(root)):
        if label.texture is None:
            label.texture_update()
    root.resting = set()


def _labels(root: Widget) -> list[Label]:
    return [widget for widget in root.walk(restrict=True) if isinstance(widget, Label)]
