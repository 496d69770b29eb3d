"""All there is of the maker space, as the stage is handed it."""

from dataclasses import dataclass, field

from kiosk.makerspace.cards import Mark, Seal, marker, sealer
from kiosk.makerspace.inventory import Inventory
from kiosk.makerspace.ledger import Ledger


@dataclass(frozen=True)
class Space:
    """``mark``: how a card is remembered at a machine; ``seal``: what a card's number becomes as soon as it is read."""

    inventory: Inventory = field(default_factory=Inventory)
    ledger: Ledger = field(default_factory=Ledger)
    mark: Mark = field(default_factory=lambda: marker(b""))
    seal: Seal = field(default_factory=lambda: sealer(b""))
