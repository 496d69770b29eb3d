"""Takes names, addresses and numbers of people out of free text before it is stored. Pure.

What is found gives way to ``[…]``; the rest stays as it was typed. In doubt something is taken out: a wish reads as
well without a number. Kept on purpose: dates, years, times, amounts, streets that bear a name ("Max-Planck-Straße").
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.given_names import ALSO_WORDS, GIVEN

SIGN: Final = "[…]"


class Found(StrEnum):
    """What was taken out."""

    EMAIL = "email"
    IBAN = "iban"
    PHONE = "phone"
    PLATE = "plate"
    NAME = "name"


@dataclass(frozen=True)
class Masked:
    """The text that may be stored, and what had to be taken out of it, each kind once."""

    text: str
    found: tuple[Found, ...] = ()


Span = tuple[int, int]


def mask(text: str) -> Masked:
    """Mask a text of any length; masking twice is masking once."""
    found: list[Found] = []
    before = ""
    while before != text:  # what was taken out may lay open what stood beside it; each round leaves fewer letters
        before = text
        for kind, spans in _FINDERS:
            text, taken = _without(text, spans(text))
            if taken and kind not in found:
                found.append(kind)
    return Masked(text, tuple(found))


def _without(text: str, spans: Iterable[Span]) -> tuple[str, bool]:
    pieces, end = [], 0
    for first, last in spans:
        if first >= end:
            pieces += [text[end:first], SIGN]
            end = last
    return "".join(pieces) + text[end:], bool(pieces)


# --- e-mail, and names in networks

_HOST = r"[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\]|\s(?:punkt|dot)\s)\s?[\w-]+)*"
_DOTTED = r"[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\(punkt\)|\[punkt\])\s?|\s(?:punkt|dot)\s)(?:[\w-]+\.)*[a-z]{2,}\b"
_EMAIL: Final = re.compile(
    rf"[\w.+%-]+@{_HOST}"  # anna@example.org
    rf"|[\w.+%-]+\s?@\s?{_DOTTED}"  # anna @ example . org
    rf"|[\w.+%-]+\s?[(\[]\s?(?:at|ät|affe)\s?[)\]]\s?{_HOST}"  # anna (at) example.org
    rf"|[\w.+%-]+\s(?:at|ät)\s{_DOTTED}"  # anna at example punkt org
    r"|(?<!\w)@\w[\w.]{2,}",  # @anna
    re.IGNORECASE,
)


def _emails(text: str) -> Iterator[Span]:
    return (match.span() for match in _EMAIL.finditer(text))


# --- IBAN: country, two check digits, then as many letters and digits as the country's accounts have

_IBAN_START: Final = re.compile(r"(?<![A-Za-z0-9])([A-Za-z]{2})[ .-]?\d[ .-]?\d")
_LENGTHS: Final = (
    "AD24 AL28 AT20 BA20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 IT27 LI21 "
    "LT20 LU20 LV21 MT31 NL18 NO15 PL28 PT25 RO24 RS22 SE24 SI19 SK24 TN24 TR26 UA29 XK20"
)
_IBAN_LENGTHS: Final = {each[:2]: int(each[2:]) for each in _LENGTHS.split()}
_LEAST_DIGITS: Final = 8  # beyond the check digits; below that it is no account number but a sentence


def _ibans(text: str) -> Iterator[Span]:
    for match in _IBAN_START.finditer(text):
        wanted = _IBAN_LENGTHS.get(match[1].upper())
        if wanted is None:
            continue
        end, held, digits = match.end(), 4, 0
        for place in range(match.end(), len(text)):
            sign = text[place]
            if sign.isalpha() and digits >= _LEAST_DIGITS and not _between_digits(text, place):
                break  # the account's digits are over: this is the next word
            if sign.isascii() and sign.isalnum():
                held, digits, end = held + 1, digits + sign.isdigit(), place + 1
            elif sign not in " .-/":
                break
            if held == wanted:
                break
        if digits >= _LEAST_DIGITS and held > wanted // 2 and digits * 2 > held - 4:
            # a number that was not typed to its end must not reach into the words behind it
            yield match.start(), end if held == wanted else _last_digit(text, match.start(), end)


def _between_digits(text: str, place: int) -> bool:
    return text[place - 1].isdigit() or text[place + 1 : place + 2].isdigit()


def _last_digit(text: str, start: int, end: int) -> int:
    while end > start and not text[end - 1].isdigit():
        end -= 1
    return end


# --- telephone: digits with what people put between them

_DIGITS: Final = re.compile(r"(?<![\w.,])(?:\+\s?|\(\s?\+?\s?)?\d(?:[\s./()\-–—]{0,3}\d){5,}")
_NOT_PHONE: Final = re.compile(
    r"""
    (?:0?[1-9]|[12]\d|3[01])[./]\s?(?:0?[1-9]|1[0-2])[./]\s?(?:\d{4}|\d{2})      # 23.11.2026
    (?:\s?[-–—]\s?(?:0?[1-9]|[12]\d|3[01])[./]\s?(?:0?[1-9]|1[0-2])[./]\s?(?:\d{4}|\d{2}))?
    | (?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])                    # 2026-11-23
    | (?:1[89]|20)\d\d\s?[-–—/]\s?(?:1[89]|20)\d\d                                 # 2020-2030
    | [1-9]\d{0,2}(?:\.\d{3})+                                                 # 1.000.000
    | (?:[01]?\d|2[0-4])\.[0-5]\d\s?[-–—]\s?(?:[01]?\d|2[0-4])\.[0-5]\d         # 10.00-12.30
    """,
    re.VERBOSE,
)
_MONEY_OR_COUNT: Final = re.compile(
    r"\s?(?:€|euro|eur|millionen|menschen|personen|einwohner|people|m²|km)", re.IGNORECASE
)
_NUMBER_WORD = (
    "null|eins|ein|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|"
    "zero|one|two|three|four|five|six|seven|eight|nine"
)
_SPELLED: Final = re.compile(rf"\b(?:{_NUMBER_WORD})(?:[\s,/-]+(?:{_NUMBER_WORD})){{5,}}\b", re.IGNORECASE)
_LONG: Final = 7  # digits: what does not begin like a telephone number must be as long as one


def _phones(text: str) -> Iterator[Span]:
    spans = [match.span() for match in _SPELLED.finditer(text)]
    for match in _DIGITS.finditer(text):
        run = match[0].strip()
        digits = sum(sign.isdigit() for sign in run)
        if _NOT_PHONE.fullmatch(run):
            continue
        begins = run[0] in "+(0" or run[0] == "٠"
        counted = run.isdigit() and not begins and _MONEY_OR_COUNT.match(text, match.end())
        if not counted and (begins or digits >= _LONG):
            spans.append(match.span())
    return iter(sorted(spans))


# --- number plates

_SMALL = "ab am an auf bei bis da der die du er es im in ist ja je ob so um und uns vor wo zu zum"
_SMALL_WORDS: Final = frozenset(_SMALL.split())
_NUMBER = r"(?P<number>[1-9]\d{0,3})\s?[EHeh]?(?![\w-])"
_PLATE: Final = re.compile(
    rf"(?<![\w-])(?P<code>[A-ZÄÖÜ]{{1,3}})(?P<between>[-–: ]{{1,3}})(?P<two>[A-Z]{{1,2}})[- ]{{0,2}}{_NUMBER}"
)
# Written small, or in one go: only with the letters of the plates around here; others would catch ordinary words.
_NEAR: Final = re.compile(
    r"(?<![\w-])(?P<code>(?i:do|un|ham|bo|ha|en|mk|re|ge|hsk))"
    rf"(?P<between>[-–: ]{{1,3}})(?P<two>[A-Za-z]{{1,2}})[- ]{{0,2}}{_NUMBER}"
)
_JOINED: Final = re.compile(
    r"(?<![\w-])(?P<code>DO|UN)(?P<between>)(?P<two>[A-Z]{1,2})(?P<number>[1-9]\d{0,3})[EH]?(?![\w-])"
)
_NO_CODE: Final = frozenset({"DIN", "ISO", "EN", "TOP", "WC", "EU", "CO", "NO", "PM"})
_UNIT: Final = re.compile(r"\s*(?:uhr|euro|€|jahre|meter|minuten|prozent|%|grad)", re.IGNORECASE)


def _plates(text: str) -> Iterator[Span]:
    spans = []
    for match in (*_PLATE.finditer(text), *_NEAR.finditer(text), *_JOINED.finditer(text)):
        near = match["code"] in {"DO", "UN"} and match["two"].isupper()
        ordinary = match["two"].lower() in _SMALL_WORDS and not match["between"].strip() and not near
        if match["code"] not in _NO_CODE and not ordinary and not _UNIT.match(text, match.end()):
            spans.append(match.span())
    return iter(sorted(set(spans)))


# --- names: after a title, after "ich heiße", and common given names

_WORD = r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*"
_TITLE: Final = re.compile(
    r"(?<!\w)(?:herrn?|frau|fräulein|familie|fam\.|dr\.|prof\.|mr\.?|mrs\.?|ms\.?|bay|bayan"
    r"|пан|пані|господин|госпожа|pani?|السيد|السيدة)"
    r"(?:\s+(?:dr\.|prof\.|med\.|von|van|de|zu))*\s+"
    rf"(?P<name>{_WORD})(?P<more>\s+{_WORD})?",
    re.IGNORECASE,
)
_INTRODUCED: Final = re.compile(
    r"(?<!\w)(?:(?:mein name ist|ich hei(?:ß|ss)e|name:|my name is|benim adım|adım|mam na imię|nazywam się|мене звати"
    r"|меня зовут|اسمي)"
    r"|(?:gru(?:ß|ss)|grüße|grüsse|gez\.|lg|vg|mfg)(?:\s+(?:von|vom))?[,:]?)\s+"
    rf"(?P<name>{_WORD})(?P<more>\s+{_WORD})?",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(rf"(?<![\w-])(?P<name>{_WORD})(?P<more>\s+(?:(?:von|van|de|zu)\s+)?{_WORD})?")
_OFFICE = "bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin doktor nachbar nachbarin dr prof med"
_OFFICES: Final = frozenset(_OFFICE.split())
_FOLLOW = (
    "und oder mit ist war hat sitzt steht geht will kann muss darf soll im in am an auf aus bei für ohne sein ihr ein "
    "eine der die das dem den vom von zur zum nicht sich auch schon noch alle and or with is was has"
)
_FOLLOWS: Final = frozenset(_FOLLOW.split())
_PLACES: Final = re.compile(
    r"\s*-?(?:straße|str\.|strasse|platz|weg|allee|park|schule|kirche|haus|ring|brücke)", re.IGNORECASE
)


def _names(text: str) -> Iterator[Span]:
    return iter(sorted([*_titled(text), *_given(text)]))


def _titled(text: str) -> Iterator[Span]:
    for pattern in (_TITLE, _INTRODUCED):
        for match in pattern.finditer(text):
            name = match["name"].lower()
            # "Frau und Mann", "Pan" as the start of an ordinary sentence: nobody is named
            if name in _OFFICES or name in _FOLLOWS or (pattern is _TITLE and not _is_named(match)):
                continue
            yield match.start("name"), _end(text, match)


def _is_named(match: re.Match[str]) -> bool:
    """After a title a large letter is a name; a small one only after those titles that nothing else follows."""
    return (
        match["name"][0].isupper() or not match["name"][0].islower() or match[0].lower().startswith(("herr ", "frau "))
    )


def _given(text: str) -> Iterator[Span]:
    place = 0
    while match := _FIRST.search(text, place):
        place = match.end("name")
        bare = match["name"]
        if bare.lower() not in GIVEN and len(bare) > 3:
            bare = bare.removesuffix("s")  # "Annas Garten"
        alone, double = bare.lower() in GIVEN, bare.lower() in ALSO_WORDS and _surname(match)
        capital = not bare[0].islower()
        if capital and (alone or double) and not _PLACES.match(text, match.end("name")):
            end = _end(text, match)
            yield match.start("name"), end
            place = end


def _surname(match: re.Match[str]) -> bool:
    last = (match["more"] or "").split()[-1:]
    return bool(last) and not last[0][0].islower() and last[0].lower() not in _FOLLOWS and len(last[0]) > 2


def _end(text: str, match: re.Match[str]) -> int:
    """Where the name ends: with the family name when one follows that is no ordinary word and no place."""
    taken = _surname(match) and not _PLACES.match(text, match.end("more") - len((match["more"] or "").split()[-1]))
    return match.end("more") if taken else match.end("name")


_FINDERS: Final[tuple[tuple[Found, Callable[[str], Iterator[Span]]], ...]] = (
    (Found.EMAIL, _emails),
    (Found.IBAN, _ibans),
    (Found.PHONE, _phones),
    (Found.PLATE, _plates),
    (Found.NAME, _names),
)
