"""From a text to its picture: measured, set and drawn through Kivy's text provider; the same text is drawn once."""

from functools import lru_cache
from time import perf_counter
from typing import Any, Final, NamedTuple
from weakref import WeakSet, WeakValueDictionary

from kivy.core.text import Label


class Setting(NamedTuple):
    """All that a text's picture depends on; its colour is multiplied in where it is shown."""

    text: str  # in the order it is drawn
    font: str
    size: int  # of its letters, px; whole, as they are drawn: Kivy would open the font once more for every fraction
    bold: bool = False
    width: float | None = None  # of its lines, px; None: one line, as wide as the text
    side: str = "left"  # or "center", "right"
    leading: float = 1.0  # from line to line, as a share of what the font asks for


class Provider(Label):
    """Kivy's, without the pixels that it keeps beside the texture for as long as a text is shown."""

    _surface: Any = None

    def _render_end(self) -> Any:
        pixels = super()._render_end()
        self._surface = None
        return pixels


# Pictures that somebody shows now. Nothing is kept longer: they are the dearest thing on a page.
_shown: Final[WeakValueDictionary[Setting, Any]] = WeakValueDictionary()
_blank: Final[WeakSet[Any]] = WeakSet()  # of them, those whose pixels have not been asked for


def picture(setting: Setting) -> Any:
    """The texture of a text, white on nothing. Its size is known at once, its pixels when it is first drawn."""
    found = _shown.get(setting)
    if found is None:
        provider = _provider(setting)
        provider.refresh()
        found = _shown[setting] = provider.texture
        _blank.add(found)
        found.mag_filter = found.min_filter = "nearest"  # stands on whole pixels, as large as it was drawn
    return found


def fill(seconds: float) -> bool:
    """Draw the pixels of pictures that have none yet, for so long; whether all have them now.

    Otherwise each is filled when it is first drawn: all texts of a new page in one turn of the event loop.
    """
    end = perf_counter() + seconds
    while _blank and perf_counter() < end:
        _blank.pop().bind()
    return not _blank


def width_of(text: str, font: str, bold: bool, size: float) -> float:  # noqa: FBT001  as Kivy's label has it
    """Of a text in one line, px."""
    return _width_of(text, font, bold, int(size))


@lru_cache(maxsize=4096)
def _width_of(text: str, font: str, bold: bool, size: int) -> float:  # noqa: FBT001  as above
    return float(Provider(text="", font_name=font, font_size=size, bold=bold).get_extents(text)[0])


def _provider(setting: Setting) -> Any:
    return Provider(
        text=setting.text,
        font_name=setting.font,
        font_size=setting.size,
        bold=setting.bold,
        text_size=(setting.width, None),
        halign=setting.side,
        line_height=setting.leading,
    )
