"""Words and icons: every text on the screen is one of these.

A kiosk holds a thousand of them, so they are no labels of Kivy's, which cost 50 KB each: a text has few Kivy
properties, one rule in kv, and one picture. Whatever changes, it is set and drawn once in a frame.
"""

from typing import Any, Generic, TypeVar, overload

from kivy.graphics import Color, Rectangle
from kivy.metrics import Metrics
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk import bidi
from kiosk.widgets import fonts
from kiosk.widgets.lettering import Setting, picture, width_of
from kiosk.widgets.queue import queue
from kiosk.widgets.theme import LIGHT, Rgba, Theme

# Room narrower than this share of a letter's height, for words that would shrink to less than this share: the layout is
# not done yet, or the text is folded away.
NARROW, LEAST = 1.2, 0.25
ROUNDED = 0.96  # letters are drawn in whole sizes: not exactly as wide as their share
T = TypeVar("T")


class Wish(Generic[T]):
    """How a text is wished to look: kv and Python set it as a property, but nothing can be bound to it.

    A Kivy property costs half a kilobyte in every widget that uses it; this costs its value.
    """

    def __init__(self, default: T, told: str = "arrange_later") -> None:
        self._default, self._told = default, told

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, text: None, owner: type) -> "Wish[T]": ...
    @overload
    def __get__(self, text: Widget, owner: type) -> T: ...
    def __get__(self, text: Widget | None, owner: type) -> "T | Wish[T]":
        return self if text is None else text.__dict__.get(self._name, self._default)

    def __set__(self, text: Any, value: T) -> None:
        if value != text.__dict__.get(self._name, self._default):
            text.__dict__[self._name] = value
            getattr(text, self._told)()


class Lettering(Widget):
    """What words and icons have in common: letters set and drawn once in a frame, in the middle of the widget."""

    texture_size = ObjectProperty((0, 0))  # of the picture, px; rules may depend on it
    worn = Wish[tuple[Theme, float]]((LIGHT, 1.0), told="_dressed")  # theme and size of letters, from kv
    letters = Wish(34.0)  # height in design units
    ink = Wish[Rgba | None](None, told="_coloured")  # None: the theme's
    font_name = Wish("Text")
    bold = Wish(False)
    asleep = Wish(False, told="_turned")  # nobody sees it: its picture is given back, and what changes waits

    setting: Setting | None = None
    texture: Any = None
    overhang = 16.0  # dp that letters may stand out on either side
    _stale = True  # changed since it was arranged
    _fit = (1.0, False)  # what it was last arranged for: size of letters, right to left
    _colour: Any = None
    _rectangle: Any = None

    def __init__(self, **kwargs: Any) -> None:
        wishes = {name: kwargs.pop(name) for name in list(kwargs) if isinstance(getattr(type(self), name, None), Wish)}
        super().__init__(**kwargs)
        for name, told in (("x", self._place), ("y", self._place), ("height", self._place), ("width", self._widened)):
            self.fbind(name, told)
        for name, wish in wishes.items():
            setattr(self, name, wish)
        queue.step_back()
        self.arrange_later()

    @property
    def color(self) -> Rgba:
        """As drawn."""
        return self.ink or self.worn[0].ink

    def arrange_later(self) -> None:
        """Before the next picture, however much changes until then; not while nobody sees it."""
        self._stale = True
        if not self.asleep:
            queue.join(self)

    def arrange(self) -> None:
        """Set and draw the letters as everything stands now."""
        self._stale = False
        self.setting = self.compose()
        self._picture()

    def compose(self) -> Setting | None:
        """How the letters are set; None: there are none."""
        raise NotImplementedError

    def measured(self, width: int, height: int) -> None:
        """The picture will be so large."""

    def _picture(self) -> None:
        self.texture = picture(self.setting) if self.setting is not None else None
        size = tuple(self.texture.size) if self.texture is not None else (0, 0)
        self._show()
        if size != self.texture_size:
            self.measured(*size)
            self.texture_size = size
        self._place()

    def _show(self) -> None:
        if self.texture is None:
            if self._rectangle is not None:
                self.canvas.clear()
                self._colour = self._rectangle = None
            return
        if self._rectangle is None:
            self._colour, self._rectangle = Color(*self.color), Rectangle()
            self.canvas.add(self._colour)
            self.canvas.add(self._rectangle)
        if self._rectangle.texture is not self.texture:
            self._rectangle.texture, self._rectangle.size = self.texture, self.texture.size

    def _place(self, *_: object) -> None:
        if self._rectangle is not None:
            wide, high = self._rectangle.size  # not center_x, nor center_y: Kivy still holds their old values here
            self._rectangle.pos = int(self.x + self.width / 2 - wide / 2), int(self.y + self.height / 2 - high / 2)

    def _widened(self, *_: object) -> None:
        self._place()

    def _coloured(self) -> None:
        if self._colour is not None:
            self._colour.rgba = self.color

    def _dressed(self) -> None:
        self._coloured()
        theme, scale = self.worn
        if self._fit != (scale, theme.rtl):
            self._fit = scale, theme.rtl
            self.arrange_later()

    def _turned(self) -> None:
        if self.asleep:
            queue.leave(self)
            self.texture = None
            self._show()
        elif self._stale:
            self.arrange_later()
        else:
            self._picture()


class Words(Lettering):
    """A text that wraps to its width and grows in height, in either writing direction.

    Its place is ``at``: ``start`` is left, or right in a right-to-left language.
    """

    words = StringProperty("")  # as written (view-model → here)
    at = Wish("start")  # or "center", "end"
    rtl = Wish[bool | None](None)  # None: as the theme
    wraps = Wish(True, told="_rewrapped")  # False: one line, as wide as the text
    fixed = Wish(False)  # does not grow with the visitor's text size
    most = Wish(0.0)  # a text that does not wrap is never wider than this, or wraps after all. 0: no bound
    line_height = Wish(0.9)
    shrink = 1.0  # letters become smaller where one word alone is wider than its room

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"size_hint_y": None, "height": 0, **kwargs})
        self.fbind("words", lambda *_: self.arrange_later())

    @property
    def font_size(self) -> float:
        """Height of the letters as drawn, px."""
        return self._full_size * self.shrink

    def compose(self) -> Setting | None:
        words = self.words
        if not words:
            return None
        rtl = self.worn[0].rtl if self.rtl is None else self.rtl
        width: float | None = self.width if self.wraps else None
        if self.wraps or self.most > 0:
            room = self.width if self.wraps else self.most
            self._fit_longest(words, room)
            if room < NARROW * self._full_size and (self.shrink < LEAST or room <= 0):
                return None
            if not self.wraps:
                width = room if self._at_full_size(words) * self.shrink > room else None
        if bidi.has_rtl(words):
            lines = bidi.visual_lines(words, width, self.width_of, rtl=rtl or bidi.runs_rtl(words, default=False))
            words = "\n".join(lines)
            if width is not None:  # a line that is wider after all would be broken again, from its wrong end
                width = max(width, *map(self.width_of, lines))
        side = self.at if self.at == "center" else ("right" if (self.at == "end") != rtl else "left")
        return Setting(words, self.font_name, int(self.font_size), self.bold, width, side, self.line_height)

    def measured(self, width: int, height: int) -> None:
        self.height = height
        if not self.wraps:
            self.width = width

    def width_of(self, text: str) -> float:
        """In one line, in letters of the size that is drawn, px."""
        return width_of(text, self.font_name, self.bold, self.font_size)

    @property
    def _full_size(self) -> float:
        return self.letters * (Metrics.dp if self.fixed else Metrics.sp)

    def _fit_longest(self, words: str, room: float) -> None:
        """Letters as large as wished, or as the longest word allows: a word is never cut in two."""
        longest = max((self._at_full_size(word) for word in words.split()), default=0.0)
        self.shrink = min(1.0, ROUNDED * room / longest) if longest > room > 0 else 1.0

    def _at_full_size(self, text: str) -> float:
        return width_of(text, self.font_name, self.bold, self._full_size)

    def _widened(self, *_: object) -> None:
        self._place()
        if self.wraps:
            self.arrange_later()

    def _rewrapped(self) -> None:
        self.size_hint_x = 1 if self.wraps else None
        if not self.wraps:
            self.width = self.texture_size[0]
        self.arrange_later()


class Icon(Lettering):
    """One character of the icon font, by name."""

    icon = Wish("", told="_chosen")
    letters = Wish(54.0)
    font_name = Wish("Icons")
    character = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"size_hint": (None, None), "size": (0, 0), **kwargs})

    @property
    def color(self) -> Rgba:
        return self.ink or self.worn[0].brand

    def compose(self) -> Setting | None:
        if not self.character:
            return None
        return Setting(self.character, self.font_name, int(self.letters * Metrics.dp), self.bold)

    def measured(self, width: int, height: int) -> None:
        self.size = width, height

    def _chosen(self) -> None:
        self.character = fonts.icon(self.icon)
        self.arrange_later()
