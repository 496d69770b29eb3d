"""Tonight's bill: which exhibits and surveys are offered, and in which order, as staff have chosen. Pure."""

from collections.abc import Callable, Iterator, Mapping

from kiosk.house import OfferedSurvey, Play
from kiosk.staff.choices import Choices


class Bill(Mapping[str, Play]):
    """Those exhibits of the pack that are on now, by kind and in order; asked anew at every look."""

    def __init__(
        self, plays: Mapping[str, Play], surveys: tuple[OfferedSurvey, ...], choices: Callable[[], Choices]
    ) -> None:
        self.all = plays
        self._surveys = surveys
        self._choices = choices

    @property
    def order(self) -> tuple[str, ...]:
        """All exhibits in the staff's order, those they did not name after the others, as the pack has them."""
        named = [kind for kind in self._choices().order if kind in self.all]
        return (*named, *(kind for kind in self.all if kind not in named))

    @property
    def surveys(self) -> tuple[OfferedSurvey, ...]:
        """The surveys that are on."""
        off = self._choices().off
        return tuple(offered for offered in self._surveys if f"survey:{offered.form.id}" not in off)

    def offers(self, place: str) -> bool:
        """Whether a place may be opened: everything but what is switched off."""
        return place not in self._choices().off

    def __iter__(self) -> Iterator[str]:
        off = self._choices().off
        return (kind for kind in self.order if kind not in off)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, kind: str) -> Play:
        if not self.offers(kind):
            raise KeyError(kind)
        return self.all[kind]
