"""The host's desk in a running workshop: guests and groups, agenda, measuring, end and report. Behind the held key."""

from collections.abc import Callable
from typing import Any, Final, Protocol

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.exhibit import told
from kiosk.house import House
from kiosk.language import Language
from kiosk.models.workshop import Runner
from kiosk.screens.workshop.city import City
from kiosk.screens.workshop.desk_agenda import AgendaTab
from kiosk.screens.workshop.desk_end import EndTab
from kiosk.screens.workshop.desk_guests import GuestsTab
from kiosk.screens.workshop.desk_measuring import MeasuringTab
from kiosk.widgets.listing import Small

PATIENCE_S: Final = 120.0  # a desk nobody touches closes itself
HOSTS: Final = ("de", "en")  # what hosts read; the first where the room reads something else


class DeskScreen(BoxLayout):
    """Title, tabs, one tab's content, and the way back to the clock."""

    title = StringProperty("")
    people = StringProperty("")
    back_words = StringProperty("")
    wide = BooleanProperty(False)

    __events__ = ("on_back", "on_touched")

    def on_back(self) -> None:
        """Bound by the scene."""

    def on_touched(self) -> None:
        """Bound by the scene: somebody is at the desk."""

    def on_touch_down(self, touch: Any) -> bool:
        self.dispatch("on_touched")
        return bool(super().on_touch_down(touch))


class Tab(Protocol):
    """One page of the desk."""

    widget: Any

    def title(self, language: Language) -> str: ...
    def tell(self, language: Language) -> None: ...


class DeskScene:
    """``leave_desk`` leads back to the clock."""

    letters = 0

    def __init__(self, house: House, runner: Runner, leave_desk: Callable[[], None], city: City) -> None:
        self._house, self._runner, self._back = house, runner, leave_desk
        self._stop: Callable[[], None] | None = None
        self.widget: Any = DeskScreen()
        self.widget.bind(on_back=lambda *_: leave_desk())
        self._late = Clock.create_trigger(lambda _: leave_desk(), PATIENCE_S)
        self.widget.bind(on_touched=lambda *_: self._touched())
        self._tabs: tuple[Tab, ...] = (
            GuestsTab(runner),
            AgendaTab(runner),
            MeasuringTab(runner, house, city),
            EndTab(runner, house),
        )
        self._keys = []
        for place in range(len(self._tabs)):
            key = Small()
            key.place = place
            key.bind(on_release=lambda touched: self._turn(touched.place))
            self.widget.ids.tabs.add_widget(key)
            self._keys.append(key)
        self._place = 0

    def enter(self) -> None:
        self._stop = self._runner.watch(self._tell)
        workshop = self._runner.current
        self._turn(len(self._tabs) - 1 if workshop is not None and workshop.run and not workshop.following else 0)
        self._touched()

    def retell(self, _language: Language) -> None:
        self._tell()

    def back(self) -> bool:
        self._back()
        return True

    def leave(self) -> None:
        self._late.cancel()
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _touched(self) -> None:
        self._late.cancel()
        self._late()

    def _turn(self, place: int) -> None:
        self._place = place
        body = self.widget.ids.body
        body.clear_widgets()
        body.add_widget(self._tabs[place].widget)
        self._tell()

    @property
    def _language(self) -> Language:
        spoken = self._house.language
        return self._house.languages[spoken if spoken in HOSTS else HOSTS[0]]

    def _tell(self) -> None:
        language, workshop = self._language, self._runner.current
        if workshop is not None:
            self.widget.title = told(workshop.title, language.code)
            self.widget.people = language.staff_n("{n} guest", "{n} guests", len(workshop.guests))
        self.widget.back_words = language.staff("Back to the clock")
        for place, (key, tab) in enumerate(zip(self._keys, self._tabs, strict=True)):
            key.words, key.strong = tab.title(language), place == self._place
        self._tabs[self._place].tell(language)
