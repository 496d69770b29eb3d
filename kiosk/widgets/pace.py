"""How fast the event loop turns: with a rest before every picture, but not while somebody waits for a page.

What is made ready or drawn in several turns would take longer by all their rests.
"""

from kivy.clock import Clock


class Pace:
    """Of Kivy's clock, which has no other way to turn without a rest. One for the whole program."""

    def __init__(self) -> None:
        self._hurried: set[str] = set()  # by what
        self._usual = 0  # pictures a second while nobody waits

    def hurry(self, what: str) -> None:
        """There is something to do in every turn from now on."""
        if not self._hurried:
            self._usual, Clock._max_fps = Clock._max_fps, 0  # noqa: SLF001  as above
        self._hurried.add(what)

    def calm(self, what: str) -> None:
        """No longer; as usual when nothing else hurries."""
        if self._hurried and not self._hurried - {what}:
            Clock._max_fps = self._usual  # noqa: SLF001  as above
        self._hurried.discard(what)
