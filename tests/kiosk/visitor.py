"""Somebody in front of the kiosk: sees what is on the screen, touches it by its words, and waits."""

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk import keys
from kiosk.visitors import Finger
from kiosk.widgets.button import Action
from kiosk.widgets.keyboard import Key
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.text import Words
from kiosk.widgets.touchable import Touchable, touchables

FRAME_S = 0.1  # fed time between two frames: enough for animations of 0.25 s, few enough to be quick


class Visitor:
    """Sees what is on the screen and touches it by its words."""

    def __init__(self, theatre) -> None:
        self.theatre = theatre
        self.app = theatre.app
        self._finger = Finger()
        EventLoop.add_input_provider(self._finger)

    # --- seeing

    def everything(self) -> list[Widget]:
        """All widgets that can be seen, top layer and what is below it."""
        return list(walk(self.app.overlays.root))

    def words(self) -> list[str]:
        return [widget.words for widget in self.everything() if isinstance(widget, Words) and widget.words]

    def sees(self, words: str) -> bool:
        return any(words in each for each in self.words())

    @property
    def place(self) -> str:
        return self.app.navigator.place

    def targets(self) -> list[Touchable]:
        return touchables(self.app.overlays.root)

    def target(self, words: str) -> Touchable:
        """What is called so: by its whole spoken name, else by how it begins. On top first."""
        offered = list(reversed(self.targets()))
        for fits in (str.__eq__, str.startswith):
            for target in offered:
                if fits(target.spoken, words):
                    return target
        raise AssertionError(f"nothing here is called “{words}”: {[t.spoken for t in reversed(offered)]}")

    # --- acting

    def waits(self, seconds: float) -> None:
        while seconds > 1e-9:
            step = min(FRAME_S, seconds)
            self.theatre.frame(step)
            seconds -= step

    def comes_to_rest(self) -> None:
        """Transitions and bars come to their end. Nothing is drawn: whoever reads pixels draws them."""
        self.waits(0.8)

    def touches(self, *names: str) -> None:
        """Touch these one after the other, and let the screen come to rest after each."""
        for words in names:
            self.touches_at(*self._brought_into_view(self.target(words)))
            self.comes_to_rest()

    def holds(self, words: str, seconds: float = 1.5) -> None:
        """Let a finger rest on something."""
        self._finger.press(*self._brought_into_view(self.target(words)))
        self.waits(seconds)
        self._finger.lift()
        self.comes_to_rest()

    def touches_main(self) -> None:
        """The one main action of the screen."""
        [main] = [t for t in self.targets() if isinstance(t, Action) and t.kind == "main"]
        self.touches_at(*main.to_window(*main.center))
        self.comes_to_rest()

    def touches_at(self, x: float, y: float) -> None:
        self._finger.press(x, y)
        self.waits(0.2)
        self._finger.lift()
        self.waits(0.1)
        while self.app.navigator.leading:  # to a page that is being made ready
            self.theatre.frame(FRAME_S)

    def presses_together(self, *names: str) -> None:
        """Several fingers at the same time, lifted in the same order."""
        places = [self._brought_into_view(self.target(words)) for words in names]
        fingers = [Finger() for _ in names]
        for finger, place in zip(fingers, places, strict=True):
            EventLoop.add_input_provider(finger)
            finger.press(*place)
        self.waits(0.2)
        for finger in fingers:
            finger.lift()
        self.waits(0.5)
        for finger in fingers:
            EventLoop.remove_input_provider(finger)

    def types(self, text: str) -> None:
        """Write with the keys of the screen; shift and the page of signs as one needs them."""
        for letter in text:
            wanted = keys.SPACE if letter == " " else letter
            if (key := self._key(wanted)) is None:
                turn = self._key(keys.SHIFT) if letter.isalpha() else self._key(keys.SYMBOLS)
                self._hits(turn or self._key(keys.LETTERS))
                key = self._key(wanted)
            if key is None and (shift := self._key(keys.SHIFT)) is not None:
                self._hits(shift)
                key = self._key(wanted)
            assert key is not None, f"no key for “{letter}”"
            self._hits(key)

    def key(self, name: str) -> None:
        self._hits(self._key(name))

    def _key(self, name: str) -> Key | None:
        return next((t for t in self.targets() if isinstance(t, Key) and t.key == name), None)

    def _hits(self, key: Key) -> None:
        self._finger.press(*key.to_window(*key.center))
        self.theatre.frame(0.05)
        self._finger.lift()
        self.theatre.frame(0.05)

    def _brought_into_view(self, target: Touchable) -> tuple[float, float]:
        for _page in range(20):
            x, y = target.to_window(*target.center)
            scroller = next((each for each in ancestors(target) if isinstance(each, Scroller)), None)
            if scroller is None or scroller.view.collide_point(*scroller.view.parent.to_widget(x, y)):
                return x, y
            more = scroller.ids.more
            assert not more.disabled, f"“{target.spoken}” is out of reach"
            self.touches_at(*more.to_window(*more.center))
            self.waits(0.3)
        raise AssertionError(f"“{target.spoken}” does not come into view")


def ancestors(widget):
    parent = widget.parent
    while parent is not None and parent is not Window:
        yield parent
        parent = parent.parent


def walk(widget):
    """A widget and all below it that can be seen."""
    if widget.opacity == 0 or not widget.width or not widget.height:
        return
    yield widget
    for child in reversed(widget.children):
        yield from walk(child)
