"""Every fault of a table against its type, not only the first; and every text in it, with its place. Pure."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args, get_origin

import msgspec

from kiosk.packs.lines import Place

_AT: Final = re.compile(r" - at `[^`]*`$")
_EXPECTED: Final = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`")
_NO_DATE: Final = "Invalid RFC3339 encoded date"  # a text where a date should stand
_WORDS: Final = {
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": "a date such as 2026-11-23",
    "array": "a list",
    "object": "a table",
}


def faults(value: object, kind: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Places and sentences of all that keeps a value from being of its type."""
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        inner = list(_inner(value, kind, place))
        yield from inner or [(place, _sentence(error, place))]


def _inner(value: object, kind: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
        for key in value.keys() - fields.keys():
            yield (*place, key), f"unknown key “{key}”{meant(key, fields)}"
        for name, field in fields.items():
            if name in value:
                yield from faults(value[name], field.type, (*place, name))
            elif field.required:
                yield place, f"“{name}” is missing; add it{f' to {_name(place)}' if place else ''}."
    else:
        for key, item, item_kind in _items(value, kind):
            yield from faults(item, item_kind, (*place, key))


def texts(value: object, kind: Any, place: Place = ()) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Every text by language (a field of type ``dict[str, str]``) with its place; whatever is no text is passed by."""
    if _is_texts(kind):
        if isinstance(value, dict) and value:
            yield place, value
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        if isinstance(value, dict):
            for field in msgspec.structs.fields(kind):
                if field.encode_name in value:
                    yield from texts(value[field.encode_name], field.type, (*place, field.encode_name))
    else:
        for key, item, item_kind in _items(value, kind):
            yield from texts(item, item_kind, (*place, key))


def untold(told: Mapping[str, Any], languages: Iterable[str]) -> list[str]:
    """The languages in which a text is missing or blank."""
    return [code for code in languages if not str(told.get(code, "")).strip()]


def meant(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word."""
    close = difflib.get_close_matches(word, list(known), 1)
    return f"; did you mean “{close[0]}”?" if close else f"; known are: {', '.join(sorted(known)) or 'none'}."


def _items(value: object, kind: Any) -> Iterator[tuple[str | int, object, Any]]:
    """Key, item and item's type of a list or a table whose keys are free."""
    arguments = get_args(kind)
    if isinstance(value, list) and get_origin(kind) in (tuple, list) and arguments:
        several = get_origin(kind) is list or arguments[-1] is Ellipsis
        for number, item in enumerate(value):
            if several or number < len(arguments):
                yield number, item, arguments[0 if several else number]
    elif isinstance(value, dict) and get_origin(kind) is dict:
        for key, item in value.items():
            yield key, item, arguments[1]


def _is_texts(kind: Any) -> bool:
    return get_origin(kind) is dict and get_args(kind) == (str, str)


def _sentence(error: msgspec.ValidationError, place: Place) -> str:
    words = _AT.sub("", str(error))
    if words == _NO_DATE:
        return f"{_name(place)} must be {_WORDS['date']}, without quotes."
    expected = _EXPECTED.fullmatch(words)
    if expected is None:
        return f"{words.rstrip('.')}."
    wanted = " or ".join(_WORDS.get(word, word) for word in expected["wanted"].split(" | ") if word != "null")
    return f"{_name(place)} must be {wanted}, not {_WORDS.get(expected['got'], expected['got'])}."


def _name(place: Place) -> str:
    """The place in words: the nearest key, counted when it is in a list."""
    if not place:
        return "the table"
    if isinstance(place[-1], int):
        return f"{_name(place[:-1])}, number {place[-1] + 1}"
    return f"“{place[-1]}”"


def named(content: object, key: str, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text that stands under ``key``, however deep, with its place."""
    inside = (
        content.items() if isinstance(content, Mapping) else enumerate(content) if isinstance(content, list) else ()
    )
    for name, value in inside:
        if name == key and isinstance(value, str):
            yield (*place, name), value
        yield from named(value, key, (*place, name))
