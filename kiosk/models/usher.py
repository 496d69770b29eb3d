"""Looks round the house: asks whoever has not touched for long, ends what is over, opens and closes by the hours."""

from collections.abc import Callable

from kiosk.models.reader import Reader
from kiosk.navigator import Navigator
from kiosk.screens.overlays import Overlays
from kiosk.visit import Presence, Visit


class Usher:
    """``visit``: the running one or None; ``end`` ends it.

    ``rests``: where the kiosk should stand while nobody is here, given where it stands.
    """

    def __init__(
        self,
        navigator: Navigator,
        overlays: Overlays,
        reader: Reader,
        *,
        visit: Callable[[], Visit | None],
        rests: Callable[[str], str],
        end: Callable[[], None],
    ) -> None:
        self._navigator = navigator
        self._overlays = overlays
        self._reader = reader
        self._visit = visit
        self._rests = rests
        self._end = end

    def look_round(self, now: float) -> None:
        """Several times a second; ``now`` in monotonic seconds."""
        visit = self._visit()
        if visit is None:
            self._navigator.go(self._rests(self._navigator.place))
            return
        if self._reader.speaking and not self._overlays.asking:
            visit.touch(now)  # who is being read to need not touch, but must answer "Noch da?"
        presence = visit.presence(now)
        if presence is Presence.GONE:
            self._end()
        elif presence is Presence.ASKED:
            if not self._overlays.asking:
                self._overlays.lay(self._overlays.still_there)
                self._reader.screen_changed()
            self._overlays.still_there.count(visit.countdown(now), visit.rule.warning_s)
        elif self._overlays.asking:
            self._overlays.clear()
