"""The screens of visitors and staff, each a widget with its rules beside it and the scene that moves it."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder

STAFF: Final = Path(__file__).parent / "staff"


def load() -> None:
    """Read the screens' kv files, once; the kit's must be read before."""
    for path in (*sorted(Path(__file__).parent.glob("*.kv")), *sorted(STAFF.glob("*.kv"))):
        if str(path) not in Builder.files:
            Builder.load_file(str(path))
