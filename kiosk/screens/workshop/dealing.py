"""An instrument of a running measurement is dealt anew: to another group, or to another stop or place of the city."""

from collections.abc import Callable, Sequence
from typing import Any

from kivy.properties import StringProperty

from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.models.workshop import Runner
from kiosk.screens.workshop.city import City
from kiosk.widgets.layout import Stack
from kiosk.widgets.listing import Small
from kiosk.widgets.surface import Card
from kiosk.workshop import commands, telling
from kiosk.workshop.state import Workshop


class DealingCard(Card):
    """Two rows of choices for one instrument."""

    title = StringProperty("")
    where_words = StringProperty("")


class Dealing:
    """Shown only for the instrument that was chosen, and only while something is measured."""

    def __init__(self, runner: Runner, city: City) -> None:
        self._runner, self._city = runner, city
        self._instrument = ""
        self._card: Any = DealingCard()
        self.widget: Any = Stack()
        self._wishes: dict[str, Callable[[str], None]] = {}

    def choose(self, instrument: str) -> None:
        """A second touch puts the choices away."""
        self._instrument = "" if instrument == self._instrument else instrument

    def stop_words(self, stop: str, language: Language) -> str:
        """A stop of the step, or a place of the city, as people call it."""
        return dict(self._stops(language)).get(stop, stop)

    def tell(self, workshop: Workshop, language: Language) -> None:
        campaign, name, staff = workshop.campaign, self._instrument, language.staff
        seat_if(self.widget, self._card, there=campaign is not None and bool(name))
        if campaign is None or not name:
            return
        group, stop = campaign.claimed.get(name, ""), campaign.stops.get(name, "")
        self._card.title = staff("Whose is {name} from now on?").format(name=name)
        groups = [(each, telling.colour(language, each), telling.SIGNS[each]) for each in workshop.groups]
        own = ("", staff("the room’s own"), "home")
        self._offer("groups", [own, *groups], group, lambda wanted: self._assign(workshop, wanted, stop))
        self._card.where_words = staff("Where does it stand?")
        places = [(each, words, "") for each, words in self._stops(language)]
        nowhere = ("", staff("nowhere in particular"), "")
        self._offer("stops", [nowhere, *places], stop, lambda wanted: self._assign(workshop, group, wanted))

    def _stops(self, language: Language) -> list[tuple[str, str]]:
        step = self._runner.step
        own = [(each.name, told(each.label, language.code)) for each in step.stops] if step is not None else []
        places = self._city.places.places if self._city.places is not None else ()
        return [*own, *((each.name, each.label) for each in places)]

    def _assign(self, workshop: Workshop, group: str, stop: str) -> None:
        name = self._instrument
        self._runner.does(lambda: commands.assign(workshop, name, group, stop))

    def _offer(
        self, row: str, choices: Sequence[tuple[str, str, str]], chosen: str, does: Callable[[str], None]
    ) -> None:
        """Keys stay while values come in: a finger may be on one."""
        place, self._wishes[row] = self._card.ids[row], does
        if [key.name for key in reversed(place.children)] != [name for name, _, _ in choices]:
            place.clear_widgets()
            for name, _, icon in choices:
                key = Small(icon=icon)
                key.name = name
                key.bind(on_release=lambda touched, row=row: self._wishes[row](touched.name))
                place.add_widget(key)
        for key, (name, words, _) in zip(reversed(place.children), choices, strict=True):
            key.words, key.strong = words, name == chosen


def seat_if(place: Any, part: Any, *, there: bool) -> None:
    """A part that has nothing to say takes no room."""
    if there and part.parent is None:
        place.add_widget(part)
    elif not there and part.parent is not None:
        part.parent.remove_widget(part)
