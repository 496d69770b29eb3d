"""The component kit: made once, used by every screen. ``load()`` reads the rules that stand beside the modules."""

from pathlib import Path
from typing import Final

from kivy.lang import Builder

from kiosk.widgets import (
    beam,
    blocks,
    button,
    chart,
    choice,
    city_tiles,
    dialog,
    fills,
    foot,
    frame,
    gauges,
    glass,
    ideas,
    keyboard,
    layout,
    linemap,
    listcard,
    listing,
    mosaic,
    ring,
    scroller,
    sheet,
    sign,
    slider,
    stepper,
    surface,
    text,
    thrift,
    tile,
    tokens,
    touchable,
    towers,
    wheel,
    writing,
)

_WITH_RULES: Final = (
    surface,
    text,
    layout,
    touchable,
    button,
    scroller,
    choice,
    tile,
    listing,
    listcard,
    city_tiles,
    ideas,
    foot,
    chart,
    towers,
    keyboard,
    writing,
    frame,
    sheet,
    dialog,
    slider,
    stepper,
    beam,
    blocks,
    glass,
    linemap,
    mosaic,
    wheel,
    gauges,
    sign,
    tokens,
    ring,
)


def load() -> None:
    """Read the kit's kv files, once, and set what is drawn plainly."""
    thrift.begin()
    for module in _WITH_RULES:
        path = str(Path(str(module.__file__)).with_suffix(".kv"))
        if path not in Builder.files:
            Builder.load_file(path)
    fills.plain()
