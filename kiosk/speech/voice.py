"""The voice: speaks one utterance after the other, each in a process of its own, and falls silent at once when told to.

A pause ends the running process, and going on says the broken sentence from its beginning: a sentence cut in two by a
pause is not understood, and a stopped process would keep the sound device.
"""

import subprocess
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from kiosk.speech.errors import VoiceFailed, VoiceMissing
from kiosk.speech.espeak import Espeak
from kiosk.speech.reading import utterances

CHARACTERS_PER_WORD: Final = 5.0  # of a word-per-minute figure, by convention
RESERVE_S: Final = 10.0  # a sound device may wake up slowly


@dataclass(frozen=True, slots=True)
class _Task:
    utterances: tuple[str, ...] = ()
    language: str = "de"


def patience(text: str, speed: int) -> float:
    """Seconds after which a sentence counts as stuck: three times what it should take at ``speed`` words per minute."""
    return RESERVE_S + 3 * 60 * len(text) / CHARACTERS_PER_WORD / speed


class Voice:
    """Speaks in a thread of its own. Every method may be called from any thread and returns at once.

    ``on_change`` is called with ``speaking`` whenever it changes, from the voice's thread or the caller's: whoever
    draws must bridge it. ``fault`` says why the last text was not heard; the text itself is written nowhere.
    """

    def __init__(
        self,
        espeak: Espeak,
        *,
        on_change: Callable[[bool], None] = lambda _: None,
        patience: Callable[[str, int], float] = patience,
    ) -> None:
        self._espeak = espeak
        self._on_change = on_change
        self._patience = patience
        self._wake = threading.Condition()
        self._telling = threading.RLock()
        self._told = False
        self._task = _Task()
        self._place = 0
        self._remark = _Task()  # said first, also while paused
        self._turn = 0  # grows with every order: what an earlier order started counts no more
        self._paused = self._slow = self._closing = False
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self.fault = ""

    def open(self) -> None:
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Silent, and nothing left running."""
        self._order(_Task(), closing=True)
        if self._thread:
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def speaking(self) -> bool:
        """Whether something is being said; while paused only a remark is."""
        return bool(self._remark.utterances) or (not self._paused and self._place < len(self._task.utterances))

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def slow(self) -> bool:
        return self._slow

    def say(self, parts: str | Iterable[str], language: str) -> None:
        """Say these parts of a screen in reading order instead of whatever is being said.

        Raises:
            VoiceMissing: no voice for this language.
        """
        self._espeak.arguments(language)
        self._order(_Task(utterances([parts] if isinstance(parts, str) else parts, language), language))

    def add(self, parts: Iterable[str], language: str) -> None:
        """Say these behind what is being said. ``language``: that of what is being said."""
        with self._wake:
            self._task = _Task((*self._task.utterances, *utterances(parts, language)), language)
            self._wake.notify_all()
        self._tell()

    def remark(self, text: str, language: str) -> None:
        """Say this beside what is being said: the sentence that is broken off is said again after it.

        Raises:
            VoiceMissing: no voice for this language.
        """
        self._espeak.arguments(language)
        remark = _Task(utterances([text], language), language)
        self._order(self._task, self._place, paused=self._paused, remark=remark)

    def pause(self) -> None:
        self._order(self._task, self._place, paused=self._place < len(self._task.utterances))

    def resume(self) -> None:
        """Go on with the sentence that was broken off."""
        if self._paused:
            self._order(self._task, self._place)

    def slower(self, *, slow: bool) -> None:
        """One of two speeds; a sentence being said starts again in the new one."""
        self._slow = slow
        self._order(self._task, self._place, paused=self._paused)

    def stop(self) -> None:
        """Silent at once; what was said is forgotten and the speed is the usual one: the visit is over."""
        self._slow = False
        self._order(_Task())

    def _order(
        self, task: _Task, place: int = 0, *, paused: bool = False, closing: bool = False, remark: _Task = _Task()
    ) -> None:
        with self._wake:
            self._task, self._place, self._paused, self._remark = task, place, paused, remark
            self._closing = closing
            self._turn += 1
            if self._process:
                self._process.kill()  # the voice's thread collects it
            self._wake.notify_all()
        self._tell()

    def _tell(self) -> None:
        """Two threads may get here at once: the lock keeps the last word told the true one."""
        with self._telling:
            speaking = self.speaking
            if speaking != self._told:
                self._told = speaking
                self._on_change(speaking)

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._closing or self.speaking)
                if self._closing:
                    return
                turn, remark = self._turn, self._remark
                language = (remark if remark.utterances else self._task).language
                text = (remark.utterances or self._task.utterances[self._place :])[0]
                speed = self._espeak.speed(language, slow=self._slow)
                fault = ""
                try:
                    self._process = self._start(language)
                except (VoiceMissing, VoiceFailed) as error:
                    fault = str(error)
            if self._process:
                fault = self._heard(self._process, text, self._patience(text, speed))
            with self._wake:
                self._process = None
                if turn == self._turn:
                    self.fault = fault
                    if fault:  # a voice that cannot speak would fail at each sentence: the rest is let go
                        self._remark, self._place = _Task(), len(self._task.utterances)
                    elif remark.utterances:
                        self._remark = _Task(remark.utterances[1:], remark.language)
                    else:
                        self._place += 1
            self._tell()

    def _start(self, language: str) -> subprocess.Popen[bytes]:
        command = self._espeak.arguments(language, slow=self._slow)
        pipe = subprocess.PIPE
        try:
            return subprocess.Popen(command, stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe)  # noqa: S603  the station's own program; the text is its input
        except FileNotFoundError as error:
            raise VoiceMissing(f"{command[0]} is not installed: apt install espeak-ng") from error
        except OSError as error:
            raise VoiceFailed(f"{command[0]} cannot be started: {error}") from error

    def _heard(self, process: subprocess.Popen[bytes], text: str, seconds: float) -> str:
        """Wait until the sentence has been said or broken off; a sentence about what went wrong, or nothing."""
        with process:
            try:
                _, complaints = process.communicate(text.encode(), timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                return f"The sound device took no sound for {seconds:.0f} s; is it connected and switched on?"
        return self._espeak.fault(process.returncode, complaints)
