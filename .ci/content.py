"""Checks what is written for visitors: packs, their survey forms, and the catalogues of the program's own texts.

Exit 1 with one line per fault. Forms are read by the same verb that staff use, `main.py form check`.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the program is read from beside this file
CATALOGUES = Path("assets/i18n")
FORMS = (".xlsx", ".xls", ".csv", ".md", ".xml")
Keywords = dict[str, tuple[int, ...] | None]
# How the program names a text for visitors: Language.say and say_n, and N_ for one that is said later …
VISITORS: Keywords = {"say": None, "say_n": (1, 2), "N_": None, "_": None}
# … and one for the staff, who read German or English: Language.staff and staff_n, S_ for later.
STAFF: Keywords = {"staff": None, "staff_n": (1, 2), "S_": None}
STAFF_READS = ("de", "en")
METHODS = [("**.py", "python")]
# Here `say` means something else: a survey's own words, the voice, and what systemd is told.
OTHER_SAYS = ("kiosk/forms/", "kiosk/speech/", "kiosk/watchdog.py")
BLANK = re.compile(r"\{(\w+)\}")  # what is filled in when the text is said


def form_faults() -> Iterator[str]:
    for path in sorted((ROOT / "assets/packs").glob("*/forms/*")):
        if path.suffix not in FORMS or path.name == "README.md":
            continue
        name = str(path.relative_to(ROOT))
        command = [sys.executable, "main.py", "form", "check", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own program, our own files
        if done.returncode:
            yield f"{name}: {(done.stdout + done.stderr).strip()}"


def pack_faults() -> Iterator[str]:
    """What `pack check` says: above all a text that is missing in a language the pack claims."""
    from kiosk.packs.check import check  # noqa: PLC0415  found only now
    from kiosk.packs.kinds import Known  # noqa: PLC0415
    from kiosk.playbill import kinds  # noqa: PLC0415

    icons = json.loads((ROOT / "assets/icons/codepoints.json").read_text("utf-8"))
    known = Known(kinds(ROOT / "exhibits"), frozenset(icons))
    for path in sorted((ROOT / "assets/packs").glob("*/pack.toml")):
        report = check(path.parent, known, date.today())  # noqa: DTZ011  weeks are those of the place the kiosk stands in
        yield from (str(finding).replace(f"{ROOT}/", "") for finding in report.faults)


def said(keywords: Keywords) -> dict[str, str]:
    """Every text the code says so, with the place where it is said first."""
    texts: dict[str, str] = {}
    for room in ("kiosk", "exhibits"):
        for name, line, message, _comments, _context in extract_from_dir(
            ROOT / room, METHODS, keywords=keywords, strip_comment_tags=True
        ):
            text = message[0] if isinstance(message, tuple) else message
            place = f"{room}/{name}"
            if text and not place.startswith(OTHER_SAYS):
                texts.setdefault(text, f"{place}:{line}")
    return texts


def claimed() -> set[str]:
    """Every language that one of the packs claims. What is wrong with a pack itself is told by `pack check`."""
    from kiosk.pack import read_or_empty  # noqa: PLC0415

    paths = (ROOT / "assets/packs").glob("*/pack.toml")
    return {language for path in paths for language in read_or_empty(path.parent).languages}


def language_faults(visitors: dict[str, str], staff: dict[str, str]) -> Iterator[str]:
    yield from catalogue_faults("projektor", visitors, claimed())
    yield from catalogue_faults("staff", staff, STAFF_READS)


def catalogue_faults(domain: str, texts: dict[str, str], languages: Iterable[str]) -> Iterator[str]:
    """`languages`: those that must be there. Whatever else is there is looked at as well."""
    paths = {path.parts[-3]: path for path in sorted((ROOT / CATALOGUES).glob(f"*/LC_MESSAGES/{domain}.po"))}
    for language in sorted(set(languages) - set(paths)):
        yield f"{CATALOGUES}/{language}: no {domain}.po; without it the kiosk cannot be shown in this language"
    for path in paths.values():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3].split("-")[0], abort_invalid=True)
        yield from lacking(catalogue, texts, str(path.relative_to(ROOT)))
        ids = re.findall(r'^msgid (".+")$', path.read_text("utf-8"), re.MULTILINE)
        yield from (f"{path.relative_to(ROOT)}: {one} stands here twice" for one, n in Counter(ids).items() if n > 1)


def lacking(catalogue: Catalog, texts: dict[str, str], name: str) -> Iterator[str]:
    for text, place in sorted(texts.items()):
        message = catalogue.get(text)
        if message is None or not message.string or (isinstance(message.string, tuple) and not all(message.string)):
            yield f"{name}: no translation of “{text}” ({place})"
        elif message.fuzzy:
            yield f"{name}: the translation of “{text}” ({place}) is marked fuzzy: somebody must look at it"
    for message in catalogue:
        for fault in message.check(catalogue) if message.id else ():
            yield f"{name}: “{message.id}”: {fault}"
        yield from misfilled(message, name)


def misfilled(message: Message, name: str) -> Iterator[str]:
    """Blanks like {n} that the code never fills in, or fills in for nothing. A plural form may leave its number out."""
    if isinstance(message.id, str):
        wanted = set(BLANK.findall(message.id))
        if message.string and set(BLANK.findall(str(message.string))) != wanted:
            yield f"{name}: the translation of “{message.id}” must hold {sorted(wanted)} in braces, and nothing else"
    else:
        wanted = set(BLANK.findall("".join(message.id)))
        for form in message.string or ():
            if unknown := set(BLANK.findall(form)) - wanted:
                yield f"{name}: the translation “{form}” has {sorted(unknown)} in braces, which nobody fills in"


def main() -> int:
    visitors, staff = said(VISITORS), said(STAFF)
    faults = [
        *form_faults(),
        *pack_faults(),
        *language_faults(visitors, staff),
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(
            f"texts: {len(visitors)} for visitors and {len(staff)} for staff, complete in every catalogue; "
            "every form and pack reads"
        )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
