"""From records to the state of all workshops: the same whatever came twice, late or in another order. Pure."""

from collections.abc import Iterable

from kiosk.workshop.events import FOLLOWED
from kiosk.workshop.fold import apply
from kiosk.workshop.state import Workshop
from sync.record import Record


class Workshops:
    """All workshops of a stream of records, which may come twice, late, and in any order."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._order: list[tuple[str, int]] = []
        self._told: dict[str, Workshop] = {}
        self.take_all(records)

    def take(self, record: Record) -> None:
        """Learn from a record; one that is known, or of another kind, changes nothing."""
        self.take_all((record,))

    def take_all(self, records: Iterable[Record]) -> None:
        """Learn from many at once."""
        fresh = []
        for record in records:
            if record.type in FOLLOWED and record.id not in self._records:  # the same may come twice in one go
                self._records[record.id] = record
                fresh.append(record)
        tail = sorted(fresh, key=_place)
        if tail and self._order and _place(tail[0]) < self._order[-1]:
            self._told, tail = {}, sorted(self._records.values(), key=_place)  # late: all over again
        for record in tail:
            apply(self._told, record)
        self._order = [_place(tail[-1])] if tail else self._order

    def __getitem__(self, code: str) -> Workshop:
        return self._told[code]

    def get(self, code: str) -> Workshop | None:
        return self._told.get(code)

    @property
    def running(self) -> Workshop | None:
        """The one whose doors are open."""
        return next((each for each in reversed(self._told.values()) if each.running), None)

    @property
    def planned(self) -> tuple[Workshop, ...]:
        """Those that have not begun, by date."""
        waiting = [each for each in self._told.values() if each.day and each.opened is None and not each.cancelled]
        return tuple(sorted(waiting, key=lambda each: (each.day, each.begin, each.code)))

    @property
    def over(self) -> tuple[Workshop, ...]:
        """Those that have ended, the newest first."""
        done = [each for each in self._told.values() if each.ended is not None]
        return tuple(sorted(done, key=lambda each: (str(each.ended), each.code), reverse=True))

    def taken(self, code: str) -> bool:
        return code in self._told

    def records(self, code: str) -> tuple[Record, ...]:
        """All records of one workshop, in order."""
        own = [each for each in self._records.values() if each.data.get("workshop") == code]
        return tuple(sorted(own, key=_place))


def replay(records: Iterable[Record]) -> Workshops:
    """The state after these records, in whatever order they are given, each counted once."""
    return Workshops(records)


def _place(record: Record) -> tuple[str, int]:
    """Within a kiosk the sequence decides. A workshop is run at one kiosk; others only follow."""
    return record.source, record.sequence
