"""RFID readers for 125 kHz cards that send text: RDM6300 and RDM630, and the ID-2, ID-12 and ID-20 of ID Innovations.

9600 baud, 8N1. `02`, ten hexadecimal digits, two more that are the exclusive or of the five bytes before, `03`; the
ID-12 and its sisters put a line end (`0D 0A`) before the `03`. The first byte is a version, the other four are the
card's number, which stands on most cards as ten decimal digits. The frame comes again and again while a card is near.

A card's number may name a person: it leaves this wing through `Link`'s `on_card` alone, never as a reading.
"""

import re
from functools import reduce
from math import inf
from operator import xor
from typing import ClassVar

from devices.drivers.driver import Measurement, UsbId
from devices.reading import CARD, Quality
from devices.settings import InstrumentSettings

AWAY_S = 1.0  # a card whose frames stop for so long has been taken away; before, it is the same one still
_WHOLE = re.compile(rb"\x02([0-9A-Fa-f]{12})(?:\r\n)?\x03")
_BEGUN = re.compile(rb"\x02(?:[0-9A-Fa-f]{0,12}|[0-9A-Fa-f]{12}\r\n?)")  # at most 15 bytes wait for the next chunk


def card_in(digits: str) -> int | None:
    """The card's number in twelve hexadecimal digits; None when the checksum is another."""
    *five, check = bytes.fromhex(digits)
    return int.from_bytes(five[1:], "big") if reduce(xor, five) == check else None


class Rdm6300:
    """Only listens. One measurement a card that is held to it, however long it is held."""

    KIND: ClassVar[str] = "rdm6300"
    BAUDS: ClassVar[tuple[int, ...]] = (9600,)
    USB_IDS: ClassVar[tuple[UsbId, ...]] = (UsbId(0x0403, 0x6001), UsbId(0x10C4, 0xEA60), UsbId(0x1A86, 0x7523))
    CHECKED: ClassVar[bool] = True

    def __init__(self, settings: InstrumentSettings) -> None:
        del settings  # nothing to set
        self._stream = b""
        self._held: int | None = None
        self._now = self._last = 0.0
        self.junk = 0
        self.identity: str | None = None
        self.max_age = inf  # nobody has to hold a card to it
        self.warm_up = 0.0

    def feed(self, data: bytes) -> list[Measurement]:
        found: list[Measurement] = []
        for card in self._cards(data):
            same = card == self._held and self._now - self._last <= AWAY_S
            self._held, self._last = card, self._now
            if not same:
                found.append(Measurement(CARD, float(card), "1", Quality.OK))
        return found

    def end(self) -> list[Measurement]:
        return []  # half a frame means nothing

    def due(self, now: float) -> bytes:
        self._now = now  # it asks nothing; the time tells a card that comes again from one that stays
        return b""

    def _cards(self, data: bytes) -> list[int]:
        """Whole frames; after a failed check the search goes on one byte later."""
        stream, cards, at = self._stream + data, list[int](), 0
        while at < len(stream):
            whole = _WHOLE.match(stream, at)
            card = card_in(whole[1].decode("ascii")) if whole else None
            if whole and card is not None:
                cards.append(card)
                at = whole.end()
            elif _BEGUN.fullmatch(stream, at):
                break
            else:
                self.junk += 1
                at += 1
        self._stream = stream[at:]
        return cards
