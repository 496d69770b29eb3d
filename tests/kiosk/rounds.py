"""Counts Kivy's rounds before a picture: in each one all runs that was triggered in the round before it.

After twenty of them Kivy gives up and draws what is not laid out yet.
"""

from kivy.clock import Clock


class Rounds:
    """``most``: of all pictures since ``begin`` was called for each of them."""

    def __init__(self) -> None:
        self.most = 0
        self._event = Clock.create_trigger(self._another, -1)

    def begin(self) -> None:
        """The picture that comes next is counted as well."""
        self._count = 0
        self._event()

    def _another(self, _seconds: float) -> None:
        self._count += 1
        self.most = max(self.most, self._count)
        if any(event is not self._event for event in Clock.get_before_frame_events()):
            self._event()
