"""The visitor's screens, each a widget with its rules beside it and the scene that moves it."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder

from kiosk.screens import closed, data, home, invitation, overlays, pause, survey, thanks

_WITH_RULES: Final = (invitation, home, survey, thanks, data, closed, overlays, pause)


def load() -> None:
    """Read the screens' kv files, once; the kit's must be read before."""
    for module in _WITH_RULES:
        path = str(Path(str(module.__file__)).with_suffix(".kv"))
        if path not in Builder.files:
            Builder.load_file(path)
