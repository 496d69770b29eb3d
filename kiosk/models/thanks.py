"""What the thanks page tells: shown only when the answer is durable."""

from kivy.event import EventDispatcher
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty


class ThanksModel(EventDispatcher):
    """Texts and the comparison; ``code`` is the withdrawal code, gone with the visit."""

    title = StringProperty("")
    headline = StringProperty("")
    lead = StringProperty("")
    saved = BooleanProperty(False)
    saved_words = StringProperty("")
    chart_title = StringProperty("")
    rows = ListProperty([])
    basis = StringProperty("")  # n, period, "nicht repräsentativ"
    come = NumericProperty(0)  # while the result waits: how many of the answers it needs are there
    needed = NumericProperty(0)
    code = StringProperty("")
    code_words = StringProperty("")
    code_note = StringProperty("")
    responsible = StringProperty("")
    done_words = StringProperty("")
    next_words = StringProperty("")
    next_place = StringProperty("")
    next_icon = StringProperty("")

    __events__ = ("on_done", "on_next")

    def forget(self) -> None:
        self.code = self.code_words = ""
        self.rows = []

    def on_done(self) -> None:
        """Bound by the navigator: back to the home screen."""

    def on_next(self) -> None:
        """Bound by the navigator: the next suggestion."""
