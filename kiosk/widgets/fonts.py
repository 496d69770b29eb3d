"""The bundled typefaces under the names that kv rules use: Text, Strong, Display, Icons; and icons by name."""

import json
from pathlib import Path
from typing import Final

from kivy.core.text import LabelBase

_FAMILIES: Final = {
    "Text": ("ProjektorSans-Regular.ttf", "ProjektorSans-SemiBold.ttf"),
    "Strong": ("ProjektorSans-ExtraBold.ttf", "ProjektorSans-Black.ttf"),
    "Display": ("ProjektorSans-Black.ttf", "ProjektorSans-Black.ttf"),
    "Icons": ("ProjektorIcons.ttf", "ProjektorIcons.ttf"),
}
_codepoints: dict[str, str] = {}


def register(assets: Path) -> None:
    """Make the families known to Kivy; called once, before the first text is drawn.

    Raises:
        OSError: a font or the icon table is missing from the assets.
    """
    for family, (regular, bold) in _FAMILIES.items():
        LabelBase.register(family, str(assets / "fonts" / regular), fn_bold=str(assets / "fonts" / bold))
    _codepoints.update(json.loads((assets / "icons" / "codepoints.json").read_text("utf-8")))


def icon(name: str) -> str:
    """The character of an icon; the empty name is no icon.

    Raises:
        KeyError: the name is not in assets/icons/codepoints.json.
    """
    return _codepoints[name] if name else ""
