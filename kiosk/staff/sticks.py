"""USB sticks: where they are, what packs lie on them, and writing to them. Never on the screen's thread."""

import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from kiosk.staff.errors import StaffUnwritable

MOUNTS: Final = (Path("/media"), Path("/run/media"))
DEPTH: Final = 2  # a stick lies in the folder itself, or in one of whoever is logged in


def sticks(mounts: Sequence[Path] = MOUNTS) -> tuple[Path, ...]:
    """Sticks that are mounted and can be read."""
    places = (
        path for mount in mounts for depth in range(1, DEPTH + 1) for path in sorted(mount.glob("/".join("*" * depth)))
    )
    return tuple(path for path in places if path.is_dir() and os.path.ismount(path) and os.access(path, os.R_OK))


def packs_on(stick: Path) -> tuple[Path, ...]:
    """Pack files at the top of a stick, or one folder below."""
    return tuple(sorted({*stick.glob("*.pack"), *stick.glob("*/*.pack")}))


def write_to(stick: Path, files: Mapping[str, bytes], moment: datetime) -> Path:
    """Write files into a new folder of the stick and flush them; gives the folder.

    Raises:
        StaffUnwritable: the stick is full, write-protected or was pulled out; nothing of it stays there.
    """
    folder = stick / f"projektor-{moment:%Y-%m-%d-%H%M%S}"
    try:
        folder.mkdir()
        for name, content in files.items():
            with (folder / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)  # half of the results would be taken for all of them
        raise StaffUnwritable(f"{folder}: {error.strerror}; take a stick with room that is not locked.") from error
    return folder
