"""Reading aloud: what the visitor asked for on the comfort bar, and the voice.

A new screen is read in full. Of what a touch or a key changes on the screen, that is read which was not there before:
the next question, whether an answer was right, what has been chosen.
"""

from collections.abc import Callable
from typing import Final

from kivy.clock import Clock
from kivy.uix.widget import Widget

from kiosk.house import Speaker
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.widgets.touchable import Touchable, heard, is_silent, shape, spoken_parts

LOOK_S: Final = 0.3  # from look to look: what is the same in two of them has come to rest
LOOKS: Final = 10  # after a touch: an answer may have to reach a slow disk first


class Reader:
    """``top`` gives the widget that has the screen now, ``language`` the visitor's. Without a voice nothing is read."""

    def __init__(
        self,
        voice: Speaker | None,
        comfort: ComfortModel,
        top: Callable[[], Widget],
        language: Callable[[], Language],
    ) -> None:
        self._voice = voice
        self._comfort = comfort
        self._top = top
        self._language = language
        self._known: tuple[str, ...] = ()  # what was on the screen before it was touched, or has been read since
        self._seen: tuple[str, ...] = ()  # … at the last look
        self._looks, self._told = 0, False  # still to come; whether one of them found something
        self._look_soon = Clock.create_trigger(self._look, LOOK_S)
        self._read_soon = Clock.create_trigger(self._read, LOOK_S)  # when the screen has come to rest
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
            self._look_soon.cancel()
            self._read_soon()

    def acted(self) -> None:
        """A touch, a move or a key, before it does anything: what it changes on this screen is read when it stands."""
        if self._comfort.reading and not self._read_soon.is_triggered:
            if not self._look_soon.is_triggered:
                self._known = self._parts()
            self._seen, self._looks, self._told = (), LOOKS, False
            self._look_soon.cancel()
            self._look_soon()

    def focused(self, target: Touchable) -> None:
        """The keypad's focus stands on something: name it, if the visitor listens.

        What is no part of the page, as the keys of the voice, is named beside what is being read, which then goes on.
        """
        if self._voice is None or not self._comfort.reading:
            return
        name = heard(target, self._chosen)
        if is_silent(target):
            self._voice.remark(name, self._language().code)
        else:
            self.tell(name)
            self._known = self._parts()

    def tell(self, words: str) -> None:
        """Say this instead of what is being read, if the visitor listens."""
        if self._voice is not None and self._comfort.reading:
            self._comfort.paused = False
            self._voice.say((words,), self._language().code)

    def stop(self) -> None:
        """The visit is over: silence at once, and nothing remembered."""
        self._read_soon.cancel()
        self._look_soon.cancel()
        self._known = self._seen = ()
        self._comfort.reading = self._comfort.paused = self._comfort.slow = False
        if self._voice is not None:
            self._voice.stop()

    @property
    def _chosen(self) -> str:
        return self._language().say("chosen")

    def _parts(self) -> tuple[str, ...]:
        return tuple(spoken_parts(self._top(), self._chosen))

    def _toggle(self) -> None:
        if self._comfort.reading:
            self.stop()
        else:
            self._comfort.reading = True
            self._read_soon()

    def _read(self, _seconds: float) -> None:
        assert self._voice is not None
        self._voice.say(self._parts(), self._language().code)

    def _look(self, _seconds: float) -> None:
        """At what the last touch has changed. Values that go on by themselves change nothing but their numbers."""
        assert self._voice is not None
        now, before, self._looks = self._parts(), self._seen, self._looks - 1
        self._seen = now
        if [*map(shape, now)] == [*map(shape, before)] and (new := [part for part in now if part not in self._known]):
            say = self._voice.add if self._told else self._voice.say
            say(new, self._language().code)
            self._known, self._told, self._comfort.paused = now, True, self._voice.paused
        if self._looks:
            self._look_soon()

    def _repeat(self) -> None:
        assert self._voice is not None
        self._comfort.paused = False
        self._read(0)

    def _pause(self) -> None:
        assert self._voice is not None
        if self._voice.paused:
            self._voice.resume()
        else:
            self._voice.pause()
        self._comfort.paused = self._voice.paused

    def _slower(self) -> None:
        assert self._voice is not None
        self._comfort.slow = not self._comfort.slow
        self._voice.slower(slow=self._comfort.slow)
