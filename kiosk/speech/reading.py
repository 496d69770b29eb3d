"""From what a screen shows to what is said: parts in reading order become utterances, one sentence each. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from kiosk.speech.pronunciation import spoken

# A sentence ends at its sign before a space and a letter that may begin one: not in "z. B. so", "23. November", "4.5".
_END: Final = re.compile(r"(?<=[.!?…؟])(?<!\b\w\.)(?<!\d\.)[\"”“»«)]*\s+(?=[^\W\d_]|[\"„“«»(¿¡])|\n+")
_GAPS: Final = re.compile(r"[ \t\r\n]+")  # a space that does not break stands within a number
_ENDS: Final = tuple(".!?…؟:;,")


def utterances(parts: Iterable[str], language: str) -> tuple[str, ...]:
    """What to say, one sentence each. Parts without letters or digits, and repetitions of the last, are left out."""
    said: list[str] = []
    last = ""
    for part in parts:
        text = part.strip()
        if text == last or not any(character.isalnum() for character in text):
            continue
        last = text
        for sentence in _END.split(text):
            words = spoken(_GAPS.sub(" ", sentence.strip()), language)
            if any(character.isalnum() for character in words):
                # A heading or the word on a button has no full stop; without one the voice stays in the air.
                said.append(words if words.endswith(_ENDS) else f"{words}.")
    return tuple(said)
