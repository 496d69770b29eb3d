"""The whole check of a pack's folder: every fault with file and line."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from kiosk.errors import PackError
from kiosk.exhibit import Manifest
from kiosk.guard.faults import FAULTS
from kiosk.language import OWN_NAMES
from kiosk.makerspace.inventory import TABLE as INVENTORY
from kiosk.pack import Pack
from kiosk.packs import makerspace, shape
from kiosk.packs.files import files_of
from kiosk.packs.finding import Finding, Report
from kiosk.packs.kinds import ExhibitKind, Known, TableKind
from kiosk.packs.lines import Place, line_at, lines_of
from kiosk.packs.surveys import SurveyCheck
from kiosk.packs.version import VERSION
from kiosk.packs.workshops import WorkshopCheck
from kiosk.workshop.template import FOLDER

PACK: Final = "pack.toml"
ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
FIELDS: Final = range(1, 13)
_SYNTAX: Final = re.compile(r"^(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

T = TypeVar("T")


def check(folder: Path, known: Known, today: date) -> Report:
    """Everything there is to say about a pack; whatever the folder holds, it ends in a report.

    ``today`` decides which of the pack's dates have passed.
    """
    return _Check(folder, known, today).report()


@dataclass(frozen=True)
class _Read:
    """A table that is TOML: its path, content and lines."""

    path: Path
    content: dict[str, Any]
    lines: dict[Place, int]

    def finding(self, place: Place, sentence: str, *, fault: bool = True) -> Finding:
        return Finding(self.path, line_at(self.lines, place), sentence, fault)


class _Check:
    """One look at one pack."""

    def __init__(self, folder: Path, known: Known, today: date) -> None:
        self._folder, self._known, self._today = folder, known, today
        self._languages: tuple[str, ...] = ()
        self._findings: list[Finding] = []
        self._looked: set[str] = set()

    def report(self) -> Report:
        read = self._read(self._folder / PACK)
        if read is None:
            return Report(tuple(self._findings), "")
        claimed = read.content.get("languages")
        self._languages = tuple(code for code in OWN_NAMES if isinstance(claimed, list) and code in claimed)
        pack = self._shaped(read, Pack)
        self._findings.extend(self._names(read))
        surveys = SurveyCheck(self._folder, self._languages)
        for number, survey in enumerate(_tables(read.content.get("surveys"))):
            self._findings.extend(
                told
                if isinstance(told, Finding)
                else read.finding(("surveys", number, *told.place), told.sentence, fault=told.fault)
                for told in surveys.look(survey)
            )
        listed = read.content.get("exhibits")
        for number, kind in enumerate(listed if isinstance(listed, list) else ()):
            self._exhibit(read, number, kind)
        workshops = self._workshops(surveys)
        self._makerspace()
        self._findings.extend(self._files(surveys))
        if pack is None:
            return Report(tuple(self._findings), "")
        counted = f"{len(pack.exhibits)} exhibits, {len(pack.surveys)} surveys"
        counted += f", {workshops} workshops" if workshops else ""
        return Report(
            tuple(self._findings), f"{pack.city} ({pack.id} {pack.version}): {counted}, {', '.join(pack.languages)}"
        )

    def _read(self, path: Path) -> _Read | None:
        try:
            text = path.read_text("utf-8")
            return _Read(path, tomllib.loads(text), lines_of(text))
        except FileNotFoundError:
            self._findings.append(Finding(path, 0, "is missing; add it to the pack."))
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            self._findings.append(Finding(path, line, "is not written in UTF-8; save it again as UTF-8."))
        except tomllib.TOMLDecodeError as error:
            found = _SYNTAX.match(str(error))
            what = found["what"] if found else str(error)
            line = int(found["line"]) if found and found["line"] else len(text.splitlines())
            column = f", column {found['column']}" if found and found["column"] else ""
            self._findings.append(Finding(path, line, f"no TOML{column}: {what}. Mend this line."))
        except OSError as error:
            self._findings.append(Finding(path, 0, f"cannot be read: {error.strerror}."))
        return None

    def _shaped(self, read: _Read, kind: type[T], *, own: bool = True) -> T | None:
        """The table as its type, with all faults of shape and all missing texts found. ``own``: it is the pack's."""
        wrong = list(shape.faults(read.content, kind))
        self._findings.extend(read.finding(place, sentence) for place, sentence in wrong)
        for place, told in shape.texts(read.content, kind):
            name = next((str(key) for key in reversed(place) if isinstance(key, str)), "")
            self._findings.extend(
                read.finding(place, f"“{name}” has no text in “{code}”, which the pack claims; add it.")
                for code in shape.untold(told, self._languages)
            )
            self._findings.extend(
                read.finding((*place, code), f"the pack does not claim “{code}”; nobody will read this.", fault=False)
                for code in told
                if own and code not in self._languages
            )
        return None if wrong else msgspec.convert(read.content, kind)

    def _names(self, read: _Read) -> Iterator[Finding]:
        """What the type of ``pack.toml`` cannot say of its names."""
        content = read.content
        identifier, version = content.get("id"), content.get("version")
        if isinstance(identifier, str) and not ID.fullmatch(identifier):
            yield read.finding(("id",), f"“{identifier}” is no id; write small letters, digits and hyphens.")
        if isinstance(version, str) and not VERSION.fullmatch(version):
            yield read.finding(("version",), f"“{version}” is no version; write numbers with points, such as 1.2.0.")
        if content.get("languages") == []:
            yield read.finding(("languages",), "a pack needs a language; write for instance [“de”, “en”].")
        yield from self._lists(read)
        yield from self._reviews(read)
        for number, survey in enumerate(_tables(content.get("surveys"))):
            field, icon = survey.get("field"), survey.get("icon")
            if isinstance(field, int) and field not in FIELDS:
                yield read.finding(("surveys", number, "field"), f"field {field}: there are twelve colours, 1 to 12.")
            if isinstance(icon, str) and icon not in self._known.icons:
                yield read.finding(("surveys", number, "icon"), f"there is no icon “{icon}” among the bundled ones.")
            yield from self._after(read, number, survey.get("after"))

    def _after(self, read: _Read, number: int, after: object) -> Iterator[Finding]:
        """A survey can follow those exhibits only that the pack puts on."""
        listed = read.content.get("exhibits")
        shown = [kind for kind in listed if isinstance(kind, str)] if isinstance(listed, list) else []
        for place, kind in enumerate(after if isinstance(after, list) else ()):
            if isinstance(kind, str) and kind not in shown:
                sentence = f"the pack does not put “{kind}” on{shape.meant(kind, shown)}"
                yield read.finding(("surveys", number, "after", place), sentence)

    def _lists(self, read: _Read) -> Iterator[Finding]:
        """Languages and exhibits: each known, and each once."""
        for key, known, what in (
            ("languages", OWN_NAMES, "language"),
            ("exhibits", self._known.exhibits, "exhibit"),
        ):
            words = read.content.get(key)
            seen: set[str] = set()
            for number, word in enumerate(words if isinstance(words, list) else ()):
                if not isinstance(word, str):
                    continue
                if word not in known:
                    yield read.finding((key, number), f"there is no {what} “{word}”{shape.meant(word, known)}")
                elif word in seen:
                    yield read.finding((key, number), f"“{word}” stands here twice; take one out.")
                seen.add(word)

    def _reviews(self, read: _Read) -> Iterator[Finding]:
        """Languages nobody has looked at: no fault, as long as it is said of languages the pack has."""
        listed = read.content.get("unreviewed")
        words = [word for word in listed if isinstance(word, str)] if isinstance(listed, list) else []
        for number, word in enumerate(words):
            if word not in self._languages:
                yield read.finding(
                    ("unreviewed", number), f"the pack does not claim “{word}”{shape.meant(word, self._languages)}"
                )
        if waiting := [OWN_NAMES[code] for code in self._languages if code in words]:
            yield read.finding(
                ("unreviewed",),
                f"not reviewed: {', '.join(waiting)}; take a language out when a reader has looked at its texts.",
                fault=False,
            )

    def _exhibit(self, read: _Read, number: int, kind: object) -> None:
        """One exhibit the pack wants: its table, and whether it can introduce itself in every language."""
        exhibit = self._known.exhibits.get(kind) if isinstance(kind, str) else None
        if exhibit is None:
            return  # said where the names were looked at
        try:
            tables = exhibit.tables()
        except FAULTS as error:  # an exhibit comes from anybody: its model may raise anything when it is imported
            self._findings.append(
                read.finding(("exhibits", number), f"exhibit “{kind}” cannot be read: {error!r}. Mend or remove it.")
            )
            return
        self._introduction(exhibit)
        for table in tables:
            if table.file not in self._looked:
                self._looked.add(table.file)  # one that several exhibits share is told of once
                self._table(table)

    def _table(self, table: TableKind) -> None:
        own = self._read(self._folder / table.file)
        content = self._shaped(own, table.content) if own is not None else None
        if own is None or content is None:
            return
        self._findings.extend(
            own.finding(remark.place, remark.sentence, fault=remark.fault)
            for remark in table.remarks(content, self._today)
        )
        self._findings.extend(
            own.finding(place, f"there is no icon “{icon}” among the bundled ones.")
            for place, icon in shape.named(own.content, "icon")
            if icon not in self._known.icons
        )
        self._findings.extend(
            Finding(self._folder / name, 0, sentence) for name, sentence in table.beside(self._folder, content)
        )

    def _workshops(self, surveys: SurveyCheck) -> int:
        """How many templates of workshops there are; each is looked at."""
        check = WorkshopCheck(self._languages, list(self._known.exhibits), list(surveys.ids), self._known.icons)
        paths = sorted((self._folder / FOLDER).glob("*.toml"))
        for path in paths:
            read = self._read(path)
            if read is not None:
                self._findings.extend(
                    read.finding(remark.place, remark.sentence, fault=remark.fault)
                    for remark in check.look(path, read.content)
                )
        return len(paths)

    def _makerspace(self) -> None:
        """The list of kits and machines, where the pack has one."""
        path = self._folder / INVENTORY
        read = self._read(path) if path.is_file() else None
        if read is not None:
            self._findings.extend(
                read.finding(remark.place, remark.sentence, fault=remark.fault)
                for remark in makerspace.look(read.content, self._languages, self._known.icons)
            )

    def _introduction(self, exhibit: ExhibitKind) -> None:
        """A manifest is not the pack's: it may know more languages than the pack claims."""
        manifest = self._read(exhibit.manifest)
        if manifest is not None:
            self._shaped(manifest, Manifest, own=False)

    def _files(self, surveys: SurveyCheck) -> Iterator[Finding]:
        try:
            files = files_of(self._folder)
        except PackError as error:
            yield Finding(self._folder, 0, str(error))
            return
        for name in files:
            if name.startswith("forms/") and name.endswith(surveys.ENDINGS) and name not in surveys.offered:
                yield Finding(self._folder / name, 0, "is offered nowhere in pack.toml.", fault=False)


def _tables(value: object) -> list[dict[str, Any]]:
    """The tables of a list of tables; what else stands there is a fault of shape."""
    return [each if isinstance(each, dict) else {} for each in value] if isinstance(value, list) else []
