"""What is wrong with the workshop templates of a pack."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final

import msgspec

from kiosk.packs import shape
from kiosk.packs.kinds import Remark
from kiosk.packs.lines import Place
from kiosk.workshop.remarks import remarks
from kiosk.workshop.template import REQUIRED, Template

HOSTS: Final = ("de", "en")  # whoever leads a workshop reads one of these
_NEEDS: Final = frozenset({"checklist", "materials", "instruments"})


class WorkshopCheck:
    """Looks at one template after another and remembers which ids it saw."""

    def __init__(
        self, languages: Sequence[str], exhibits: Sequence[str], surveys: Sequence[str], icons: Container[str]
    ) -> None:
        self._languages, self._exhibits, self._surveys, self._icons = languages, exhibits, surveys, icons
        self._ids: dict[str, str] = {}  # id → file

    def look(self, path: PurePath, content: Mapping[str, Any]) -> Iterator[Remark]:
        """Everything about one file that is TOML."""
        wrong = list(shape.faults(content, Template))
        yield from (Remark(place, sentence) for place, sentence in wrong)
        yield from self._texts(content)
        if wrong:
            return
        template = msgspec.convert(content, Template)
        first = self._ids.setdefault(template.id, path.name)
        if first != path.name:
            yield Remark(("id",), f"has the same id “{template.id}” as {first}; workshops could not be told apart.")
        yield from remarks(template, self._exhibits, self._surveys, self._icons)

    def _texts(self, content: Mapping[str, Any]) -> Iterator[Remark]:
        """Participants read German, English and easy German at least; hosts German and English."""
        untranslated: set[str] = set()
        for place, told in shape.texts(content, Template):
            wanted = HOSTS if _for_hosts(place) else REQUIRED
            name = next((str(key) for key in reversed(place) if isinstance(key, str)), "")
            for code in shape.untold(told, [code for code in wanted if code in self._languages]):
                yield Remark(place, f"“{name}” has no text in “{code}”; add it.")
            if not _for_hosts(place):
                untranslated.update(shape.untold(told, [code for code in self._languages if code not in REQUIRED]))
        if untranslated:
            lacking = ", ".join(code for code in self._languages if code in untranslated)
            yield Remark((), f"some texts are not in {lacking}; who chose these reads German there.", fault=False)


def _for_hosts(place: Place) -> bool:
    return place[-1] == "host" or (bool(place) and place[0] in _NEEDS)
