"""On which line of a TOML text each key stands. ``tomllib`` says it only of faults of syntax; people need it of all.

The text has been read by ``tomllib`` before: it is valid, and only places are looked for.
"""

import re
import tomllib
from typing import Final

Place = tuple[str | int, ...]  # keys and indices from the root, such as ("questions", 0, "options", 2, "label", "en")

_BLANK: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE: Final = re.compile(r"[ \t]*")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""{1,3}(?!")|"""(?:\\.|[^\\])*?"""'  # up to two quotes may stand before the closing three
    r"|'''.*?'''{1,3}(?!')|'''.*?'''"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_PLAIN: Final = re.compile(r"[^,\]}#\n]+")  # numbers, booleans, dates (which may hold a space)


def lines_of(text: str) -> dict[Place, int]:
    """Line (from 1) of every table, key and list item of a valid TOML text."""
    return _Scanner(text).scan()


def line_at(lines: dict[Place, int], place: Place) -> int:
    """The line of a place, or of the nearest thing around it that has one; 1 when nothing has."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


class _Scanner:
    """Walks through the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted, self._line = 0, 1  # lines up to this character
        self._lines: dict[Place, int] = {}
        self._items: dict[Place, int] = {}  # of each array of tables: how many there have been

    def scan(self) -> dict[Place, int]:
        table: Place = ()
        while self._skip(_BLANK) < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
        return self._lines

    def _header(self) -> Place:
        double = self._text.startswith("[[", self._at)
        line = self._here()
        self._at += 2 if double else 1
        keys = self._keys()
        self._at += 2 if double else 1
        place: Place = ()
        for number, key in enumerate(keys, 1):
            place = (*place, key)
            self._lines.setdefault(place, line)
            if number < len(keys) and place in self._items:
                place = (*place, self._items[place] - 1)
        if double:
            self._items[place] = self._items.get(place, 0) + 1
            place = (*place, self._items[place] - 1)
        self._lines[place] = line
        return place

    def _pair(self, table: Place) -> None:
        line = self._here()
        place = table
        for key in self._keys():
            place = (*place, key)
            self._lines.setdefault(place, line)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(place)

    def _value(self, place: Place) -> None:
        start = self._text[self._at]
        if start == "[":
            self._several(place, "]")
        elif start == "{":
            self._several(place, "}")
        elif start in "\"'":
            self._match(_STRING)
        else:
            self._match(_PLAIN)

    def _several(self, place: Place, end: str) -> None:
        """The items of an array, or the pairs of an inline table."""
        self._at += 1
        number = 0
        while self._next() != end:
            if self._text[self._at] == ",":
                self._at += 1
            elif end == "]":
                self._lines[(*place, number)] = self._here()
                self._value((*place, number))
                number += 1
            else:
                self._pair(place)
        self._at += 1

    def _keys(self) -> list[str]:
        """A dotted key; stands behind it and the blanks after it."""
        keys = []
        while True:
            self._skip(_SPACE)
            if self._text[self._at] in "\"'":
                keys.append(tomllib.loads(f"key = {self._match(_STRING)}")["key"])
            else:
                keys.append(self._match(_BARE_KEY))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _next(self) -> str:
        return self._text[self._skip(_BLANK)]

    def _skip(self, pattern: re.Pattern[str]) -> int:
        self._match(pattern)
        return self._at

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError(f"line {self._here()}: no TOML; read it with tomllib first")
        self._at = found.end()
        return found[0]

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line
