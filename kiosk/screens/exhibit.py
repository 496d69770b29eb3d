"""The scene of an exhibit: the exhibit moves its own widget."""

from typing import Any

from kiosk.exhibit import Exhibit
from kiosk.language import Language


class ExhibitScene:
    """Passes the navigator's calls on; an exhibit asks the stage for its language."""

    def __init__(self, exhibit: Exhibit) -> None:
        self._exhibit = exhibit
        self.widget: Any = exhibit.widget

    @property
    def letters(self) -> int:
        return self._exhibit.letters

    def enter(self) -> None:
        self._exhibit.enter()

    def retell(self, _language: Language) -> None:
        self._exhibit.retell()

    def back(self) -> bool:
        return self._exhibit.back()

    def leave(self) -> None:
        self._exhibit.leave()
