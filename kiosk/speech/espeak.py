"""espeak-ng: voices, command line, and whether it is there. The text goes through stdin, where no `ps` shows it."""

import re
import shutil
import subprocess
from collections.abc import Iterable
from typing import Final

from kiosk.speech.errors import VoiceFailed, VoiceMissing
from kiosk.speech.settings import SpeechSettings

VOICES: Final = {
    "de": "de",
    "de-einfach": "de",
    "en": "en-gb",
    "tr": "tr",
    "ar": "ar",
    "uk": "uk",
    "ru": "ru",
    "pl": "pl",
}
EASY: Final = 0.8  # easy language is spoken more slowly from the start
SLOW: Final = 0.7  # what the visitor's "slower" does
SLOWEST: Final = 80  # words per minute; espeak-ng refuses less
PATIENCE_S: Final = 10.0  # nothing that is only asked or rendered takes longer
# espeak-ng ends with code 0 when there is no sound card and says so on stderr alone, between lines of ALSA's own.
_COMPLAINT: Final = re.compile(r"^error: (.+)$", re.IGNORECASE | re.MULTILINE)


class Espeak:
    """The program with this station's settings. ``command``: how it is called, where that is not its name."""

    def __init__(self, settings: SpeechSettings, command: tuple[str, ...] = ()) -> None:
        self._settings = settings
        self._command = command or (settings.program,)

    def lacking(self, languages: Iterable[str] = ()) -> str:
        """Why nothing can be read aloud in one of these languages, as a sentence; empty when it can. Starts nothing."""
        if not self._settings.on:
            return "reading aloud is switched off in the station file ([speech] on)"
        if shutil.which(self._command[0]) is None:
            return f"{self._command[0]} is not installed, so nothing is read aloud; install it: apt install espeak-ng"
        unknown = sorted(set(languages) - set(VOICES))
        return f"there is no voice for the language {', '.join(unknown)}" if unknown else ""

    def speed(self, language: str, *, slow: bool = False) -> int:
        """Words per minute."""
        factor = (EASY if language == "de-einfach" else 1.0) * (SLOW if slow else 1.0)
        return max(SLOWEST, round(self._settings.speed * factor))

    def arguments(self, language: str, *, slow: bool = False) -> list[str]:
        """The command line that speaks its stdin.

        Raises:
            VoiceMissing: no voice for this language.
        """
        return [*self._call(language, self._settings.volume, slow=slow), *self._device()]

    def sound(self, text: str, language: str) -> bytes:
        """The text as a WAV file, 16 bit, mono; heard by nobody.

        Raises:
            VoiceMissing, VoiceFailed: the program is not there, or it says no.
        """
        return self._run([*self._call(language, self._settings.volume), "--stdout"], text)

    def try_device(self) -> None:
        """Speak a word through the station's own sound device at volume 0: it is opened and played to, and not heard.

        Raises:
            VoiceMissing, VoiceFailed: as above; the device is not there, or is not to be had.
        """
        self._run([*self._call("de", 0), *self._device()], "1")

    def fault(self, code: int, complaints: bytes) -> str:
        """What went wrong, from the exit code and stderr of a run, as a sentence; empty when it spoke."""
        said = _COMPLAINT.findall(complaints.decode(errors="replace"))
        if not code and not said:
            return ""
        device = f"the sound device “{self._settings.device}”" if self._settings.device else "the sound device"
        why = said[0] if said else f"it ended with code {code}"
        return (
            f"{self._command[0]} cannot speak through {device}: {why}; connect it, or name another one in the station "
            "file ([speech] device, one of `aplay -L`)"
        )

    def _device(self) -> tuple[str, ...]:
        return ("-d", self._settings.device) if self._settings.device else ()

    def _call(self, language: str, volume: int, *, slow: bool = False) -> list[str]:
        if language not in VOICES:
            raise VoiceMissing(f"There is no voice for the language “{language}”; known are: {', '.join(VOICES)}.")
        return [
            *self._command,
            *("-v", VOICES[language]),
            *("-s", str(self.speed(language, slow=slow))),
            *("-a", str(volume)),
            *("-b", "1"),  # UTF-8, whatever the locale of the service is
            "--stdin",
        ]

    def _run(self, command: list[str], text: str) -> bytes:
        """What the program writes to stdout when it is given this text."""
        try:
            done = subprocess.run(  # noqa: S603  the station's own program; the text is its input, not its argument
                command,
                input=text.encode(),
                capture_output=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except FileNotFoundError as error:
            raise VoiceMissing(f"{self._command[0]} is not installed: apt install espeak-ng") from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise VoiceFailed(f"{self._command[0]} cannot be run: {error}") from error
        if fault := self.fault(done.returncode, done.stderr):
            raise VoiceFailed(fault)
        return done.stdout
