"""The first page: the next workshop large, and a tile for everything that can be opened."""

from typing import Any, Final

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.language import Language
from kiosk.screens.staff.page import Entry, News
from kiosk.screens.staff.room import Room
from kiosk.staff.roles import Role
from kiosk.widgets.listing import NoteTile
from kiosk.widgets.theme import LIGHT

NAME: Final = "home"


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


class Dashboard(BoxLayout):
    """News above, tiles below."""

    wide = BooleanProperty(False)


class DashboardPage:
    """``entries``: every page in the order of its tile; only those that the session's role may open are offered."""

    def __init__(self, room: Room, entries: tuple[Entry, ...]) -> None:
        self._room = room
        self._entries = [entry for entry in entries if room.role.may(entry.role)]
        self._led = ""  # where the large card leads
        self.widget: Any = Dashboard()
        self._news = self.widget.ids.news
        self._news.bind(on_open=lambda *_: room.go(self._led))
        self._tiles: dict[str, NoteTile] = {}
        for entry in self._entries:
            if entry.tile:
                tile = NoteTile(place=entry.name, icon=entry.icon, ink=LIGHT.fields[entry.field - 1])
                tile.bind(on_release=lambda touched: room.go(touched.place))
                self.widget.ids.tiles.add_widget(tile)
                self._tiles[entry.name] = tile

    def enter(self) -> None:
        self.tick()

    def retell(self, language: Language) -> None:
        for entry in self._entries:
            if entry.name in self._tiles:
                self._tiles[entry.name].words = entry.title(language)
        self.tick()

    def tick(self) -> None:
        for entry in self._entries:
            if entry.name in self._tiles:
                tile = self._tiles[entry.name]
                tile.note, tile.badge = entry.note(self._room), entry.badge(self._room)
        self._tell_news()

    def back(self) -> bool:
        return False

    def leave(self) -> None:
        """Nothing is kept here."""

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
