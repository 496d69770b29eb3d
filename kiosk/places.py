"""The places of a city: its districts and neighbours, and where each stands on the schematic tile map. Pure."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from kiosk import pack
from kiosk.packs.kinds import Remark

TABLE: Final = "places.toml"


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One place. ``name`` goes into records; ``label`` is its proper name, the same in every language.

    ``column`` from 0 in the west, ``row`` from 0 in the north; ``aliases``: how open data spell it; ``syllables``: the
    label in parts, where it may be broken on a tile that is too narrow for it;
    ``outside``: another city; ``quarters``: its parts, for whoever wants to be more precise; ``people``: how many live
    there, when that was counted, and who says so.
    """

    name: str
    label: str
    column: int
    row: int
    aliases: tuple[str, ...] = ()
    syllables: tuple[str, ...] = ()
    outside: bool = False
    quarters: tuple[str, ...] = ()
    people: int = 0
    people_on: date | None = None
    people_source: dict[str, str] = {}

    def __post_init__(self) -> None:
        if min(self.column, self.row) < 0:
            raise ValueError(f"place “{self.name}”: column and row count from 0")
        if self.syllables and "".join(self.syllables) != self.label:
            raise ValueError(f"place “{self.name}”: the syllables together are not “{self.label}”")


class Spot(NamedTuple):
    """A place on the map: its name in records, its label, its tile, and whether it is another city.

    ``syllables``: where its label may be broken.
    """

    name: str
    label: str
    column: int
    row: int
    outside: bool
    syllables: tuple[str, ...] = ()


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``places.toml``. ``source``: what the tiles are; ``quarters_source``: where the parts of places come from."""

    places: tuple[Place, ...]
    source: dict[str, str]
    quarters_source: dict[str, str] = {}
    outlines_source: dict[str, str] = {}  # of the real outlines, once they are imported

    @property
    def columns(self) -> int:
        return max((place.column for place in self.places), default=0) + 1

    @property
    def rows(self) -> int:
        return max((place.row for place in self.places), default=0) + 1

    @property
    def spots(self) -> tuple[Spot, ...]:
        """As a map draws them."""
        return tuple(
            Spot(each.name, each.label, each.column, each.row, each.outside, each.syllables) for each in self.places
        )

    def __getitem__(self, name: str) -> Place:
        """KeyError for a name that is none of this city's."""
        for place in self.places:
            if place.name == name:
                return place
        raise KeyError(name)


CONTENT: Final = Places  # what TABLE holds


def read(folder: Path) -> Places:
    """The places of a pack.

    Raises:
        PackError: naming the file and what is wrong with it.
    """
    return pack.table(folder, TABLE, Places)


def remarks(places: Places, _today: date) -> Iterator[Remark]:
    """What the type cannot say: two places on one tile, a name that stands twice, an empty map."""
    if not places.places:
        yield Remark(("places",), "the map shows no place; add one.")
    cells: dict[tuple[int, int], str] = {}
    names: set[str] = set()
    for number, place in enumerate(places.places):
        where = ("places", number)
        if place.name in names:
            yield Remark((*where, "name"), f"“{place.name}” stands here twice; their pins would be mixed up.")
        if place.people and (place.people_on is None or not place.people_source):
            yield Remark((*where, "people"), "says not when and by whom; add people_on and people_source.")
        names.add(place.name)
        other = cells.setdefault((place.column, place.row), place.name)
        if other != place.name:
            yield Remark((*where, "column"), f"“{place.name}” stands on the tile of “{other}”; move one of them.")
