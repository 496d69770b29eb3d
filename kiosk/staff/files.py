"""Files of the staff area: whole or not at all, on the medium before anybody relies on them."""

import os
from pathlib import Path

from kiosk.staff.errors import StaffUnwritable


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Replace a file in one step and flush it, and the folder that names it.

    Raises:
        StaffUnwritable: the medium is full, broken or read-only; the old file stays.
    """
    draft = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise StaffUnwritable(f"{path} cannot be written: {error.strerror}; make room or mend the medium.") from error
