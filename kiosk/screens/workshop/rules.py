"""Reads the workshop screens' rules when the first workshop is opened: no other start should wait for them."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder

_SCREENS: Final = (
    "face",
    "turn",
    "boards",
    "dots",
    "mine",
    "districts",
    "writing_boards",
    "thanks",
    "desk",
    "desk_guests",
    "desk_agenda",
    "desk_measuring",
    "dealing",
    "desk_end",
)


def load() -> None:
    """Once; the kit's must be read before."""
    for name in _SCREENS:
        path = str(Path(__file__).with_name(f"{name}.kv"))
        if path not in Builder.files:
            Builder.load_file(path)
