"""What is wrong with the surveys of a pack: the forms themselves, and how ``pack.toml`` speaks of them."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from kiosk import forms
from kiosk.asking import UNASKED_KINDS
from kiosk.forms.checking import Finding as FormFinding
from kiosk.forms.checking import check
from kiosk.forms.kinds import kind_of
from kiosk.packs.finding import Finding
from kiosk.packs.kinds import Remark
from kiosk.packs.shape import meant

_UNTRANSLATED: Final = "not translated"  # how the form check begins what it says of an empty cell
_RULE: Final = re.compile(r"[\s|:-]+")  # the line some editors put below a header


class SurveyCheck:
    """Looks at one survey after another and remembers what it saw."""

    ENDINGS: Final = (".md", ".xlsx", ".xls", ".csv", ".xml")

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        self._folder = folder
        self._languages = languages
        self._ids: dict[str, str] = {}  # form id → file
        self.offered: set[str] = set()

    @property
    def ids(self) -> tuple[str, ...]:
        """The forms' own ids, of those that were looked at and are sound."""
        return tuple(self._ids)

    def look(self, survey: dict[str, Any]) -> Iterator[Remark | Finding]:
        """Everything about one ``[[surveys]]`` table: remarks by place below it, findings in the form's own file."""
        name = survey.get("form")
        if not isinstance(name, str):
            return
        parts = PurePosixPath(name).parts
        if not parts or parts[0] == "/" or ".." in parts:
            yield Remark(("form",), f"“{name}” does not lie in the pack; write a path below its folder.")
            return
        self.offered.add(str(PurePosixPath(name)))
        path = self._folder / name
        if not path.is_file():
            near = [str(each.relative_to(self._folder)) for each in self._folder.glob("forms/*")]
            yield Remark(("form",), f"there is no file “{name}”{meant(name, near)}")
            return
        report = check(path)
        for finding in report.findings:
            yield self._told(path, finding)
        if not report.faults:
            yield from self._form(path, survey)

    def _told(self, path: Path, finding: FormFinding) -> Finding:
        """The form check's own words. A text missing in a language the pack claims is a fault here."""
        claimed = finding.message.startswith(_UNTRANSLATED) and any(
            finding.column.endswith((f"({code})", f"::{code}")) for code in self._languages
        )
        line = _line(path, finding) if path.suffix == ".md" else 0
        fault = finding.fault or claimed
        return Finding(path, line, str(finding).replace("advice: ", "", 1), fault)

    def _form(self, path: Path, survey: dict[str, Any]) -> Iterator[Remark | Finding]:
        """What only the form as it runs can tell."""
        with tempfile.TemporaryDirectory() as cache:
            form = forms.load(path, cache)
            names = [ref.rpartition("/")[2] for ref in form.controls]
        for ref, control in form.controls.items():
            if (kind := kind_of(control, form.bind(ref))) in UNASKED_KINDS:
                asked = f"asks “{ref}” for a {kind}, which no visitor can answer at this screen"
                yield Finding(path, 0, f"{asked}; ask with select_one or text instead.")
        for code in self._languages:
            if code not in form.languages:
                spoken = ", ".join(form.languages) or "none that is named"
                yield Finding(path, 0, f"has no language “{code}”, which the pack claims (it has: {spoken}); add it.")
        compare = survey.get("compare", "")
        if isinstance(compare, str) and compare and compare not in names:
            yield Remark(("compare",), f"the form asks no question “{compare}”{meant(compare, names)}")
        first = self._ids.setdefault(form.id, path.name)
        if first != path.name:
            yield Remark(("form",), f"has the same form_id “{form.id}” as {first}; answers could not be told apart.")


def _line(path: Path, finding: FormFinding) -> int:
    """The line of a Markdown table's row: ``| sheet |`` begins a sheet, its rows begin with an empty cell."""
    if not finding.sheet:
        return 0
    sheet, row = "", 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.lstrip().startswith("|") or _RULE.fullmatch(line):
            continue
        name, *cells = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
        if name:
            sheet, row = name, 0
        if any(cells):
            row += 1
        if sheet == finding.sheet and row == finding.row:
            return number
    return 0
