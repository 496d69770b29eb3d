"""Whether the kiosk can speak: the program, a voice for every language, the sound device; heard by nobody."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.speech.errors import SpeechError
from kiosk.speech.espeak import Espeak

HEADER_BYTES: Final = 44  # a WAV file without sound
CARDS: Final = Path("/proc/asound/cards")


class Finding(NamedTuple):
    """One line of the doctor; ``ok`` None means: nothing wrong, but worth knowing."""

    subject: str
    ok: bool | None
    sentence: str
    mend: str


def examine(espeak: Espeak, languages: tuple[str, ...], cards: Path = CARDS) -> Iterator[Finding]:
    """``languages``: those the station offers. ``cards``: the kernel's list of sound cards."""
    if why := espeak.lacking(languages):
        yield Finding("speech", None, why, "the control stays hidden; everything else works")
        return
    for language in languages:
        try:
            silent = not any(espeak.sound("1", language)[HEADER_BYTES:])
        except SpeechError as error:
            yield Finding("speech", ok=False, sentence=f"{language}: {error}", mend="apt install espeak-ng-data")
        else:
            if silent:
                yield Finding("speech", ok=False, sentence=f"{language} is silent", mend="apt install espeak-ng-data")
    yield _sound(espeak, cards)


def _sound(espeak: Espeak, cards: Path) -> Finding:
    """A card in the list is not yet the device that the station file names: that one is tried as well."""
    there = cards.exists() and "no soundcards" not in cards.read_text("utf-8", errors="replace")
    if not there and not os.environ.get("PULSE_SERVER"):
        return Finding("speech", None, "espeak-ng speaks, but there is no sound card", "connect headphones to one")
    try:
        espeak.try_device()
    except SpeechError as error:
        return Finding("speech", ok=False, sentence=str(error), mend="")
    return Finding("speech", ok=True, sentence="espeak-ng speaks, and its sound device takes the sound", mend="")
