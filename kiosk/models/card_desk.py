"""Cards and printed codes on the screen's thread: from a reader on a serial port, or from one that is a keyboard.

A card's number is turned into a hash before anything else can see it, and thrown away where no page waits for one.
"""

import threading
from collections.abc import Callable
from typing import Any, NamedTuple

from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.makerspace.cards import Seal
from kiosk.makerspace.wedge import Wedge, card_number


class Scan(NamedTuple):
    """``card``: a sealed card; ``code``: what stands in a printed code. One of them is empty."""

    card: str = ""
    code: str = ""


class CardDesk:
    """``put`` comes from the reader's thread; everything else belongs to the screen's."""

    def __init__(self, seal: Seal, monotonic: Callable[[], float]) -> None:
        self._seal, self._monotonic = seal, monotonic
        self._lock = threading.Lock()
        self._arrived: list[str] = []
        self._wedge = Wedge()
        self._tell: Callable[[Scan], None] | None = None
        self._soon = Clock.create_trigger(self._flush)

    def put(self, number: str) -> None:
        """A card's number from any thread."""
        with self._lock:
            if self._tell is not None:
                self._arrived.append(self._seal(number))
        self._soon()

    def watch(self, tell: Callable[[Scan], None]) -> Callable[[], None]:
        """From now on cards and codes are told, to this one alone; returns the way to stop it."""
        self._tell = tell
        self._wedge = Wedge()
        Window.bind(on_key_down=self._key)

        def stop() -> None:
            Window.unbind(on_key_down=self._key)
            with self._lock:
                self._tell, self._arrived = None, []

        return stop

    def _key(self, _window: object, code: int, *_more: Any) -> bool:
        """True takes Enter away from the keypad's focus; all other keys are still a sign that somebody is here."""
        scanned = self._wedge.typed(code, self._monotonic())
        if not scanned or self._tell is None:
            return False
        number = card_number(scanned)
        self._tell(Scan(card=self._seal(number)) if number else Scan(code=scanned))
        return True

    def _flush(self, _seconds: float) -> None:
        with self._lock:
            arrived, self._arrived = self._arrived, []
        for card in arrived:
            if self._tell is not None:
                self._tell(Scan(card=card))
