"""Checks what is written for visitors: the survey forms of every pack and the catalogues of the program's own texts.

Exit 1 with one line per fault. Forms are read by the same verb that staff use, `main.py form check`.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "assets/i18n"
FORMS = (".xlsx", ".xls", ".csv", ".md", ".xml")
# How the program names a text for visitors: Language.say and say_n, and N_ for one that is said later.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "say_n": (1, 2), "N_": None, "_": None}
METHODS = [("**.py", "python")]


def form_faults() -> Iterator[str]:
    for path in sorted((ROOT / "assets/packs").glob("*/forms/*")):
        if path.suffix not in FORMS or path.name == "README.md":
            continue
        name = str(path.relative_to(ROOT))
        command = [sys.executable, "main.py", "form", "check", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603  our own program, our own files
        if done.returncode:
            yield f"{name}: {(done.stdout + done.stderr).strip()}"


def said() -> dict[str, str]:
    """Every text the code says, with the place where it is said first."""
    texts: dict[str, str] = {}
    for room in ("kiosk", "exhibits"):
        for name, line, message, _comments, _context in extract_from_dir(
            ROOT / room, METHODS, keywords=KEYWORDS, strip_comment_tags=True
        ):
            text = message[0] if isinstance(message, tuple) else message
            if text:
                texts.setdefault(text, f"{room}/{name}:{line}")
    return texts


def catalogue_faults() -> Iterator[str]:
    texts = said()
    paths = sorted(CATALOGUES.glob("*/LC_MESSAGES/projektor.po"))
    if not paths:
        yield f"{CATALOGUES.relative_to(ROOT)}: no catalogue; visitors would read the texts as they stand in the code"
    for path in paths:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3].split("-")[0], abort_invalid=True)
        yield from lacking(catalogue, texts, str(path.relative_to(ROOT)))


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


def main() -> int:
    faults = [*form_faults(), *catalogue_faults()]
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(f"texts: {len(said())} said, complete in every catalogue; every form reads")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
