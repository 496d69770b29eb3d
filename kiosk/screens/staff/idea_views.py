"""The views of the page of ideas: the lists, one idea large, reasons, the keyboard."""

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout


class IdeasList(BoxLayout):
    """Those that wait, and those somebody has looked at."""


class IdeaView(BoxLayout):
    """One idea large. ``fresh``: nothing of it is shown to visitors."""

    text = StringProperty("")
    about = StringProperty("")
    state_words = StringProperty("")
    fresh = BooleanProperty(True)
    mended = BooleanProperty(False)  # its text differs from what is kept
    back_words = StringProperty("")
    release_words = StringProperty("")
    hold_words = StringProperty("")
    mend_words = StringProperty("")

    __events__ = ("on_back", "on_publish", "on_hold", "on_mend")

    def on_back(self) -> None:
        """Bound by the page."""

    def on_publish(self) -> None:
        """Bound by the page."""

    def on_hold(self) -> None:
        """Bound by the page."""

    def on_mend(self) -> None:
        """Bound by the page."""


class ReasonView(BoxLayout):
    """Reasons to choose from, or one in own words."""

    text = StringProperty("")
    ask = StringProperty("")
    back_words = StringProperty("")
    own_words = StringProperty("")

    __events__ = ("on_back", "on_own")

    def on_back(self) -> None:
        """Bound by the page."""

    def on_own(self) -> None:
        """Bound by the page."""


class WriteView(BoxLayout):
    """The keyboard."""

    ask = StringProperty("")
    back_words = StringProperty("")
    save_words = StringProperty("")

    __events__ = ("on_back", "on_save")

    def on_back(self) -> None:
        """Bound by the page."""

    def on_save(self) -> None:
        """Bound by the page."""
