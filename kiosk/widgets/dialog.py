"""A dialog: one question that must be answered before anything else, with the way back first."""

from typing import Any

from kivy.properties import StringProperty

from kiosk.widgets.sheet import Sheet


class Dialog(Sheet):
    """Title, note and icon are the sheet's; ``grave`` colours what cannot be taken back.

    Dispatches ``on_confirm`` or ``on_cancel``, once for each time it is laid over the screen; a touch beside it is
    "no". Who opens it takes it away again (``Overlays.lay``, ``Overlays.clear``).
    """

    confirm_words = StringProperty("")
    confirm_icon = StringProperty("")
    cancel_words = StringProperty("")

    __events__ = ("on_confirm", "on_cancel")

    def on_kv_post(self, base: Any) -> None:
        super().on_kv_post(base)
        self.bind(on_beside=lambda *_: self.answer(confirmed=False))

    def on_parent(self, _: object, parent: Any) -> None:
        """A fresh question each time it comes up."""
        self._answered = parent is None

    def answer(self, *, confirmed: bool) -> None:
        """Yes or no; two fingers give one answer."""
        if not self._answered:
            self._answered = True
            self.dispatch("on_confirm" if confirmed else "on_cancel")

    def on_confirm(self) -> None:
        """Bound by whoever asks."""

    def on_cancel(self) -> None:
        """Bound by whoever asks."""
