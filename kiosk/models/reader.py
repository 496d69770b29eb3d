"""Reading aloud: what the visitor asked for on the comfort bar, and the voice."""

from collections.abc import Callable, Sequence

from kivy.clock import Clock

from kiosk.house import Speaker
from kiosk.models.comfort import ComfortModel


class Reader:
    """``parts`` gives what is on the screen to be heard; ``language`` its code. Without a voice nothing is offered."""

    def __init__(
        self,
        voice: Speaker | None,
        comfort: ComfortModel,
        parts: Callable[[], Sequence[str]],
        language: Callable[[], str],
    ) -> None:
        self._voice = voice
        self._comfort = comfort
        self._parts = parts
        self._language = language
        self._read_soon = Clock.create_trigger(self._read, 0.3)  # when the screen has come to rest
        comfort.can_read = voice is not None
        if voice is not None:
            comfort.bind(
                on_read=lambda *_: self._toggle(),
                on_repeat=lambda *_: self._repeat(),
                on_pause=lambda *_: self._pause(),
                on_slower=lambda *_: self._slower(),
            )

    @property
    def speaking(self) -> bool:
        return self._voice is not None and self._voice.speaking

    def screen_changed(self) -> None:
        """Another screen, or another language: read it, if the visitor listens."""
        if self._comfort.reading:
            self._comfort.paused = False
            self._read_soon()

    def focused(self, spoken: str) -> None:
        """The keypad's focus stands on something: name it, if the visitor listens."""
        if self._voice is not None and self._comfort.reading:
            self._voice.say((spoken,), self._language())

    def stop(self) -> None:
        """The visit is over: silence at once, and nothing remembered."""
        self._read_soon.cancel()
        self._comfort.reading = self._comfort.paused = self._comfort.slow = False
        if self._voice is not None:
            self._voice.stop()

    def _toggle(self) -> None:
        if self._comfort.reading:
            self.stop()
        else:
            self._comfort.reading = True
            self._read_soon()

    def _read(self, _seconds: float) -> None:
        assert self._voice is not None
        self._voice.say(self._parts(), self._language())

    def _repeat(self) -> None:
        assert self._voice is not None
        self._comfort.paused = False
        self._voice.repeat()

    def _pause(self) -> None:
        assert self._voice is not None
        self._comfort.paused = not self._comfort.paused
        if self._comfort.paused:
            self._voice.pause()
        else:
            self._voice.resume()

    def _slower(self) -> None:
        assert self._voice is not None
        self._comfort.slow = not self._comfort.slow
        self._voice.slower(slow=self._comfort.slow)
