"""The city map: one pin on one place, an optional short word, and the heat of all pins. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import msgspec

from kiosk import outlines, places
from kiosk.masking import Found, mask
from kiosk.packs.kinds import Remark, TableKind
from kiosk.places import Place, Places
from kiosk.results import Published, Results

TABLE: Final = "city_map.toml"
PIN: Final = "org.projektor.pin.v1"
KINDS: Final = ("good", "missing", "annoys", "hot", "unsafe", "idea")  # the six; the pack gives them words
WORD_LIMIT: Final = 60  # characters


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of pin: its words, icon, and which of the twelve colours."""

    name: str
    icon: str
    field: int
    words: dict[str, str]

    def __post_init__(self) -> None:
        if self.name not in KINDS:
            raise ValueError(f"there is no pin “{self.name}”; there are {', '.join(KINDS)}")
        if not 1 <= self.field <= 12:
            raise ValueError(f"pin “{self.name}”: there are twelve colours, 1 to 12")


class CityMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``city_map.toml``: the question, the pins, who looks at them and what happens then."""

    question: dict[str, str]
    owner: dict[str, str]
    next: dict[str, str]
    pins: tuple[Kind, ...]


CONTENT: Final = CityMap  # what TABLE holds
ALSO: Final = (TableKind(places.TABLE, places.CONTENT, places.remarks, outlines.beside),)


def remarks(table: CityMap, _today: date) -> Iterator[Remark]:
    """What the type cannot say: each kind of pin stands there once."""
    given = [kind.name for kind in table.pins]
    for number, name in enumerate(given):
        if name in given[:number]:
            yield Remark(("pins", number, "name"), f"“{name}” stands here twice; take one out.")
    if lacking := [name for name in KINDS if name not in given]:
        yield Remark(("pins",), f"no words for {', '.join(lacking)}; the map has six kinds of pin.")


@dataclass(frozen=True)
class Pin:
    """What the visitor has put together so far."""

    place: str = ""
    kind: str = ""
    quarter: str = ""
    word: str = ""

    @property
    def ready(self) -> bool:
        """Place and kind are enough; the rest is free."""
        return bool(self.place and self.kind)

    def at(self, place: str) -> "Pin":
        """On another place; what is true of the old one only is taken back."""
        return self if place == self.place else replace(self, place=place, quarter="")

    def data(self) -> tuple[dict[str, object], tuple[Found, ...]]:
        """The record's data, the word masked, and what had to be taken out of it."""
        masked = mask(self.word.strip())
        data: dict[str, object] = {"place": self.place, "pin": self.kind}
        if self.quarter:
            data["quarter"] = self.quarter
        if masked.text:
            data["word"] = masked.text
        return data, masked.found


def question(place: str) -> str:
    """Under which name the pins of a place are counted."""
    return f"city_map/{place}"


def counted(data: Mapping[str, object]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What a pin's record adds to the results."""
    return ((question(str(data["place"])), (str(data["pin"]),)),)


def heat(places: Iterable[Place], results: Results) -> dict[str, tuple[float, int]]:
    """Place → (share of the fullest place, pins), only where enough pins stand to be published."""
    published = {place.name: told for place in places if (told := results.published(question(place.name))) is not None}
    most = max((told.n for told in published.values()), default=1)
    return {name: (told.n / most, told.n) for name, told in published.items()}


def total(heat_of: Mapping[str, tuple[float, int]]) -> int:
    """Pins on the map: the sum of what is published, so that it gives nothing away about the rest."""
    return sum(pins for _, pins in heat_of.values())


def pins_of(places: Places, place: str, results: Results) -> Published | None:
    """What may be shown of one place's pins."""
    return results.published(question(places[place].name))


# What the stage counts again at every start: record type → what one record adds to the results.
COUNTS: Final = {PIN: counted}
