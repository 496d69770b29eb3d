"""Signs, units and codes in words, so that a speech program says what a reader would say."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from kiosk.speech.words import CATEGORIES, SIGNS, UNITS

_SPACES: Final = "[ \u00a0\u202f]?"
# Grouping and decimal sign of written numbers; spaces group where neither does.
_GROUPS: Final = {
    "de": ".",
    "en": ",",
    "tr": ".",
    "ar": ",",
    "uk": "\u00a0\u202f",
    "ru": "\u00a0\u202f",
    "pl": "\u00a0\u202f",
}
_DECIMAL: Final = {"de": ",", "en": ".", "tr": ",", "ar": ".", "uk": ",", "ru": ",", "pl": ","}
_SAME: Final = str.maketrans({"μ": "µ", "₀": "0", "₁": "1", "₅": "5"})  # Greek mu is often typed for micro
# A withdrawal code: no vowels, all capitals, one group or two. Said letter by letter, or it comes out as a cough.
_CODE: Final = re.compile(r"\b[B-DF-HJ-NP-TV-XZ]{4}[ -]?[B-DF-HJ-NP-TV-XZ]{4}\b")
_PM: Final = re.compile(r"\bPM ?(?=\d)")
_GASES: Final = {
    "CO₂": re.compile(r"\bCO[₂2](?!\d)"),
    "NO₂": re.compile(r"\bNO[₂2](?!\d)"),
    "O₃": re.compile(r"\bO[₃3](?!\d)"),
}
_MINUS: Final = re.compile(r"(?:(?<=\s)|^)[−-](?=\d)|−")
_RANGE: Final = re.compile(r"(?<=\d)\s?[–-]\s?(?=\d)")


def spoken(text: str, language: str) -> str:
    """The text with its signs, units and codes written out. ``language`` as in packs; easy German is German."""
    code = language.split("-", maxsplit=1)[0]
    signs = SIGNS[code]
    text = _CODE.sub(lambda found: ", ".join(letter for letter in found[0] if letter.isalpha()), text.translate(_SAME))
    text = _PM.sub(f"{signs['PM']} ", text)
    for gas, pattern in _GASES.items():
        text = pattern.sub(signs[gas], text)
    text = _MINUS.sub(f"{signs['−']} ", text)
    text = _RANGE.sub(f" {signs['to']} ", text)
    for sign in "≥≤±×&→":
        text = text.replace(sign, f" {signs[sign]} ")
    text = _units(code).sub(lambda found: _in_words(found, code), text)
    return re.sub(r"[ \u00a0\u202f]+", " ", text.replace("·", ",").replace(" ,", ",")).strip()


@lru_cache(maxsize=16)
def _units(code: str) -> re.Pattern[str]:
    """A number, perhaps, and a unit: longest unit first, not in the middle of a word. Turkish writes %41."""
    group, point = re.escape(_GROUPS[code]), re.escape(_DECIMAL[code])
    number = rf"\d{{1,3}}(?:[{group}]\d{{3}})+(?:{point}\d+)?|\d+(?:{point}\d+)?"
    units = "|".join(re.escape(unit) for unit in sorted(UNITS[code], key=len, reverse=True))
    counted = rf"(?:(?P<number>{number}){_SPACES}|(?<!\w))(?P<unit>{units})(?![\w/²³])"
    return re.compile(rf"%(?P<after>{number})|{counted}|(?P<plain>{number})")


def _in_words(found: re.Match[str], code: str) -> str:
    written = found["after"] or found["number"] or found["plain"] or ""
    plain = re.sub(f"[{re.escape(_GROUPS[code])}]", "", written)
    if found["plain"]:
        return plain
    written_forms, _, tail = UNITS[code]["%" if found["after"] else found["unit"]].partition(" ~ ")
    forms = written_forms.split("|")
    word = f"{forms[_form(plain, code, len(forms))]} {tail}".rstrip()
    if "{n}" in word:
        return word.format(n=plain)
    return f"{plain} {word}" if plain else f" {word} "


def _form(number: str, code: str, forms: int) -> int:
    categories = CATEGORIES[code]
    if not number:  # a unit by itself: in what unit? in decibels
        wanted = "many" if "many" in categories else "other"
    else:
        wanted = _plural(code)(Decimal(number.replace(_DECIMAL[code], ".")))
    return min(categories.index(wanted) if wanted in categories else len(categories) - 1, forms - 1)


@lru_cache(maxsize=16)
def _plural(code: str) -> Any:
    from babel import Locale  # noqa: PLC0415  start-up is counted, and only speech needs it

    return Locale.parse(code).plural_form
