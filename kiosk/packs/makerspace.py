"""What is wrong with a pack's list of kits and machines."""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec

from kiosk.makerspace.inventory import Inventory, remarks
from kiosk.packs import shape
from kiosk.packs.kinds import Remark

READERS: Final = ("de", "en")  # staff read one of these


def look(content: Mapping[str, Any], languages: Sequence[str], icons: Container[str]) -> Iterator[Remark]:
    """Everything about a list that is TOML."""
    wrong = list(shape.faults(content, Inventory))
    yield from (Remark(place, sentence) for place, sentence in wrong)
    for place, told in shape.texts(content, Inventory):
        for code in shape.untold(told, [code for code in READERS if code in languages]):
            yield Remark(place, f"“{place[-1]}” has no text in “{code}”; add it.")
    if not wrong:
        yield from remarks(msgspec.convert(content, Inventory), icons)
