"""What comes in from the window, touches and keys: whoever makes one is here."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kivy.core.window import Window

from kiosk.models.backdoor import BackDoor
from kiosk.screens.overlays import Overlays
from kiosk.widgets.focus import FocusRing, Keypad
from kiosk.widgets.touchable import Touchable

if TYPE_CHECKING:
    from kiosk.models.vigil import Vigil


class Senses:
    """``here`` is called at every touch, move and key, ``back`` at the keypad's back, ``focused`` with what has it.

    ``place`` is what is on the screen; ``enter_staff`` opens the hidden way; ``vigil`` sends touches that only test.
    """

    def __init__(
        self,
        overlays: Overlays,
        *,
        here: Callable[[], None],
        back: Callable[[], None],
        focused: Callable[[Touchable], None],
        place: Callable[[], str],
        enter_staff: Callable[[], None],
        vigil: "Vigil | None" = None,
    ) -> None:
        self._overlays = overlays
        self._here = here
        self._vigil = vigil
        self.focus = FocusRing(overlays.top)
        self.keypad = Keypad(self.focus, self._key, back, focused)
        self._backdoor = BackDoor(place, enter_staff)

    def open(self) -> None:
        Window.bind(on_touch_down=self._touched, on_touch_move=self._moved, on_key_down=self.keypad.key)
        self._backdoor.open()

    def close(self) -> None:
        self._backdoor.close()
        Window.unbind(on_touch_down=self._touched, on_touch_move=self._moved, on_key_down=self.keypad.key)

    def _touched(self, _window: object, touch: object) -> bool:
        if self._vigil is not None and self._vigil.arrived(touch):
            return True  # only a test: it ends here
        self.focus.clear()
        self._backdoor.pressed(touch)
        self._here()
        return False  # "Noch da?" goes with the touch itself: gone before, it would let the finger through

    def _moved(self, *_: object) -> None:
        """A finger that draws or pushes something is somebody, too."""
        self._here()

    def _key(self) -> bool:
        """True when it has answered "Noch da?", and must do nothing else."""
        self._here()
        return self._overlays.answered()
