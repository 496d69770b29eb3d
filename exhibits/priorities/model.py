"""The priorities table: ten tokens on six measures, never more; one person against all, or two side by side. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import msgspec

from kiosk.packs.kinds import Remark
from kiosk.results import Published

TABLE: Final = "priorities.toml"
RECORD: Final = "org.projektor.priorities.v1"
QUESTION: Final = "priorities"  # under which name tokens are counted
MOST_MEASURES: Final = 6


class Measure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tokens can be put on. ``field`` 1 to 12 gives the colour."""

    name: str
    icon: str
    field: int
    label: dict[str, str]


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``priorities.toml``. ``apart`` and ``alike``: what two people are asked to talk about."""

    tokens: int
    question: dict[str, str]
    apart: dict[str, str]
    alike: dict[str, str]
    measures: tuple[Measure, ...]

    def __post_init__(self) -> None:
        if not 2 <= len(self.measures) <= MOST_MEASURES:
            raise ValueError(f"{len(self.measures)} measures are given; 2 to {MOST_MEASURES} fit on the table")
        if not 3 <= self.tokens <= 10:
            raise ValueError(f"{self.tokens} tokens are given; 3 to 10 can be told apart on the screen")


CONTENT: Final = Table  # what TABLE holds


def remarks(table: Table, _today: date) -> Iterator[Remark]:
    """What the type cannot say: measures named twice, colours and places in a text that do not exist."""
    seen: set[str] = set()
    for number, measure in enumerate(table.measures):
        place = ("measures", number)
        if measure.name in seen:
            yield Remark((*place, "name"), f"“{measure.name}” is on the table already; its tokens would be mixed up.")
        seen.add(measure.name)
        if not 1 <= measure.field <= 12:
            yield Remark((*place, "field"), f"field {measure.field}: there are twelve colours, 1 to 12.")
    for code, words in table.apart.items():
        try:
            words.format(measure="", more=0, less=0)
        except (KeyError, IndexError, ValueError):
            yield Remark(("apart", code), "only {measure}, {more} and {less} are filled in; leave out other braces.")


@dataclass(frozen=True)
class Seat:
    """One person's tokens: how many each measure has. Whatever is placed, ``limit`` is never exceeded."""

    limit: int
    placed: Mapping[str, int]

    @classmethod
    def fresh(cls, table: Table) -> "Seat":
        return cls(table.tokens, {measure.name: 0 for measure in table.measures})

    @property
    def left(self) -> int:
        return self.limit - sum(self.placed.values())

    def more(self, measure: str) -> "Seat":
        """One more token on a measure; with none left, nothing changes."""
        if self.left < 1:
            return self
        return Seat(self.limit, {**self.placed, measure: self.placed[measure] + 1})

    def less(self, measure: str) -> "Seat":
        """One token back; from an empty measure, nothing."""
        if self.placed[measure] < 1:
            return self
        return Seat(self.limit, {**self.placed, measure: self.placed[measure] - 1})

    def data(self, *, together: bool) -> dict[str, object]:
        """The record's data; empty measures are left out."""
        return {"tokens": {name: count for name, count in self.placed.items() if count}, "together": together}


def farthest(table: Table, one: Seat, other: Seat) -> Measure | None:
    """The measure on which two people differ most, the first of several; None when they agree on everything."""
    gaps = {measure.name: abs(one.placed[measure.name] - other.placed[measure.name]) for measure in table.measures}
    widest = max(table.measures, key=lambda measure: gaps[measure.name])
    return widest if gaps[widest.name] else None


def counted(data: Mapping[str, object]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What one record adds to the results: an option for each token, “at least k on this measure”.

    Results count an option at most once per person, so the mean number of tokens is the sum of these shares.
    """
    tokens = data["tokens"]
    assert isinstance(tokens, Mapping)
    yield QUESTION, tuple(f"{name}/{k}" for name, count in tokens.items() for k in range(1, int(count) + 1))


def means(published: Published) -> Mapping[str, float]:
    """Mean number of tokens of each measure that has any."""
    total: Counter[str] = Counter()
    for option, count in published.counts.items():
        total[option.rpartition("/")[0]] += count
    return {name: count / published.n for name, count in total.items()}


# What the stage counts again at every start: record type → what one record adds to the results.
COUNTS: Final = {RECORD: counted}
