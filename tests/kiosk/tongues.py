"""Which language a text on the screen is in: known from the catalogues, the pack, the manifests and the forms.

A text that some language has and the visitor's has not was left untranslated. Texts nobody translates (names, sources,
numbers) are in none of the lists, or in all.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
ENGLISH = "en"
BLANK = re.compile(r"\\\{\w+\\\}")  # what is filled in when a text is said, as re.escape writes it
BETWEEN = re.compile(r"\s+·\s+|\n")
COLUMN = re.compile(r"(?:label|hint|constraint_message|form_title|required_message)::.*\((?P<code>[\w-]+)\)")


class Tongues:
    """Everything the program and one pack can say, by language."""

    def __init__(self, content: Path, languages: Iterable[str]) -> None:
        self._languages = tuple(languages)
        self._whole: dict[str, set[str]] = defaultdict(set)  # text → its languages
        self._patterns: list[tuple[re.Pattern[str], str]] = []  # texts with blanks
        self._add_catalogues()
        for path in (*content.glob("*.toml"), *ROOT.glob("exhibits/*/exhibit.toml")):
            self._add_texts(tomllib.loads(path.read_text("utf-8")))
        for path in content.glob("forms/*.md"):
            self._add_form(path.read_text("utf-8"))

    def foreign(self, shown: Iterable[str], language: str) -> list[str]:
        """One sentence for each text that another language has, and this one has not."""
        found = []
        for text in shown:
            for part in (text, *BETWEEN.split(text)):
                tongues = self.of(part)
                if tongues and language not in tongues:
                    found.append(f"“{part}” is not in {language} but in {', '.join(sorted(tongues))}")
                    break
        return found

    def of(self, text: str) -> set[str]:
        """The languages a text is in; empty when nobody knows it."""
        text = _plain(text)
        if sum(letter.isalpha() for letter in text) < 3:  # a number, a unit, CO₂
            return set()
        if text in self._whole:
            return self._whole[text]
        return {code for pattern, code in self._patterns if pattern.fullmatch(text)}

    def _add(self, text: str, code: str) -> None:
        plain = _plain(text)
        if "{" not in plain:
            self._whole[plain].add(code)
        elif len(re.sub(r"\{\w+\}|\W", "", plain)) >= 4:  # enough words of its own to be known by
            self._patterns.append((re.compile(BLANK.sub(".+", re.escape(plain))), code))

    def _add_catalogues(self) -> None:
        for code in self._languages:
            with (ROOT / f"assets/i18n/{code}/LC_MESSAGES/projektor.po").open("rb") as file:
                catalogue = read_po(file, locale=code.partition("-")[0])
            for message in catalogue:
                said = message.string if isinstance(message.string, tuple | list) else (message.string,)
                ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
                for text in filter(None, said):
                    self._add(text, code)
                for text in filter(None, ids):  # what is shown when the catalogue has no entry
                    self._add(text, ENGLISH)

    def _add_texts(self, value: object) -> None:
        """Tables by language; a plain string reads the same in all of them."""
        if isinstance(value, Mapping):
            if "de" in value and all(isinstance(each, str) for each in value.values()):
                for code, text in value.items():
                    self._add(text, code)
                return
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                self._add_texts(each)
        elif isinstance(value, str):
            for code in self._languages:
                self._add(value, code)

    def _add_form(self, text: str) -> None:
        for header, row in _rows(text):
            for name, cell in zip(header, row, strict=False):
                if cell and (match := COLUMN.fullmatch(name)):
                    self._add(cell, match["code"])


def _rows(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The rows of an XLSForm written as tables, each with the header of its sheet."""
    header: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 1:
            header = []
        elif not header:
            header = cells
        else:
            yield header, cells


def _plain(text: str) -> str:
    """Without marks of direction and with ordinary spaces."""
    return re.sub(r"[\u2066-\u2069\u200e\u200f\u00ad]", "", text).replace("\u00a0", " ").replace("\u202f", " ").strip()
