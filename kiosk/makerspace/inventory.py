"""What there is to lend and to work with: ``makerspace.toml``, in the station's data or else in the content pack. Pure.

Texts are for the staff, in German and English.
"""

import logging
import re
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Final

import msgspec

from kiosk import pack
from kiosk.errors import PackError
from kiosk.packs.kinds import Remark
from kiosk.packs.lines import Place

TABLE: Final = "makerspace.toml"
LONGEST_LOAN: Final = 365  # days
LONGEST_BRIEFING: Final = 3650
CODE: Final = re.compile(r"[A-Z0-9]{1,8}")  # stands on the case
NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
log = logging.getLogger(__name__)


class Kit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case that can be lent. ``code`` stands on it; ``parts``: what must be in it."""

    code: str
    name: dict[str, str]
    icon: str = "tools"
    parts: dict[str, str] = {}


class Machine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A machine or a tool. ``briefing``: only for who was shown how; that holds ``valid_days``."""

    name: str
    title: dict[str, str]
    icon: str = "tool"
    briefing: bool = True
    valid_days: int = 365
    note: dict[str, str] = {}


class Inventory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``makerspace.toml``. ``example``: made up, to be replaced by what the place really has; staff see a mark."""

    example: bool = False
    loan_days: int = 14
    kits: tuple[Kit, ...] = ()
    machines: tuple[Machine, ...] = ()

    def kit(self, code: str) -> Kit | None:
        return next((kit for kit in self.kits if kit.code == code), None)

    def machine(self, name: str) -> Machine | None:
        return next((machine for machine in self.machines if machine.name == name), None)


def read(content: Path, own: Path) -> Inventory:
    """The station's own list where ``own`` has one, else the pack's, else an empty one.

    A list that cannot be read is left out with one sentence in the log.
    """
    folder = next((folder for folder in (own, content) if (folder / TABLE).is_file()), None)
    if folder is None:
        return Inventory()
    try:
        return pack.table(folder, TABLE, Inventory)
    except PackError as error:
        log.error("%s Nothing can be lent until this is mended.", error)  # noqa: TRY400  one sentence, no traceback
        return Inventory()


def remarks(inventory: Inventory, icons: Container[str]) -> Iterator[Remark]:
    """What the type cannot say: codes and names that stand twice, numbers that cannot be, icons nobody has."""
    if not 1 <= inventory.loan_days <= LONGEST_LOAN:
        yield Remark(("loan_days",), f"{inventory.loan_days} days; a kit is lent for 1 to {LONGEST_LOAN}.")
    if inventory.example:
        yield Remark(("example",), "these things are made up; list what is there and take this out.", fault=False)
    seen: set[str] = set()
    for number, kit in enumerate(inventory.kits):
        place = ("kits", number)
        if not CODE.fullmatch(kit.code):
            yield Remark((*place, "code"), f"“{kit.code}” is no code; write up to 8 capitals and digits, such as K1.")
        yield from _thing((*place, "code"), kit.code, seen)
        yield from _icon(place, kit.icon, icons)
    for number, machine in enumerate(inventory.machines):
        place = ("machines", number)
        if not NAME.fullmatch(machine.name):
            yield Remark((*place, "name"), f"“{machine.name}” is no name; write small letters, digits and hyphens.")
        yield from _thing((*place, "name"), machine.name, seen)
        yield from _icon(place, machine.icon, icons)
        if not 1 <= machine.valid_days <= LONGEST_BRIEFING:
            yield Remark(
                (*place, "valid_days"), f"{machine.valid_days} days; a briefing holds 1 to {LONGEST_BRIEFING}."
            )


def _thing(place: Place, name: str, seen: set[str]) -> Iterator[Remark]:
    if name in seen:
        yield Remark(place, f"“{name}” stands here twice; what happens to them would be mixed up.")
    seen.add(name)


def _icon(place: Place, icon: str, icons: Container[str]) -> Iterator[Remark]:
    if icon not in icons:
        yield Remark((*place, "icon"), f"there is no icon “{icon}” among the bundled ones.")
