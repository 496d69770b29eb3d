"""The gallery's screen and the scene that turns its pages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kivy.clock import Clock
from kivy.lang import Builder
from kivy.properties import ColorProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.stencilview import StencilView

from kiosk import housekeeping
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.screens.gallery.specimen import Page
from kiosk.screens.staff.scene import LANGUAGES as STAFF_LANGUAGES
from kiosk.widgets.surface import Plane
from kiosk.widgets.theme import Rgba, Theme, contrast

CLEAN_S: Final = 0.4  # after a page was turned: twenty pages that were left would hold 200 MB
Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class Swatch(Plane, BoxLayout):
    """A colour of the theme by its role, with what can be read on it."""

    token = StringProperty("")
    ink = ColorProperty((0, 0, 0, 1))

    def colour_of(self, theme: Theme, token: str) -> Rgba:
        colour: Rgba = getattr(theme, token, theme.card)
        return colour

    def ink_of(self, theme: Theme, token: str) -> Rgba:
        """Whichever of the theme's inks is read best on it."""
        ground = self.colour_of(theme, token)
        return max((theme.ink, theme.paper, theme.on_field, theme.on_beam), key=lambda ink: contrast(ink, ground))


class Night(StencilView, FloatLayout):
    """The invitation's light in a frame."""


class GalleryScreen(BoxLayout):
    """One page at a time in the visitor's frame."""

    comfort = ObjectProperty(rebind=True)
    title = StringProperty("")
    banner = StringProperty("")
    place_words = StringProperty("")
    headline = StringProperty("")
    back_words = StringProperty("")
    next_words = StringProperty("")

    __events__ = ("on_turn",)

    def on_turn(self, by: int) -> None:
        """Bound by the scene."""


class GalleryScene:
    """``pages`` in their order; beyond the last one follows the first.

    Captions are the staff's: in a language they do not read, they stand in ``captions``.
    """

    letters = 400

    def __init__(self, comfort: ComfortModel, pages: Sequence[Page], captions: Language) -> None:
        self._pages = pages
        self._captions = captions
        self._language = captions
        self._number = 0
        self._clean_soon = Clock.create_trigger(lambda _: housekeeping.clean(), CLEAN_S)
        self.widget: Any = GalleryScreen(comfort=comfort)
        self.widget.bind(on_turn=lambda _, by: self._turn(by))

    def __len__(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def retell(self, language: Language) -> None:
        reads = language.code in STAFF_LANGUAGES
        self._language = language if reads else replace(language, read_staff=self._captions.read_staff)
        self._show()

    def enter(self) -> None:
        """Everything is shown by ``retell``."""

    def back(self) -> bool:
        """One page back; False on the first."""
        if self._number == 0:
            return False
        self._turn(-1)
        return True

    def leave(self) -> None:
        self._number = 0

    def _turn(self, by: int) -> None:
        self._number = (self._number + by) % len(self._pages)
        self._clean_soon()
        self._show()
        self.widget.ids.scroller.to_top()

    def _show(self) -> None:
        language, widget, page = self._language, self.widget, self._pages[self._number]
        say, staff = language.say, language.staff
        widget.title, widget.banner = staff("Gallery"), staff("Sample data")
        widget.headline = page.title(language)
        widget.place_words = say("{i} of {n}").format(i=self._number + 1, n=len(self._pages))
        widget.back_words, widget.next_words = say("Back"), say("Continue")
        shelves = widget.ids.shelves
        shelves.clear_widgets()
        for shelf in page.build(language):
            shelves.add_widget(shelf)
