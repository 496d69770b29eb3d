"""Writing direction: which way a text runs, and the order its characters are drawn in.

Kivy draws every line from left to right as it comes and wraps right-to-left text from its wrong end. So a text with
right-to-left letters is broken into lines by measured width first; then each line is joined (Arabic letter forms) and
reordered by the Unicode bidirectional algorithm (UAX 9). The algorithm resolves a whole paragraph before it is broken:
a comma at the end of a line still belongs between the words around it. So each line is reordered with invisible marks
that stand for its neighbours. Pure: the measuring function is handed in.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

Measure = Callable[[str], float]

_RIGHT: Final = frozenset({"R", "AL"})
_STRONG: Final = frozenset({"L", "R", "AL"})
_NUMBERS: Final = frozenset({"EN", "AN"})
_ISOLATES: Final = "\u2066\u2067\u2068"
_POP: Final = "\u2069"
_MARKS: Final = {"L": "\u200e", "R": "\u200f", "AL": "\u061c"}
_NUMBER: Final = "\U00010e60\u2028"  # a number (AN) and a space: a digit no font has, a break no line holds
_TAG: Final = "\u034f"  # combining grapheme joiner: takes the direction of what it follows, and is never drawn
_PARAGRAPHS: Final = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK: Final = str.maketrans({"\t": " ", "\u200b": " ", _TAG: None})
# Marks, joiners and isolates have done their work once a line is in order; a font would draw boxes for them.
_UNSEEN: Final = dict.fromkeys(
    (0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, *map(ord, _NUMBER))
)


def has_rtl(text: str) -> bool:
    """Whether any character is written from right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT for character in text)


def runs_rtl(text: str, *, default: bool) -> bool:
    """Direction of a text by its first strong letter outside isolates (UAX 9, P2); ``default`` when it has none."""
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if character in _ISOLATES:
            depth += 1
        elif character == _POP:
            depth = max(0, depth - 1)
        elif not depth and kind in _STRONG:
            return kind in _RIGHT
    return default


@lru_cache(maxsize=2048)
def visual(line: str, *, rtl: bool, before: str = "", after: str = "") -> str:
    """One line in the order it is drawn, Arabic letters joined; ``rtl`` is the paragraph's direction.

    ``before`` and ``after``: invisible characters that stand for what the paragraph has before and after this line.
    """
    # imported here: only a visit in a right-to-left language needs them, and start-up is counted
    from bidi import get_display  # noqa: PLC0415
    from bidi.mirror import MIRRORED  # noqa: PLC0415

    # python-bidi reorders and does not mirror: a bracket in a right-to-left run would open the wrong way (L4). A tag
    # takes part in nothing and stays beside its bracket: before it afterwards if the run goes from right to left.
    marked = "".join(f"{each}{_TAG}" if each in MIRRORED else each for each in before + _joined(line) + after)
    ordered = str(get_display(marked, base_dir="R" if rtl else "L"))
    return _tagged().sub(lambda found: found[2] or MIRRORED[found[1]], ordered).translate(_UNSEEN)


def visual_lines(text: str, width: float | None, measure: Measure, *, rtl: bool) -> list[str]:
    """The text's lines, each in drawing order. ``width`` is in the measure's unit; ``None``: only newlines break."""
    lines: list[str] = []
    for paragraph in _PARAGRAPHS.split(text):
        broken = _broken(paragraph.translate(_BLANK), width, measure, rtl=rtl)
        in_context = _in_context(broken, rtl=rtl)
        lines.extend(visual(line, rtl=rtl, before=before, after=after) for line, before, after in in_context)
    return lines


@lru_cache(maxsize=1)
def _tagged() -> re.Pattern[str]:
    from bidi.mirror import MIRRORED  # noqa: PLC0415  see visual

    bracket = "[" + "".join(map(re.escape, MIRRORED)) + "]"
    return re.compile(f"{_TAG}({bracket})|({bracket}){_TAG}")


def _joined(line: str) -> str:
    import arabic_reshaper  # noqa: PLC0415  see visual

    return str(arabic_reshaper.reshape(line))


def _broken(paragraph: str, width: float | None, measure: Measure, *, rtl: bool) -> list[str]:
    """Lines in writing order: broken at spaces, and inside a word only where it is wider than a line.

    Measured as drawn: a font kerns letters by their neighbours, and in writing order these are others.
    """
    if width is None:
        return [paragraph]

    def fits(line: str) -> bool:
        return measure(visual(line, rtl=rtl)) <= width

    lines, line = [], ""
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if fits(longer):
            line = longer
            continue
        if line:
            lines.append(line.rstrip(" "))
        *full, line = [word] if fits(word) else _pieces(word, fits)
        lines.extend(full)
    return [*lines, line.rstrip(" ")]


def _pieces(word: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """A word in pieces that fit, each at least one letter with its marks, however narrow the line."""
    piece = ""
    for letter in re.findall(r".[\u0300-\u036f\u064b-\u065f\u0670\u200d]*", word, re.DOTALL):
        if piece and not fits(piece + letter):
            yield piece
            piece = ""
        piece += letter
    yield piece


def _in_context(lines: list[str], *, rtl: bool) -> Iterator[tuple[str, str, str]]:
    """Each line with the marks for what stands before and after it in its paragraph."""
    strong, number, opened = "", False, ""
    for at, line in enumerate(lines):
        before = _MARKS.get(strong, "") + (_NUMBER if number else "") + opened
        for character in line:
            kind = unicodedata.bidirectional(character)
            if kind in _STRONG:
                strong, number = kind, False
            elif kind in _NUMBERS:
                number = _counts_as(kind, strong, rtl=rtl) == "R"
            elif character in _ISOLATES:
                opened += character
            elif character == _POP:
                opened = opened[:-1]
        yield line, before, _next(lines[at + 1 :], strong, rtl=rtl) + _POP * len(opened)


def _counts_as(number: str, strong: str, *, rtl: bool) -> str:
    """A number among letters: as one of the Latin ones before it or of its left-to-right paragraph, else as R (N1)."""
    return "L" if number == "EN" and (strong or ("R" if rtl else "L")) == "L" else "R"


def _next(lines: list[str], strong: str, *, rtl: bool) -> str:
    """The mark for the first letter or number of the lines that follow."""
    for line in lines:
        for character in line:
            kind = unicodedata.bidirectional(character)
            if kind in _NUMBERS:
                return _MARKS[_counts_as(kind, strong, rtl=rtl)]
            if kind in _STRONG:
                return _MARKS[kind]
    return ""
