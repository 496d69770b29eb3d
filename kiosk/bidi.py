"""Writing direction: which way a text runs, and the order its characters are drawn in.

Kivy draws every line from left to right as it comes and wraps right-to-left text from its wrong end. So a text with
right-to-left letters is broken into lines by measured width first; then each line is joined (Arabic letter forms) and reordered by
the Unicode bidirectional algorithm (UAX 9). Pure: the measuring function is handed in.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

Measure = Callable[[str], float]


def has_rtl(text: str) -> bool:
    """Whether any character is written from right to left."""
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def runs_rtl(text: str, *, default: bool) -> bool:
    """Direction of a text by its first strong letter (UAX 9, P2); ``default`` when it has none."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return default


@lru_cache(maxsize=2048)
def visual(line: str, *, rtl: bool) -> str:
    """One line in the order it is drawn, Arabic letters joined; ``rtl`` is the paragraph's direction."""
    # imported here: only a visit in a right-to-left language needs them, and start-up is counted
    import arabic_reshaper  # noqa: PLC0415
    from bidi import get_display  # noqa: PLC0415

    return str(get_display(arabic_reshaper.reshape(line), base_dir="R" if rtl else "L"))


def visual_lines(text: str, width: float | None, measure: Measure, *, rtl: bool) -> list[str]:
    """The text's lines, each in drawing order. ``width`` and ``measure`` share a unit; ``None`` breaks at newlines only."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(visual(line, rtl=rtl) for line in _broken(paragraph, width, measure, rtl=rtl))
    return lines


def _broken(paragraph: str, width: float | None, measure: Measure, *, rtl: bool) -> list[str]:
    if width is None:
        return [paragraph]
    lines, line = [], ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if line and measure(visual(longer, rtl=rtl)) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    return lines
