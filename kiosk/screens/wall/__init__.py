"""The results wall on its glass: a window of its own, drawn with the kiosk's kit, for reading from four metres."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder

from kiosk.screens.wall import gauges, pages, screen, workshop

_WITH_RULES: Final = (screen, pages, gauges, workshop)


def load() -> None:
    """Read the wall's kv files, once; the kit's must be read before."""
    for module in _WITH_RULES:
        path = str(Path(str(module.__file__)).with_suffix(".kv"))
        if path not in Builder.files:
            Builder.load_file(path)
