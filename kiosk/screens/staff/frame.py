"""The fixed frame of the staff's screens: title and time above, the page, the bar with the ways out below."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.layout import Row, seat
from kiosk.widgets.sheet import Sheet


class StaffBar(Row):
    """Overview, language, text size, contrast, leave: at the same place on every page."""

    home_words = StringProperty("")
    language_words = StringProperty("")
    size_words = StringProperty("")
    contrast_words = StringProperty("")
    leave_words = StringProperty("")
    inside = BooleanProperty(False)

    __events__ = ("on_home", "on_language", "on_larger", "on_contrast", "on_leave")

    def on_home(self) -> None:
        """Bound by the scene."""

    def on_language(self) -> None:
        """Bound by the scene."""

    def on_larger(self) -> None:
        """Bound by the scene."""

    def on_contrast(self) -> None:
        """Bound by the scene."""

    def on_leave(self) -> None:
        """Bound by the scene."""


class StaffFrame(BoxLayout):
    """``title`` and ``clock`` in the header; ``show`` puts a page in; ``message`` is a sentence above the bar."""

    title = StringProperty("")
    clock = StringProperty("")
    message = StringProperty("")
    more_words = StringProperty("")  # what the arrow below whatever scrolls is called
    brand = BooleanProperty(True)

    def show(self, page: Any) -> None:
        """Put a page's widget between header and bar, and out whatever stood there."""
        if page.parent is not self.ids.body:
            self.ids.body.clear_widgets()
            seat(page, self.ids.body)


class Confirm(Sheet):
    """Asks once more before something is done."""

    yes_words = StringProperty("")
    no_words = StringProperty("")

    __events__: Any = ("on_yes", "on_no")

    def on_yes(self) -> None:
        """Bound by the scene."""

    def on_no(self) -> None:
        """Bound by the scene."""
