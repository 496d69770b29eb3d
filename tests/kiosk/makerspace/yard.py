"""A maker space for tests: commands become records, as the kiosk makes them, and records the state."""

from datetime import UTC, date, datetime, timedelta

from kiosk.makerspace.cards import marker
from kiosk.makerspace.inventory import Inventory, Kit, Machine
from kiosk.makerspace.ledger import Ledger
from sync.record import Draft, Record, source_uri
from sync.schemas import Schemas

MONDAY = date(2026, 11, 23)
CODE = "BCDFGH"
SCHEMAS = Schemas()
LASER = Machine("lasercutter", {"de": "Lasercutter", "en": "Laser cutter"}, valid_days=180)
PLOTTER = Machine("plotter", {"de": "Plotter", "en": "Plotter"}, briefing=False)


class Yard:
    """Two kits, a machine that needs a briefing, and one that does not."""

    def __init__(self) -> None:
        kits = tuple(Kit(code, {"de": f"Koffer {code}", "en": f"Kit {code}"}) for code in ("K1", "K2"))
        self.inventory = Inventory(kits=kits, machines=(LASER, PLOTTER))
        self.ledger = Ledger()
        self.mark = marker(b"salt" * 8)
        self.day = MONDAY
        self.records: list[Record] = []

    def later(self, days: int) -> None:
        self.day += timedelta(days)

    def does(self, entries) -> None:
        for entry in entries if isinstance(entries, tuple) else (entries,):
            SCHEMAS.check(entry.type, entry.data)
            moment = datetime(self.day.year, self.day.month, self.day.day, 14, 20, tzinfo=UTC)
            draft = Draft(entry.type, entry.data, moment)
            self.records.append(Record.of(draft, source_uri("probe", "0123456789abcdef"), len(self.records) + 1))
            self.ledger.take(self.records[-1])

    def again(self, records) -> Ledger:
        """The state as another start reads it."""
        ledger = Ledger()
        for record in records:
            ledger.take(Record.from_json(record.to_json()))
        return ledger
