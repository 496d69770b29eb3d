"""The city as the workshop's maps draw it: read from the pack when the first one is shown."""

from functools import cached_property
from pathlib import Path

from kiosk import outlines
from kiosk.outlines import Outline
from kiosk.places import Places, Spot
from kiosk.workshop.districts import labels, places_of


class City:
    """``content``: the pack's folder. A pack without places has no map."""

    def __init__(self, content: Path) -> None:
        self._content = content

    @cached_property
    def places(self) -> Places | None:
        return places_of(self._content)

    @cached_property
    def outline(self) -> Outline | None:
        """Real areas, once they are imported."""
        return outlines.read_or_none(self._content, self.places) if self.places is not None else None

    @cached_property
    def labels(self) -> dict[str, str]:
        """What a stop may be called → how that place is called."""
        return labels(self.places)

    @property
    def spots(self) -> list[Spot]:
        found = self.places.spots if self.places is not None else ()
        # None is drawn as another city: a value means the same wherever it was measured.
        return [each._replace(outside=False) for each in found]
