"""What can be done: each command looks at the state and says what to record, or refuses. Pure."""

from collections.abc import Callable
from datetime import date, timedelta

from kiosk.makerspace.errors import MakerspaceRefused
from kiosk.makerspace.inventory import LONGEST_LOAN, Inventory, Machine
from kiosk.makerspace.ledger import Ledger
from kiosk.makerspace.records import BRIEFING, LOAN, ORDER, REASONS, USE, Entry

LETTERS = 6


def fresh_code(make: Callable[[], str], taken: Callable[[str], bool]) -> str:
    """A loan code nobody ever had; ``make`` gives letters at random."""
    while taken(code := make()[:LETTERS]):
        pass
    return code


def lend(ledger: Ledger, inventory: Inventory, kit: str, code: str, *, day: date, due: date) -> Entry:
    """Give a kit out under a code until a day."""
    if inventory.kit(kit) is None:
        raise MakerspaceRefused(f"There is no kit “{kit}” on the list.", "unknown")
    if (loan := ledger.loan(kit)) is not None:
        raise MakerspaceRefused(f"Kit {kit} is out since {loan.since}; take it back first.", "out")
    if ledger.fault(kit) is not None:
        raise MakerspaceRefused(f"Kit {kit} is out of order.", "order")
    _must_be_ahead(day, due)
    return Entry(LOAN, {"kit": kit, "loan": code, "what": "out", "due": due.isoformat()})


def extend(ledger: Ledger, kit: str, *, day: date, due: date) -> Entry:
    """Let a kit stay out longer."""
    loan = ledger.loan(kit)
    if loan is None:
        raise MakerspaceRefused(f"Kit {kit} is not out.", "in")
    _must_be_ahead(day, due)
    return Entry(LOAN, {"kit": kit, "loan": loan.code, "what": "extended", "due": due.isoformat()})


def take_back(ledger: Ledger, kit: str, *, complete: bool) -> tuple[Entry, ...]:
    """A kit is back. One with parts missing is out of order until somebody says that it is whole again."""
    loan = ledger.loan(kit)
    if loan is None:
        raise MakerspaceRefused(f"Kit {kit} is not out.", "in")
    back = Entry(LOAN, {"kit": kit, "loan": loan.code, "what": "back"})
    return (back,) if complete else (back, stop(kit, "incomplete"))


def brief(machine: Machine, mark: str, day: date) -> Entry:
    """The card's owner was shown how to work with a machine."""
    until = day + timedelta(machine.valid_days)
    return Entry(BRIEFING, {"machine": machine.name, "card": mark, "until": until.isoformat()})


def withdraw(machine: Machine, mark: str, day: date) -> Entry:
    """The card may not use the machine any more."""
    return Entry(BRIEFING, {"machine": machine.name, "card": mark, "until": (day - timedelta(1)).isoformat()})


def use(ledger: Ledger, machine: Machine, mark: str, day: date) -> Entry:
    """A machine is used. Who must be briefed shows a card; which one is not kept."""
    if ledger.fault(machine.name) is not None:
        raise MakerspaceRefused(f"{machine.name} is out of order.", "order")
    if machine.briefing and ledger.briefed(machine.name, mark, day) is None:
        raise MakerspaceRefused(f"This card has no valid briefing for {machine.name}.", "briefing")
    return Entry(USE, {"machine": machine.name, "briefed": machine.briefing})


def stop(thing: str, reason: str) -> Entry:
    """A kit or machine is out of order."""
    if reason not in REASONS:
        raise MakerspaceRefused(f"“{reason}” is no reason; known are {', '.join(REASONS)}.", "reason")
    return Entry(ORDER, {"thing": thing, "works": False, "reason": reason})


def release(thing: str) -> Entry:
    """It works again."""
    return Entry(ORDER, {"thing": thing, "works": True})


def _must_be_ahead(day: date, due: date) -> None:
    if not day <= due <= day + timedelta(LONGEST_LOAN):
        raise MakerspaceRefused(f"{due} is no day to bring a kit back; at most {LONGEST_LOAN} days from now.", "due")
