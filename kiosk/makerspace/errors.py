"""What cannot be done with a kit or a machine, in a sentence for whoever tried."""

from kiosk.errors import KioskError


class MakerspaceRefused(KioskError, ValueError):  # noqa: N818  named for what happened
    """Lending, taking back, entering or using is not possible now. ``reason`` is a word for the screen to translate."""

    def __init__(self, sentence: str, reason: str) -> None:
        super().__init__(sentence)
        self.reason = reason
