"""The way to the gallery: every part of the screen in every state, outside the staff area."""

from typing import Any, Final

from kiosk.language import Language
from kiosk.navigator import GALLERY
from kiosk.screens.staff.page import Entry
from kiosk.screens.staff.room import Room
from kiosk.screens.staff.selftest_views import StartView
from kiosk.staff.roles import Role


class GalleryDoor:
    """The gallery is a scene of its own, with the visitor's comfort bar: to go there ends the session."""

    def __init__(self, room: Room) -> None:
        self.widget: Any = StartView(icon="palette")
        self.widget.bind(on_begin=lambda *_: room.stage.go(GALLERY))

    def enter(self) -> None:
        """Everything is shown by ``retell``."""

    def retell(self, language: Language) -> None:
        staff, widget = language.staff, self.widget
        widget.headline = staff("Every part in every state")
        widget.lead = staff("All pages show sample data. Opening the gallery ends your session.")
        widget.begin_words = staff("Open the gallery")

    def tick(self) -> None:
        """Nothing here changes by itself."""

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""


ENTRY: Final = Entry(
    "gallery",
    "palette",
    Role.TECHNICIAN,
    lambda language: language.staff("Gallery"),
    GalleryDoor,
    lambda room: room.language.staff("all parts of the screen"),
    field=5,
)
