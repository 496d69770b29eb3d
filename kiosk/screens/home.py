"""The home screen: the week's question on top, everything else as tiles."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.bill import Bill
from kiosk.exhibit import Exhibit, told
from kiosk.house import House
from kiosk.language import Language
from kiosk.models.comfort import ComfortModel
from kiosk.models.home import HomeModel
from kiosk.navigator import DATA
from kiosk.tally import spoken
from kiosk.widgets.layout import seat
from kiosk.widgets.tile import LinkKey, Tile


class PosterSeat(BoxLayout):
    """Where the exhibit stands that may be large; ``needs``: the height below which its words do not fit."""

    needs = NumericProperty(0.0)


class Home(BoxLayout):
    """``model`` → texts and tiles; the place of a tile goes to ``prepare`` when touched, to ``go`` when let go."""

    model = ObjectProperty(rebind=True)
    comfort = ObjectProperty(rebind=True)
    lab = StringProperty("")

    __events__ = ("on_data",)

    def __init__(
        self,
        model: HomeModel,
        comfort: ComfortModel,
        prepare: Callable[[str], None],
        go: Callable[[str], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(model=model, comfort=comfort, **kwargs)
        self._prepare, self._go = prepare, go
        self._needs = self.ids.poster.setter("needs")
        self._poster: Widget | None = None
        self._data = LinkKey(icon="shield-check", words=model.data_words)
        self.ids.beside.bind(width=self._turned)
        self._data.bind(height=self._make_room)
        self._data.bind(on_release=lambda _: self.dispatch("on_data"))
        model.bind(tiles=self._lay, data_words=self._data.setter("words"))
        self.bind(size=self._turned)
        self._turned()
        self._lay()

    def show_poster(self, poster: Widget | None) -> None:
        """The exhibit that may stand large on the home screen; a widget lives in one place at a time."""
        place = self.ids.poster
        if self._poster is not None:
            self._poster.unbind(least=self._needs)
        self._poster = poster
        place.clear_widgets()
        place.needs = 0.0
        if poster is not None:
            if poster.parent is not None:
                poster.parent.remove_widget(poster)
            place.add_widget(poster)
            poster.bind(least=self._needs)
            place.needs = poster.least

    def on_data(self) -> None:
        """Bound by the scene: what happens with the visitor's data."""

    def _turned(self, *_: object) -> None:
        """What happens with the data: beside the name on a wide screen, below everything on a high one."""
        wide = self.width > self.height
        self._data.most = self.ids.beside.width if wide else 0.0  # the name and the clock stand beside it
        seat(self._data, (self.ids.beside if wide else self.ids.below).__self__)
        self._make_room()

    def _make_room(self, *_: object) -> None:
        """As much height as its words need, where it stands."""
        for place in (self.ids.beside, self.ids.below):
            place.height = self._data.height if place.children else 0

    def _lay(self, *_: object) -> None:
        tiles = self.ids.tiles
        shown = list(reversed(tiles.children))
        if len(shown) != len(self.model.tiles):
            tiles.clear_widgets()
            shown = []
            for _tile in self.model.tiles:
                tile = Tile()
                tile.bind(
                    on_press=lambda touched: self._prepare(touched.place),
                    on_release=lambda touched: self._go(touched.place),
                )
                tiles.add_widget(tile)
                shown.append(tile)
        for tile, offer in zip(shown, self.model.tiles, strict=True):
            tile.place, tile.words, tile.note = offer["place"], offer["words"], offer["note"]
            tile.icon, tile.field = offer["icon"], offer["field"]


class HomeScene:
    """Offers the posters and tiles of what the pack puts on; clock and live notes are kept fresh."""

    letters = 0  # nobody reads every tile: the usual time is enough

    def __init__(
        self,
        house: House,
        bill: Bill,
        comfort: ComfortModel,
        prepare: Callable[[str], None],
        go: Callable[[str], None],
        *,
        exhibit: Callable[[str], Exhibit | None],
    ) -> None:
        self._house = house
        self._bill = bill
        self._exhibit = exhibit
        self._language = house.languages[house.language]
        self._model = HomeModel()
        self.widget = Home(self._model, comfort, prepare, go, lab=house.pack.lab)
        self.widget.bind(on_data=lambda *_: go(DATA))
        self._clock: Any = None

    def retell(self, language: Language) -> None:
        self._language = language
        code, say = language.code, language.say
        tiles = []
        for kind, play in self._bill.items():
            if self._poster_of(kind) is not None:
                continue
            manifest = play.manifest
            tiles.append(
                _tile(kind, told(manifest.title, code), told(manifest.note, code), manifest.icon, manifest.field)
            )
        for offered in (each for each in self._bill.surveys if each.survey.home):
            form = offered.form
            note = say("{n} seconds, no name").format(n=form.settings.seconds)
            tiles.append(
                _tile(
                    f"survey:{form.id}",
                    form.title(spoken(form, language)),
                    note,
                    offered.survey.icon,
                    offered.survey.field,
                )
            )
        self._model.tiles = tiles
        self._model.data_words = say("What happens with my data?")
        self._tick()
        for kind, play in self._bill.items():
            if play.manifest.poster and (exhibit := self._exhibit(kind)) is not None:
                exhibit.retell()

    def enter(self) -> None:
        posters = [poster for kind in self._bill if (poster := self._poster_of(kind)) is not None]
        self.widget.show_poster(posters[0] if posters else None)
        self._clock = Clock.schedule_interval(self._tick, 10)

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        if self._clock is not None:
            self._clock.cancel()

    def _poster_of(self, kind: str) -> Widget | None:
        exhibit = self._exhibit(kind) if self._bill[kind].manifest.poster else None
        return exhibit.poster if exhibit is not None else None

    def _tick(self, *_: object) -> None:
        self._model.clock = self._language.clock(self._house.now())


def _tile(place: str, words: str, note: str, icon: str, field: int) -> dict[str, Any]:
    return {"place": place, "words": words, "note": note, "icon": icon, "field": field}
