"""What was measured where: the city's tiles, darker where values are higher, and the touched place in numbers."""

from typing import Any

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.exhibit import told
from kiosk.language import Language
from kiosk.screens.workshop.city import City
from kiosk.screens.workshop.session import Session
from kiosk.units import sign
from kiosk.widgets.city_tiles import CityMap
from kiosk.widgets.layout import Row
from kiosk.widgets.scroller import Scroller
from kiosk.workshop import measures
from kiosk.workshop.districts import DistrictMap, district_map, latest, offsets_for
from kiosk.workshop.state import Workshop


class Legend(Row):
    """What the ground of a tile means: the lowest value, the steps between, the highest."""

    low = StringProperty("")
    high = StringProperty("")


class Districts(BoxLayout):
    """Map and legend; beside or below them the place that was touched."""

    wide = BooleanProperty(False)
    low = StringProperty("")
    high = StringProperty("")
    place = StringProperty("")
    value = StringProperty("")
    unit = StringProperty("")
    lines = StringProperty("")
    odd = StringProperty("")
    note = StringProperty("")
    simulated = StringProperty("")


class MapScroll(Scroller):
    """The map of a turn: it scrolls where large letters need more room."""


class MeasuredMap:
    """``tell`` draws what is known now; a touch on a place tells its numbers."""

    def __init__(self, city: City) -> None:
        self._city, self._place = city, ""
        self._shown: DistrictMap | None = None
        self._language: Language | None = None
        self.widget: Any = Districts()
        places = city.places
        columns, rows = (places.columns, places.rows) if places is not None else (1, 1)
        self._tiles = CityMap(columns=columns, rows=rows, outline=city.outline, spots=city.spots)
        self._tiles.bind(on_pick=lambda _, name: self._pick(name))
        self.widget.ids.seat.add_widget(self._tiles)

    def tell(self, workshop: Workshop, language: Language, *, simulated: bool) -> None:
        campaign, places, widget = latest(workshop), self._city.places, self.widget
        if campaign is None or places is None:
            return
        shown = district_map(campaign, offsets_for(workshop, campaign.quantity), places)
        self._shown, self._language = shown, language
        unit = sign(shown.unit)
        self._tiles.heat = {
            each.place.name: (0.08 + 0.92 * each.share, f"{language.number(each.middle, 1)} {unit}")
            for each in shown.measured
        }
        if shown.measured:
            widget.low, widget.high = (f"{language.number(end, 1)} {unit}" for end in (shown.low, shown.high))
        notes = [told(places.source, language.code)] if self._city.outline is None else []
        if shown.elsewhere:
            without = language.say("Without a place on the map: {n}").format(n=language.number(shown.elsewhere))
            notes.insert(0, without)
        widget.note = " ".join(f"{note.rstrip('.')}." for note in notes)
        widget.simulated = language.say("Simulation") if simulated else ""
        self._tell_place()

    def _pick(self, name: str) -> None:
        self._place = name
        self._tell_place()

    def _tell_place(self) -> None:
        shown, language, widget, places = self._shown, self._language, self.widget, self._city.places
        if shown is None or language is None or places is None:
            return
        self._tiles.chosen = self._place
        say = language.say
        if not self._place:
            widget.place, widget.value, widget.odd = measures.quantity(language, shown.quantity), "", ""
            widget.lines = say("Tap a place to see what was measured there.")
            return
        found = shown.at(self._place)
        widget.place = places[self._place].label
        if found is None:
            widget.value, widget.lines, widget.odd = "", say("No value yet."), ""
            return
        widget.value, widget.unit = language.number(found.middle, 1), sign(shown.unit)
        ends = [f"{language.number(end, 1)} {sign(shown.unit)}" for end in (found.low, found.high)]
        span = say("The middle of n = {n}, from {low} to {high}.")
        widget.lines = span.format(n=language.number(found.n), low=ends[0], high=ends[1])
        far = language.say_n("{n} value is far from the others.", "{n} values are far from the others.", found.odd)
        widget.odd = far if found.odd else ""


class MapBoard:
    """Only looks: nothing is kept."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._map = MeasuredMap(session.city)
        self.widget: Any = MapScroll()
        self.widget.ids.content.add_widget(self._map.widget)

    def tell(self) -> None:
        session = self._session
        self._map.tell(session.workshop, session.language, simulated=session.house.simulated)
        session.heads(session.language.say("What was measured where"))
        session.offers((session.language.say("Done"), "check"))

    def main(self) -> None:
        self._session.done()

    def back(self) -> bool:
        return False
