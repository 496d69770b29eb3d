"""How fast the event loop turns: with a rest before every picture, but not while somebody waits for a page.

What is made ready in several turns would take longer by all their rests.
"""

from kivy.clock import Clock


class Pace:
    """Of Kivy's clock, which has no other way to turn without a rest."""

    def __init__(self) -> None:
        self._usual: int | None = None  # pictures a second while nobody waits; None: nobody does

    def hurry(self) -> None:
        """There is something to do in every turn from now on."""
        if self._usual is None:
            self._usual, Clock._max_fps = Clock._max_fps, 0  # noqa: SLF001  as above

    def calm(self) -> None:
        """As usual."""
        if self._usual is not None:
            Clock._max_fps, self._usual = self._usual, None  # noqa: SLF001  as above
