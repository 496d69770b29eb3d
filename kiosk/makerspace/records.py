"""What is recorded of loans and machines: a loan by its code, a card by a salted hash, never a name; to the hour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LOAN: Final = "org.projektor.makerspace.loan.v1"  # a kit is out, comes back, or stays out longer
BRIEFING: Final = "org.projektor.makerspace.briefing.v1"  # a card may use a machine until a day
USE: Final = "org.projektor.makerspace.use.v1"  # a machine was used; by whom is not kept
ORDER: Final = "org.projektor.makerspace.order.v1"  # a kit or a machine is out of order, or works again

TYPES: Final = (LOAN, BRIEFING, USE, ORDER)
REASONS: Final = ("broken", "incomplete", "material", "service", "safety")  # why something is out of order


@dataclass(frozen=True, slots=True)
class Entry:
    """What a command wants recorded: type and data; whoever appends it adds the time."""

    type: str
    data: Mapping[str, object]
