"""Texts in several languages, and texts with values of the form set into them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.forms.settings import language_code
from kiosk.forms.tree import ELEMENT, TEXT, Node

# pyxform writes this where a translation is missing.
MISSING = "-"
Parts = tuple["str | Output", ...]


@dataclass(frozen=True, slots=True)
class Output:
    """A value piped into a text: ``${name}`` in the sheet."""

    expression: str


@dataclass(frozen=True, slots=True)
class Text:
    """What is said, and the media that go with it: ``image``, ``big-image``, ``audio``, ``video`` → file name."""

    parts: Parts
    media: dict[str, str] = field(default_factory=dict)


class Itext:
    """All texts of a form: language code → id → text. Languages in the form's order, the default first."""

    def __init__(self, model: Node) -> None:
        self.names: dict[str, str] = {}
        self._texts: dict[str, dict[str, Text]] = {}
        self._sources: dict[str, dict[str, Node]] = {}
        block = model.first("itext")
        translations = block.named("translation") if block else []
        for translation in sorted(translations, key=lambda each: each.attribute("default") == ""):
            name = translation.attribute("lang")
            code = language_code(name)
            self.names[code] = name
            self._texts[code] = {}
            self._sources[code] = {text.attribute("id"): text for text in translation.named("text")}

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.names)

    def nearest(self, language: str) -> str:
        """The language of the form that serves a visitor of that language; the default when it has none."""
        if language in self.names:
            return language
        base = language.split("-", maxsplit=1)[0]
        for code in self.names:
            if code.split("-")[0] == base:
                return code
        return next(iter(self.names), "")

    def find(self, identifier: str, language: str) -> Text | None:
        """The text in that language, or in the default one where it was never translated."""
        found = self.exact(identifier, language)
        if found is not None and found.parts != (MISSING,):
            return found
        default = next(iter(self.names), "")
        return found if language == default else self.exact(identifier, default) or found

    def exact(self, identifier: str, language: str) -> Text | None:
        """The text in that language or None. Read on first use: a form has more texts than a visitor ever sees."""
        texts = self._texts.get(language)
        if texts is None:
            return None
        if identifier not in texts:
            source = self._sources[language].get(identifier)
            if source is None:
                return None
            texts[identifier] = _text(source)
        return texts[identifier]


def _text(source: Node) -> Text:
    parts: Parts = ()
    media = {}
    for value in source.named("value"):
        form = value.attribute("form")
        if form in ("", "long") and not parts:
            parts = parts_of(value)
        elif form and form not in ("long", "short", "guidance"):
            media[form] = value.text.strip().rpartition("/")[2]
    return Text(parts, media)


def parts_of(element: Node) -> Parts:
    """The text of a label or value with its outputs, blank space at both ends taken off."""
    parts: list[str | Output] = []
    for child in element.children:
        if child.kind == TEXT:
            parts.append(child.value)
        elif child.kind == ELEMENT and child.name == "output":
            parts.append(Output(child.attribute("value") or child.attribute("ref")))
        elif child.kind == ELEMENT:
            parts.extend(parts_of(child))
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(part for part in parts if part != "")
