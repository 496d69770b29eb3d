"""What a scripted visitor sees: what can be touched now, and what tells one screen from another."""

from kivy.core.window import Window
from kivy.uix.scrollview import ScrollView

from kiosk.app import KioskApp
from kiosk.widgets.button import Action, RoundKey
from kiosk.widgets.choice import Choice
from kiosk.widgets.frame import ComfortKey
from kiosk.widgets.keyboard import Key
from kiosk.widgets.touchable import Touchable, touchables


class Eyes:
    """Looks at one kiosk. Things are told apart by what they are, never by their words: those are in any language."""

    def __init__(self, app: KioskApp) -> None:
        self._app = app

    @property
    def place(self) -> str:
        return self._app.navigator.place

    @property
    def at_rest(self) -> bool:
        """Whether the page has come in full, and no other one is on its way."""
        navigator = self._app.navigator
        return navigator.at_rest and not navigator.leading

    def offered(self) -> list[Touchable]:
        """All that can be used now, also what is scrolled away."""
        return touchables(self._app.overlays.top())

    def content(self) -> list[Touchable]:
        """What belongs to the screen itself, and is neither one of its ways nor a letter."""
        return [t for t in self.offered() if not isinstance(t, Action | ComfortKey | Key | RoundKey)]

    def choices(self) -> list[Choice]:
        return [t for t in self.offered() if isinstance(t, Choice)]

    def letters(self) -> list[Key]:
        return [t for t in self.offered() if isinstance(t, Key)]

    def main(self) -> Action | None:
        return next((t for t in self.offered() if isinstance(t, Action) and t.kind == "main"), None)

    def quiet(self) -> list[Action]:
        return [t for t in self.offered() if isinstance(t, Action) and t.kind == "quiet"]

    def home(self) -> Touchable | None:
        """The way home, by its sign."""
        return next((t for t in self.offered() if isinstance(t, Action) and t.icon == "home"), None)

    def comfort(self, icon: str) -> Touchable | None:
        """A key of the comfort bar, by its sign."""
        return next((t for t in self.offered() if isinstance(t, ComfortKey) and t.icon == icon), None)

    def seen(self) -> tuple[str, ...]:
        """What tells one screen from another: where, which sheet, and the words that can be touched."""
        offered = touchables(self._app.overlays.root)
        words = [t.spoken for t in offered if not isinstance(t, Key)]
        chosen = any(t.chosen for t in offered if isinstance(t, Choice))
        page = str(getattr(self._app.navigator.scene.widget, "place_words", ""))  # of the gallery
        return (self.place, page, str(self._app.overlays.asking), str(chosen), *words)


def within_reach(target: Touchable) -> bool:
    """Whether its middle is on the glass and not scrolled away."""
    x, y = target.to_window(*target.center)
    parent = target.parent
    while parent is not None and parent is not Window:
        if isinstance(parent, ScrollView) and not parent.collide_point(*parent.parent.to_widget(x, y)):
            return False
        parent = parent.parent
    width, height = Window.size
    return bool(0 <= x <= width and 0 <= y <= height)
