"""A workshop's records as a kiosk makes them: commands become records at a time that the test sets."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec

from kiosk.workshop import commands
from kiosk.workshop.replay import Workshops
from kiosk.workshop.template import Template
from sync.record import Draft, Record, source_uri
from sync.schemas import Schemas

PACK = Path(__file__).parents[3] / "assets/packs/dortmund"
FOUR = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
SOURCE = source_uri("probe", "0123456789abcdef")
CODE = "BCDFGH"
SCHEMAS = Schemas()


def template(name: str = "hitze-und-luft") -> Template:
    return msgspec.convert(tomllib.loads((PACK / f"workshops/{name}.toml").read_text("utf-8")), Template)


class Evening:
    """Does commands on the newest state and keeps every record."""

    def __init__(self, name: str = "hitze-und-luft", *, guests: int = 0, opened: bool = True) -> None:
        self.template = template(name)
        self.workshops = Workshops()
        self.records: list[Record] = []
        self.now = FOUR
        self.does(commands.plan(CODE, self.template, date(2026, 11, 25), begin="17:00", place="Saal", capacity=15))
        if opened:
            self.does(commands.open_doors(self.workshop, self.template, None))
        for _ in range(guests):
            self.does(commands.check_in(self.workshop))

    @property
    def workshop(self):
        return self.workshops[CODE]

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    def does(self, entries) -> None:
        for entry in commands.all_of(entries):
            SCHEMAS.check(entry.type, entry.data)
            record = Record.of(Draft(entry.type, entry.data, self.now), SOURCE, len(self.records) + 1)
            self.records.append(Record.from_json(record.to_json()))
            self.workshops.take(self.records[-1])
