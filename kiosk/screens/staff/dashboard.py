"""The first page: the next workshop large, and a tile for everything that can be opened."""

from typing import Any, Final

from kivy.properties import ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.screens.staff import city, devices, system
from kiosk.screens.staff.page import Entry, News
from kiosk.screens.staff.room import Room
from kiosk.staff.roles import Role
from kiosk.widgets.listing import Line, NoteTile
from kiosk.widgets.surface import Card
from kiosk.widgets.theme import LIGHT
from kiosk.widgets.touchable import Touchable

NAME: Final = "home"
LOOK_EVERY: Final = 30  # ticks between two looks at disk, temperature and clock
LEAST_HOURS: Final = 4  # of the curve of visits


class NewsCard(BoxLayout):
    """The large card: overline, title, note, and the button to go there."""

    overline = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")
    action = StringProperty("")
    icon = StringProperty("")

    __events__ = ("on_open",)

    def on_open(self) -> None:
        """Bound by the page."""


class VisitsCard(Card):
    """How many came today, and when."""

    title = StringProperty("")
    number = StringProperty("")
    series = ListProperty([])
    span = NumericProperty(3600.0)


class CityCard(Touchable, BoxLayout):
    """How it stands with the city; a touch opens the page."""

    title = StringProperty("")
    icon = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")


class DevicesCard(Touchable, BoxLayout):
    """The instruments as lines; a touch opens the page."""

    title = StringProperty("")
    badge = StringProperty("")
    items = ListProperty([])

    def on_items(self, *_: object) -> None:
        place, items = self.ids.lines, self.items
        while len(place.children) < len(items):
            place.add_widget(Line(first=not place.children))
        while len(place.children) > len(items):
            place.remove_widget(place.children[0])
        for line, item in zip(reversed(place.children), items, strict=True):
            line.icon, line.words, line.value = item.icon, item.words, item.value
            line.state_words, line.tone = item.state, item.tone


class Dashboard(BoxLayout):
    """News above, the cards of the day, tiles below."""


class DashboardPage:
    """``entries``: every page in the order of its tile; only those that the session's role may open are offered."""

    def __init__(self, room: Room, entries: tuple[Entry, ...]) -> None:
        self._room = room
        self._entries = [entry for entry in entries if room.role.may(entry.role)]
        self._led = ""  # where the large card leads
        self._ticks = 0
        self.widget: Any = Dashboard()
        self._news = self.widget.ids.news
        self._news.bind(on_open=lambda *_: room.go(self._led))
        ids = self.widget.ids
        ids.city.bind(on_release=lambda *_: room.go(city.ENTRY.name))
        ids.devices.bind(on_release=lambda *_: room.go(devices.ENTRY.name))
        self._tiles: dict[str, NoteTile] = {}
        for entry in self._entries:
            if entry.tile:
                tile = NoteTile(place=entry.name, icon=entry.icon, ink=LIGHT.fields[entry.field - 1])
                tile.bind(on_release=lambda touched: room.go(touched.place))
                self.widget.ids.tiles.add_widget(tile)
                self._tiles[entry.name] = tile

    def enter(self) -> None:
        self._ticks = 0
        self.tick()

    def retell(self, language: Language) -> None:
        for entry in self._entries:
            if entry.name in self._tiles:
                self._tiles[entry.name].words = entry.title(language)
        ids = self.widget.ids
        ids.visits.title = language.staff("Visits today")
        ids.city.title, ids.devices.title = city.ENTRY.title(language), devices.ENTRY.title(language)
        self.tick()

    def tick(self) -> None:
        if self._ticks % LOOK_EVERY == 0:
            system.look_again(self._room, self._tell_tiles)
        self._ticks += 1
        self._tell_tiles()
        self._tell_news()
        self._tell_day()

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""

    def _tell_tiles(self) -> None:
        for entry in self._entries:
            if entry.name in self._tiles:
                tile = self._tiles[entry.name]
                tile.note, tile.badge = entry.note(self._room), entry.badge(self._room)

    def _tell_day(self) -> None:
        room, ids = self._room, self.widget.ids
        now = room.house.now()
        hours = room.backstage.visits.of(now.date())
        first = min((hour for hour, count in enumerate(hours) if count), default=now.hour)
        first = min(first, max(0, now.hour - LEAST_HOURS))
        ids.visits.number = room.language.number(sum(hours))
        ids.visits.series = [((now.hour - hour) * 3600.0, float(hours[hour])) for hour in range(first, now.hour + 1)]
        ids.visits.span = max(1, now.hour - first) * 3600.0
        ids.city.icon, ids.city.words, ids.city.note = city.told(room, city.contact_of(room))
        ids.devices.items = devices.items(room, switches=False)
        ids.devices.badge = devices.active_words(room)

    def _tell_news(self) -> None:
        card, staff = self._news, self._room.language.staff
        found = ((entry, news) for entry in self._entries if (news := entry.news(self._room)) is not None)
        entry, news = next(found, (None, None))
        if entry is None or news is None:
            self._led, news = "", News("", staff("No workshop is planned"), "", "")
        else:
            self._led = entry.name
        card.overline, card.words, card.note = news.overline, news.words, news.note
        card.action, card.icon = news.action, news.icon


def dashboard(entries: tuple[Entry, ...]) -> Entry:
    """The dashboard's own entry, over all the others."""
    return Entry(
        NAME,
        "home",
        Role.HOST,
        lambda language: language.staff("Team"),
        lambda room: DashboardPage(room, entries),
        tile=False,
    )
