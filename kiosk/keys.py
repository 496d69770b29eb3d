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

_ROWS: Final[dict[str, tuple[str, ...]]] = {
    "de": ("qwertzuiopü", "asdfghjklöä", "yxcvbnmß"),
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
}
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
        if self.symbols:
            first, second, third = (tuple(row) for row in _SYMBOL_ROWS)
            return first, second, (*third, BACK), (LETTERS, ",", SPACE, ".", DONE)
        upper = self.shifted
        first, second, third = (
            tuple(letter.upper() if upper and letter != "ß" else letter for letter in row)
            for row in _ROWS.get(self.language.split("-")[0], _ROWS["de"])
        )
        return first, second, (SHIFT, *third, BACK), (SYMBOLS, ",", SPACE, ".", DONE)


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
    return not text.strip() or text.rstrip()[-1:] in {".", "!", "?"}
