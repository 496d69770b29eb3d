"""The on-screen keyboard, the number pad, and the field they write into. No system keyboard, nothing kept."""

from dataclasses import replace
from typing import Any, Final

from kivy.metrics import Metrics
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk import keys
from kiosk.widgets.fitting import letters_that_fit
from kiosk.widgets.layout import Stack
from kiosk.widgets.lettering import Setting
from kiosk.widgets.surface import Plane
from kiosk.widgets.text import Icon, Wish
from kiosk.widgets.touchable import Touchable

_ICONS: Final = {keys.SHIFT: "arrow-big-up", keys.BACK: "backspace", keys.SPACE: "space", keys.DONE: "check"}
_WIDTHS: Final = {
    keys.SHIFT: 1.4,
    keys.BACK: 1.4,
    keys.SPACE: 5.0,
    keys.SYMBOLS: 1.6,
    keys.LETTERS: 1.6,
    keys.DONE: 1.8,
}
_LABELS: Final = {keys.SYMBOLS: "123", keys.LETTERS: "ABC"}
SMALLER: Final = (64.0, 36.0, 32.0, 28.0, 24.0, 20.0, 17.0)  # letters of a field that has no room for its usual ones
SMALLEST: Final = 24.0  # in the usual text size: 6 mm high
_FIRST_LETTERS: Final = {"uk": "АБВ", "ru": "АБВ", "ar": "أبج"}  # on the way back to letters, where it is not ABC


class Key(Touchable, BoxLayout):
    """One key."""

    key = StringProperty("")
    words = StringProperty("")
    icon = StringProperty("")


class KeyFace(Icon):
    """What stands on a key: its icon, or its words where it has none."""

    words = Wish("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(size_hint=(1, 1), **kwargs)

    def compose(self) -> Setting | None:
        if self.icon or not self.words:
            return super().compose()
        return Setting(self.words, "Text", int(self.letters * Metrics.dp), bold=True)

    def measured(self, width: int, height: int) -> None:
        """The key decides how large its face is."""


class _Pad(Stack):
    """Rows of keys; every key goes to ``on_key`` with its name. ``names`` speaks the special ones."""

    names = ObjectProperty({})
    key_height = NumericProperty(108)  # dp

    __events__ = ("on_key",)

    def on_key_height(self, *_: object) -> None:
        for row in self.children:
            row.key_height = self.key_height

    def on_names(self, *_: object) -> None:
        for row in self.children:
            for key in row.children:
                if isinstance(key, Key) and key.key in keys.SPECIAL:
                    key.spoken = self.names.get(key.key, key.key)

    def lay(self, rows: keys.Rows) -> None:
        """Show these rows. Keys are reused: shifting must not rebuild forty widgets."""
        flat = [key for row in rows for key in row]
        shown = [key for row in reversed(self.children) for key in reversed(row.children) if isinstance(key, Key)]
        if [len(row) for row in rows] != self._shape() or self._special(flat) != self._special([k.key for k in shown]):
            self._rebuild(rows)
            return
        for widget, key in zip(shown, flat, strict=True):
            self._label(widget, key)

    def _shape(self) -> list[int]:
        return [sum(isinstance(child, Key) for child in row.children) for row in reversed(self.children)]

    @staticmethod
    def _special(flat: list[str]) -> list[tuple[int, str]]:
        return [(place, key) for place, key in enumerate(flat) if key in keys.SPECIAL]

    def _rebuild(self, rows: keys.Rows) -> None:
        self.clear_widgets()
        widest = max(sum(_WIDTHS.get(key, 1.0) for key in row) for row in rows)
        for row in rows:
            line = KeyRow(key_height=self.key_height)
            room = (widest - sum(_WIDTHS.get(key, 1.0) for key in row)) / 2
            if room > 0:
                line.add_widget(Widget(size_hint_x=room))
            for key in row:
                widget = Key(size_hint_x=_WIDTHS.get(key, 1.0))
                self._label(widget, key)
                widget.bind(on_release=lambda pressed: self.dispatch("on_key", pressed.key))
                line.add_widget(widget)
            if room > 0:
                line.add_widget(Widget(size_hint_x=room))
            self.add_widget(line)

    def _label(self, widget: Key, key: str) -> None:
        widget.key = key
        widget.icon = _ICONS.get(key, "")
        widget.words = self.label(key)
        widget.spoken = self.names.get(key, key)

    def label(self, key: str) -> str:
        """What stands on a key; empty on one that has an icon."""
        return _LABELS.get(key, "" if key in _ICONS else key)

    def on_key(self, key: str) -> None:
        """Bound by the owner."""


class KeyRow(BoxLayout):
    """One row; always left to right, as printed keys are."""

    key_height = NumericProperty(108)  # dp


class Keyboard(_Pad):
    """Letters of the visitor's language, and symbols."""

    language = StringProperty("de")
    state = ObjectProperty(keys.Keys())

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.on_state()

    def on_state(self, *_: object) -> None:
        self.lay(self.state.rows())

    def on_language(self, _: object, language: str) -> None:
        self.state = replace(self.state, language=language)

    def label(self, key: str) -> str:
        own = _FIRST_LETTERS.get(self.state.language.split("-")[0]) if key == keys.LETTERS else None
        return own or super().label(key)

    def on_key(self, key: str) -> None:
        if key == keys.SHIFT:
            self.state = replace(self.state, shifted=not self.state.shifted)
        elif key in {keys.SYMBOLS, keys.LETTERS}:
            self.state = replace(self.state, symbols=key == keys.SYMBOLS)

    def follow(self, text: str) -> None:
        """After a key was typed: large letters only where a sentence begins."""
        shifted = keys.starts_sentence(text)
        if shifted != self.state.shifted:
            self.state = replace(self.state, shifted=shifted)


class NumberPad(_Pad):
    """Digits for whole and decimal numbers; ``separator`` is the language's decimal sign, empty for whole numbers."""

    separator = StringProperty("")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.on_separator()

    def on_separator(self, *_: object) -> None:
        *digits, last = keys.NUMBER_PAD
        self.lay((*digits, (*last[:-1], self.separator, last[-1]) if self.separator else last))


class LetterPad(_Pad):
    """A few letters and delete: for codes."""

    letters = StringProperty("")

    def on_letters(self, _: object, letters: str) -> None:
        third = -(-len(letters) // 3)
        rows = [tuple(letters[start : start + third]) for start in range(0, len(letters), third)]
        self.lay((*rows[:-1], (*rows[-1], keys.BACK)))


class Field(Plane, BoxLayout):
    """What has been typed, with a caret, and how much room is left."""

    words = StringProperty("")
    hint = StringProperty("")
    room_words = StringProperty("")
    limit = NumericProperty(140)
    large = BooleanProperty(False)
    close = BooleanProperty(False)  # little room: narrow margins
    most = NumericProperty(0.0)  # px, no higher: long words stand in smaller letters; 0: as high as its words

    def letters_for(self, words: str, usual: float, width: float, rest: float, text_scale: float) -> float:
        """The largest letters in which the words have room: ``width`` px for a line, ``rest`` px for all of them."""
        if not self.most:
            return usual
        least = SMALLEST / text_scale
        sizes = (usual, *(each for each in SMALLER if least < each < usual), least)
        return letters_that_fit(words, "Text", sizes, width, rest, unit=Metrics.sp)
