"""What is out, who may use what, what is broken: a fold over the records, in the journal's order. Pure."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.makerspace.records import BRIEFING, LOAN, ORDER, TYPES, USE
from sync.record import Record


@dataclass(frozen=True, slots=True)
class Loan:
    """A kit that is out. ``code`` is on the borrower's card; who that is only the paper agreement knows."""

    kit: str
    code: str
    since: date
    due: date

    def late(self, day: date) -> int:
        """Days over; 0 up to the day it is due."""
        return max(0, (day - self.due).days)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a kit or a machine cannot be used, and since when."""

    reason: str
    since: date


class Ledger:
    """A record that comes twice changes nothing."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._loans: dict[str, Loan] = {}  # by kit
        self._codes: set[str] = set()  # ever given out
        self._briefings: dict[tuple[str, str], date] = {}  # machine, mark → last day
        self._uses: dict[str, Counter[date]] = {}
        self._faults: dict[str, Fault] = {}

    def take(self, record: Record) -> None:
        """Learn from a record; other types are passed by."""
        if record.type not in TYPES or record.id in self._seen:
            return
        self._seen.add(record.id)
        data, day = record.data, date.fromisoformat(record.time[:10])
        if record.type == LOAN:
            self._lend(str(data["kit"]), str(data["loan"]), str(data["what"]), str(data.get("due", "")), day)
        elif record.type == BRIEFING:
            self._briefings[str(data["machine"]), str(data["card"])] = date.fromisoformat(str(data["until"]))
        elif record.type == USE:
            self._uses.setdefault(str(data["machine"]), Counter())[day] += 1
        elif record.type == ORDER:
            thing = str(data["thing"])
            if data["works"]:
                self._faults.pop(thing, None)
            else:
                self._faults[thing] = Fault(str(data["reason"]), day)

    def _lend(self, kit: str, code: str, what: str, due: str, day: date) -> None:
        self._codes.add(code)
        held = self._loans.get(kit)
        if what == "out":
            self._loans[kit] = Loan(kit, code, day, date.fromisoformat(due))
        elif held is not None and held.code == code:  # of an older loan nothing is to be done any more
            if what == "back":
                del self._loans[kit]
            else:
                self._loans[kit] = Loan(kit, code, held.since, date.fromisoformat(due))

    def loan(self, kit: str) -> Loan | None:
        """Under which code a kit is out."""
        return self._loans.get(kit)

    def loan_of(self, code: str) -> Loan | None:
        """The loan of a code, while it is out."""
        return next((loan for loan in self._loans.values() if loan.code == code), None)

    def out(self) -> tuple[Loan, ...]:
        """All that is out, the first due first."""
        return tuple(sorted(self._loans.values(), key=lambda loan: (loan.due, loan.kit)))

    def late(self, day: date) -> tuple[Loan, ...]:
        """What should be back."""
        return tuple(loan for loan in self.out() if loan.late(day))

    def soon(self, day: date, days: int = 2) -> tuple[Loan, ...]:
        """What comes back within some days."""
        return tuple(loan for loan in self.out() if day <= loan.due <= day + timedelta(days))

    def taken(self, code: str) -> bool:
        """Whether a loan ever had this code."""
        return code in self._codes

    def fault(self, thing: str) -> Fault | None:
        """Why a kit (by its code) or a machine (by its name) is out of order."""
        return self._faults.get(thing)

    def briefed(self, machine: str, mark: str, day: date) -> date | None:
        """The last day a card's briefing holds; None when it has none, or none any more."""
        until = self._briefings.get((machine, mark))
        return until if until is not None and until >= day else None

    def lapsed(self, machine: str, mark: str, day: date) -> date | None:
        """The day a card's briefing ended; None when it holds, or there never was one."""
        until = self._briefings.get((machine, mark))
        return until if until is not None and until < day else None

    def uses(self, machine: str, first: date, last: date) -> int:
        """How often a machine was used from one day to another, both counted."""
        return sum(count for day, count in self._uses.get(machine, Counter()).items() if first <= day <= last)

    def last_use(self, machine: str) -> date | None:
        return max(self._uses.get(machine, Counter()), default=None)
