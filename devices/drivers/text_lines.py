"""Boards that print text (Arduino, micro:bit, Calliope mini): a value and its name, one way or another.

Understood, line by line: `name:value` (several with comma, semicolon, tab or blank between, as plotters print them), a
JSON object, MakeCode's radio packets `{v:27,t:323,s:0}` whose keys have no quotes, and CSV after a header line.
`nan`, `inf` and `ovf` (what Arduino prints for no number) are INVALID. All else is debug text, counted as junk.
"""

import re
from itertools import islice
from math import nan
from typing import ClassVar

from devices.drivers.driver import Measurement, UsbId
from devices.drivers.text_objects import members
from devices.errors import UnknownUnit, did_you_mean
from devices.frames import Lines
from devices.reading import UNITS, quality_of, quantity_named
from devices.settings import InstrumentSettings

_NAMES_AT_MOST = 64  # a board that invents names must not fill the station
_HEADERS_AT_MOST = 8
_NAME = r"[^\W\d][\w.()%/°\-]{0,39}"
_NUMBER = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_NONE = r"[+-]?(?:nan|inf|ovf|infinity)"
_VALUE = rf"(?:{_NUMBER}|(?i:{_NONE}))"
_PAIR = re.compile(rf"({_NAME})\s*[:=]\s*({_VALUE})(?=[,;\s]|$)[,;\s]*")
# One name of several words is clear only when nothing else is on the line.
_LONE_PAIR = re.compile(rf"({_NAME}(?: {{1,2}}[\w.()%/°\-]{{1,20}}){{1,3}})\s*[:=]\s*({_VALUE})")
_NUMBER_ONLY = re.compile(_NUMBER)
_NONE_ONLY = re.compile(_NONE, re.IGNORECASE)
_HEADER_CELL = re.compile(_NAME)
_ODD = "\ufffd \x7f" + "".join(chr(code) for code in range(32) if chr(code) != "\t")  # a tab ends an empty cell
_SEPARATORS = (";", "\t", ",")


def number(text: str) -> float | None:
    """A float, NaN for the words that mean "no number", None for anything else."""
    if _NUMBER_ONLY.fullmatch(text):
        value = float(text)
        return value if abs(value) < 1e300 else nan
    return nan if _NONE_ONLY.fullmatch(text) else None


class TextLines:
    """Lines of text to measurements; with `quantities` in the settings only those names count."""

    KIND: ClassVar[str] = "text_lines"
    BAUDS: ClassVar[tuple[int, ...]] = (115200, 9600)
    # micro:bit and Calliope mini (Arm DAPLink), Arduino, the CH340 of its copies, Espressif, Raspberry Pi Pico
    USB_IDS: ClassVar[tuple[UsbId, ...]] = (
        UsbId(0x0D28, 0x0204),
        UsbId(0x2341, None),
        UsbId(0x1A86, 0x7523),
        UsbId(0x303A, None),
        UsbId(0x2E8A, None),
    )
    CHECKED: ClassVar[bool] = False

    def __init__(self, settings: InstrumentSettings) -> None:
        self._lines = Lines()
        self._meanings = {name: _meaning(name, text, settings.name) for name, text in settings.quantities.items()}
        self._only_listed = bool(settings.quantities)
        self._headers: dict[int, tuple[str, ...]] = {}
        self._candidate: tuple[str, ...] = ()
        self._not_understood = 0
        self.identity: str | None = None
        self.max_age = 10.0
        self.warm_up = 0.0

    @property
    def junk(self) -> int:
        return self._lines.junk + self._not_understood

    def feed(self, data: bytes) -> list[Measurement]:
        return [found for line in self._lines.feed(data) for found in self._read(line)]

    def end(self) -> list[Measurement]:
        return [found for line in self._lines.end() for found in self._read(line)]

    def due(self, now: float) -> bytes:
        del now  # it talks by itself
        return b""

    def _read(self, raw: str) -> list[Measurement]:
        line = raw.strip(_ODD)
        pairs = _pairs(line.strip()) or self._row(line)
        if pairs is None:
            self._not_understood += len(raw)
            return []
        return [found for name, value in pairs if (found := self._measurement(name, value)) is not None]

    def _measurement(self, name: str, value: float) -> Measurement | None:
        meaning = self._meanings.get(name)
        if meaning is None:
            if self._only_listed or len(self._meanings) >= _NAMES_AT_MOST:
                return None
            meaning = self._meanings[name] = (name, quantity_named(name).unit)
        quantity, unit = meaning
        return Measurement(quantity, value, unit, quality_of(quantity, value, unit))

    def _row(self, line: str) -> list[tuple[str, float]] | None:
        """A header is remembered by its number of columns; a later one of the same width needs a row right behind it.

        So debug text that happens to look like a header does not displace the true one.
        """
        candidate, self._candidate = self._candidate, ()
        separator = next((sign for sign in _SEPARATORS if sign in line), None)
        if separator is None:
            return None
        cells = [cell.strip() for cell in line.split(separator)]
        values = [number(cell) for cell in cells]
        if all(value is None for value in values):
            if all(_HEADER_CELL.fullmatch(cell) for cell in cells):
                self._candidate = tuple(cells)
                if len(self._headers) < _HEADERS_AT_MOST:
                    self._headers.setdefault(len(cells), self._candidate)
                return []
            return None
        if len(candidate) == len(cells) in self._headers:
            self._headers[len(cells)] = candidate
        header = self._headers.get(len(cells))
        if header is None:
            return None
        return [(name, value) for name, value in zip(header, values, strict=True) if value is not None]


def _pairs(line: str) -> list[tuple[str, float]] | None:
    """`name:value` pairs or an object; None when the line is neither."""
    if line.startswith("{"):
        return members(line, number)
    at, pairs = 0, []
    while at < len(line):
        match = _PAIR.match(line, at) or (_LONE_PAIR.fullmatch(line) if at == 0 else None)
        if match is None:
            return None
        value = number(match[2])
        pairs.append((match[1], nan if value is None else value))
        at = match.end()
    return pairs or None


def _meaning(name: str, text: str, instrument: str) -> tuple[str, str]:
    """(quantity, unit) from "unit" or "unit quantity"."""
    unit, quantity = islice((*text.split(), name, name), 2)
    if unit not in UNITS:
        hint = did_you_mean(unit, UNITS)
        raise UnknownUnit(f"Instrument {instrument!r}: {name!r} has the unknown unit {unit!r}{hint}")
    return quantity, unit
