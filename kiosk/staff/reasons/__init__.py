"""Why something is wrong, in the staff's language: the wings say it in English, for logs and the command line. Pure.

A sentence is recognised by its pattern, what it names (a path, a number) is kept. What stands in a blank called ``why``
or ``reason`` is a sentence itself. One that nobody has translated is quoted, and said to be a quotation.
"""

import re
from functools import cache
from typing import Final

from kiosk.language import Language
from kiosk.staff.reasons import city, devices, exhibits, packs, team

SENTENCES: Final = (
    *devices.SENTENCES,
    *exhibits.SENTENCES,
    *city.SENTENCES,
    *packs.SENTENCES,
    *team.SENTENCES,
)
ENGLISH: Final = "en"
NESTED: Final = frozenset({"why", "reason"})
_BLANK: Final = re.compile(r"\{(\w+)\}")


def told(language: Language, sentence: str) -> str:
    """A reason in the staff's language."""
    if not sentence or language.code == ENGLISH:
        return sentence
    pattern, found = _recognised(sentence)
    if not pattern:
        return language.staff("in the program’s own words: {words}").format(words=sentence)
    return language.staff(pattern).format(
        **{name: told(language, words) if name in NESTED else words for name, words in found.items()}
    )


def known(sentence: str) -> bool:
    """Whether it is recognised, with every sentence that stands in it."""
    pattern, found = _recognised(sentence)
    return bool(pattern) and all(known(words) for name, words in found.items() if name in NESTED)


def _recognised(sentence: str) -> tuple[str, dict[str, str]]:
    for pattern, shape in _shapes():
        if (found := shape.fullmatch(sentence)) is not None:
            return pattern, found.groupdict()
    return "", {}


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those that say most first: what leaves nearly everything blank fits nearly everything."""
    told_most = sorted(SENTENCES, key=lambda pattern: (-len(_BLANK.sub("", pattern)), pattern))
    return tuple((pattern, re.compile(_shape(pattern), re.DOTALL)) for pattern in told_most)


def _shape(pattern: str) -> str:
    pieces = _BLANK.split(pattern)  # text, name, text, name, … text
    return "".join(f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece) for number, piece in enumerate(pieces))
