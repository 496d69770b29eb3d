"""What eight things sense, what a visitor guesses, and how this kiosk's own senses stand right now. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from devices.reading import InstrumentStatus, Quality, Reading, State
from exhibits.measures_me.pictures import PICTURES
from kiosk import sources
from kiosk.packs.kinds import Remark
from kiosk.sources import Sourced

TABLE: Final = "measures_me.toml"
FIELDS: Final = range(1, 13)


class Sees(StrEnum):
    """What a thing has to do with whoever stands before it."""

    NOTHING = "nothing"  # it measures things
    PRESENCE = "presence"  # it notices or counts people, and knows nobody


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One guess."""

    name: str
    words: dict[str, str]


class Thing(Sourced, frozen=True, forbid_unknown_fields=True):
    """One thing with its guesses (``right`` is the true one's name) and the facts a sign on it should carry."""

    name: str
    picture: str
    field: int
    sees: Sees
    title: dict[str, str]
    options: tuple[Option, ...]
    right: str
    purpose: dict[str, str]
    responsible: dict[str, str]

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.picture not in PICTURES:
            raise ValueError(f"“{self.name}”: there is no picture “{self.picture}”; known: {', '.join(PICTURES)}")
        if self.field not in FIELDS:
            raise ValueError(f"“{self.name}”: field {self.field}: there are twelve colours, 1 to 12")
        if not 2 <= len(self.options) <= 3:
            raise ValueError(f"“{self.name}” has {len(self.options)} guesses; 2 or 3 fit beside its picture")
        if sum(option.name == self.right for option in self.options) != 1:
            raise ValueError(f"“{self.name}”: exactly one guess must be called “{self.right}”, as “right” says")

    @property
    def truth(self) -> Option:
        return next(option for option in self.options if option.name == self.right)


class Sense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the kiosk's own senses: found by the quantities it says, or by its instrument's driver."""

    icon: str
    title: dict[str, str]
    note: dict[str, str]  # what leaves the instrument, and what never does
    quantities: tuple[str, ...] = ()
    driver: str = ""


class Things(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``measures_me.toml``. The last thing is this kiosk. ``personal``: by what a thing sees."""

    things: tuple[Thing, ...]
    senses: tuple[Sense, ...]
    personal: dict[Sees, dict[str, str]]
    feedback: dict[str, str]

    def __post_init__(self) -> None:
        if len(self.things) < 2:
            raise ValueError("there must be at least one thing besides this kiosk, which is the last")
        if missing := set(Sees) - set(self.personal):
            raise ValueError(f"“personal” says nothing of: {', '.join(sorted(missing))}")


CONTENT: Final = Things  # what TABLE holds


def remarks(table: Things, today: date) -> Iterator[Remark]:
    """What the type cannot say."""
    seen: set[str] = set()
    for number, thing in enumerate(table.things):
        if thing.name in seen:
            yield Remark(("things", number, "name"), f"“{thing.name}” stands here twice.")
        seen.add(thing.name)
        if thing is not table.things[-1]:  # the last one's facts are its own instruments
            yield from sources.remarks(thing, ("things", number), today)
    for number, sense in enumerate(table.senses):
        if not sense.quantities and not sense.driver:
            yield Remark(("senses", number), "no quantity and no driver: this sense can never be on.")


class Alive(StrEnum):
    """How one of the kiosk's own senses stands."""

    ON = "on"
    WAKING = "waking"
    BREAK = "break"  # there, but says nothing now
    OFF = "off"  # staff have switched it off
    GONE = "gone"  # unplugged, or never seen since the start
    NONE = "none"  # this kiosk has no such instrument


_ALIVE: Final[Mapping[State, Alive]] = {
    State.LIVE: Alive.ON,
    State.WARMING: Alive.WAKING,
    State.OPENING: Alive.WAKING,
    State.STALE: Alive.BREAK,
    State.OFF: Alive.OFF,
    State.LOST: Alive.GONE,
    State.ABSENT: Alive.GONE,
}


@dataclass(frozen=True)
class Own:
    """One line of the kiosk's own card; ``sense`` is None for an instrument the pack does not explain.

    ``reading``: what it has just said; None unless it is on and has said something usable.
    """

    sense: Sense | None
    instrument: str
    alive: Alive
    simulated: bool
    reading: Reading | None = None


def own(
    senses: Sequence[Sense], instruments: Sequence[InstrumentStatus], newest: Mapping[str, Reading]
) -> tuple[Own, ...]:
    """Every sense as it stands, and every instrument that belongs to none of them: nothing is kept quiet.

    ``newest``: the newest reading of each quantity (only of those that have been said).
    """
    found: list[Own] = []
    explained: set[str] = set()
    drivers = {sense.driver for sense in senses if sense.driver}
    for sense in senses:
        names = {newest[quantity].source for quantity in sense.quantities if quantity in newest}
        mine = [
            each
            for each in instruments
            if (each.driver == sense.driver if sense.driver else each.name in names and each.driver not in drivers)
        ]
        explained.update(each.name for each in mine)
        if not mine:
            found.append(Own(sense, "", Alive.NONE, simulated=False))
            continue
        best = min(mine, key=lambda each: list(Alive).index(_ALIVE[each.state]))
        said = (newest[quantity] for quantity in sense.quantities if quantity in newest)
        reading = next((each for each in said if each.source == best.name and each.quality is Quality.OK), None)
        alive = _ALIVE[best.state]
        found.append(Own(sense, best.name, alive, best.simulated, reading if alive is Alive.ON else None))
    found.extend(
        Own(None, each.name, _ALIVE[each.state], each.simulated) for each in instruments if each.name not in explained
    )
    return tuple(found)


class Round:
    """One visit: what was guessed of each thing, and which is next."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._things = things
        self.guesses: dict[str, str] = {}

    def guess(self, thing: Thing, option: str) -> bool:
        """The first guess counts; whether it was right."""
        self.guesses.setdefault(thing.name, option)
        return self.guesses[thing.name] == thing.right

    def next_after(self, thing: Thing) -> Thing | None:
        """The next one nobody has guessed in this visit, round and round; None when all are."""
        at = self._things.index(thing)
        order = (*self._things[at + 1 :], *self._things[:at])
        return next((each for each in order if each.name not in self.guesses), None)

    def forget(self) -> None:
        self.guesses.clear()
