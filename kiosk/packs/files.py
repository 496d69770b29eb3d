"""Which files belong to a pack, and which names a pack may hold on any machine."""

import os
import unicodedata
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import Final

from kiosk.packs.errors import PackRefused, PackUnwritable

MOST_FILES: Final = 5_000
MOST_BYTES: Final = 512 * 1024 * 1024  # of all files together: a kiosk's card is small
_FORBIDDEN: Final = frozenset('\\:*?"<>|')
_LONGEST: Final = 200


def files_of(folder: Path) -> dict[str, Path]:
    """Name in the pack → path, sorted by name. What begins with a point is no part of a pack.

    Raises:
        PackRefused: a link, a name other machines cannot hold, too much.
        PackUnwritable: the folder cannot be read.
    """
    found: dict[str, Path] = {}

    def unreadable(error: OSError) -> None:
        raise PackUnwritable(f"{error.filename}: {error.strerror}; the pack cannot be read.")

    for where, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in (*folders, *files):
            path = Path(where, name)
            if path.is_symlink():
                raise PackRefused(f"{path} is a link; a pack holds files only. Put a copy in its place.")
        for name in files:
            path = Path(where, name)
            if not name.startswith("."):
                if not path.is_file():
                    raise PackRefused(f"{path} is no ordinary file; a pack holds files only. Take it out.")
                found[_checked(path.relative_to(folder).as_posix())] = path
    refuse_names(found)
    return dict(sorted(found.items()))


def refuse_names(names: Collection[str]) -> None:
    """Refuse what no file system could hold side by side, and too many files.

    Raises:
        PackRefused: naming both.
    """
    if len(names) > MOST_FILES:
        raise PackRefused(f"{len(names)} files; a pack holds at most {MOST_FILES}.")
    seen: dict[str, str] = {}
    for name in names:
        _checked(name)
        for part in (name, *(str(parent) for parent in PurePosixPath(name).parents)):
            other = seen.setdefault(part.casefold(), part)
            if other != part:
                raise PackRefused(f"“{part}” and “{other}” differ in capitals only; rename one.")
    for name in names:
        for parent in PurePosixPath(name).parents:
            if str(parent) in names:
                raise PackRefused(f"“{parent}” is both a file and a folder.")


def _checked(name: str) -> str:
    """A name that stays inside its folder on every machine.

    Raises:
        PackRefused: it does not.
    """
    parts = name.split("/")
    bad = (
        not name
        or len(name) > _LONGEST
        or unicodedata.normalize("NFC", name) != name
        or any(character in _FORBIDDEN or not character.isprintable() for character in name)
        or any(not part or part.startswith(".") or part.endswith((".", " ")) for part in parts)
    )
    if bad:
        raise PackRefused(f"“{ascii(name)[1:-1]}” is no name for a file in a pack; write letters, digits and hyphens.")
    return name
