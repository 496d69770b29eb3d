"""Keyboard layouts for the screen: rows of characters by language. Pure data and the rule of the shift key."""

from dataclasses import dataclass
from typing import Final

SHIFT: Final = "shift"
BACK: Final = "back"
SPACE: Final = "space"
SYMBOLS: Final = "symbols"
LETTERS: Final = "letters"
DONE: Final = "done"
SPECIAL: Final = frozenset({SHIFT, BACK, SPACE, SYMBOLS, LETTERS, DONE})

# As printed keyboards have them, left to right, also in Arabic. At most twelve keys to a row with shift and backspace:
# a key must stay wide enough for a finger. A row of its own above holds what a printed keyboard has on second levels;
# the Arabic key for two letters at once (lam-alef) is left out, they are joined on the screen anyway.
_ROWS: Final[dict[str, tuple[str, ...]]] = {
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß"),
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    "tr": ("qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"),
    "ar": ("أإآ؟؛", "ضصثقفغعهخحجد", "شسيبلاتنمكطذ", "ئءؤرىةوزظ"),
    "uk": ("йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю’"),
    "ru": ("йцукенгшщзхъ", "фывапролджэё", "ячсмитьбю"),
    "pl": ("ąćęłńóśźż", "qwertyuiop", "asdfghjkl", "zxcvbnm"),
}
_CASELESS: Final = frozenset({"ar"})  # no capital letters, so no shift key
_COMMA: Final = {"ar": "،"}
_UPPER: Final = {"ß": "ß", "’": "’"}
_UPPER_TURKISH: Final = {"i": "İ", "ı": "I"}
_SYMBOL_ROWS: Final = ("1234567890", '-/:;()€&@"', ".,?!'+%#")
_NUMBER_ROWS: Final = ("123", "456", "789")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Keys:
    """What the keyboard shows now. ``language`` falls back to German rows where it has none of its own."""

    language: str = "de"
    shifted: bool = True  # the first letter of a sentence is large
    symbols: bool = False

    def rows(self) -> Rows:
        """Rows of keys, top first: single characters and the names of special keys."""
        code = self.language.split("-")[0]
        last = (LETTERS if self.symbols else SYMBOLS, _COMMA.get(code, ","), SPACE, ".", DONE)
        *above, lowest = (tuple(row) for row in (_SYMBOL_ROWS if self.symbols else _ROWS.get(code, _ROWS["de"])))
        if self.symbols or code in _CASELESS:
            return *above, (*lowest, BACK), last
        if self.shifted:
            *above, lowest = (tuple(_upper(letter, code) for letter in row) for row in (*above, lowest))
        return *above, (SHIFT, *lowest, BACK), last


def _upper(letter: str, code: str) -> str:
    if code == "tr" and letter in _UPPER_TURKISH:
        return _UPPER_TURKISH[letter]
    return _UPPER.get(letter, letter.upper())


# Of every code that people copy: not mistaken for each other, read aloud or on paper; no vowels, so no words come out.
CODE_LETTERS: Final = "BCDFGHKLMNPRSTVWXZ"
NUMBER_PAD: Final[Rows] = (*(tuple(row) for row in _NUMBER_ROWS), ("-", "0", BACK))


def edited(text: str, key: str, limit: int) -> str:
    """The text after a key. Special keys other than back and space leave it as it is."""
    if key == BACK:
        return text[:-1]
    character = " " if key == SPACE else key
    if key in SPECIAL - {SPACE} or len(text) >= limit:
        return text
    return text + character


def starts_sentence(text: str) -> bool:
    """Whether the next letter begins a sentence."""
    return not text.strip() or text.rstrip()[-1:] in {".", "!", "?", "؟", "…"}
