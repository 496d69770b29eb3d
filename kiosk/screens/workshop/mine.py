"""One's own measurement: choose the instrument by its code, see its curve beside all the others."""

from statistics import median
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.screens.workshop.session import Session
from kiosk.units import sign
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.touchable import Touchable
from kiosk.workshop import telling
from kiosk.workshop.campaign import Campaign, Offset, Value
from kiosk.workshop.districts import latest, offsets_for


class KitKey(Touchable, BoxLayout):
    """An instrument to choose."""

    name = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")


class Mine(Scroller):
    """Instruments to choose from, and the curve of the one that is chosen."""

    series = ListProperty([])
    value = StringProperty("")
    unit = StringProperty("")
    lines = StringProperty("")
    odd = StringProperty("")
    shown = BooleanProperty(False)
    simulated = StringProperty("")


class MineBoard:
    """Only looks: nothing is kept."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._name = ""
        self._keys: dict[str, KitKey] = {}
        self.widget: Any = Mine()

    def tell(self) -> None:
        session, language = self._session, self._session.language
        say, campaign = language.say, self._campaign
        counts = {name: len(series) for name, series in campaign.raw().items()}
        for name in sorted(counts):
            if name not in self._keys:
                key = self._keys[name] = KitKey(name=name)
                key.bind(on_release=lambda touched: self._choose(touched.name))
                self.widget.ids.kits.add_widget(key)
            key = self._keys[name]
            group = campaign.claimed.get(name, "")
            key.words, key.chosen = name, name == self._name
            key.note = telling.colour(language, group) if group else say("Room")
        session.heads(say("My measurement"), say("Which number is on your kit?") if counts else say("No value yet."))
        session.offers((say("Done"), "check"))
        self._tell_series(campaign)

    def _tell_series(self, campaign: Campaign) -> None:
        language, widget = self._session.language, self.widget
        say, values = language.say, campaign.values(self._offsets)
        own = [value for value in values if value.instrument == self._name]
        widget.shown = bool(own)
        if not own:
            widget.series, widget.value, widget.lines, widget.odd = [], "", "", ""
            return
        end = own[-1].at
        widget.ids.curve.span = max(60.0, end - own[0].at)
        widget.series = [(end - value.at, value.value) for value in own]
        widget.value, widget.unit = language.number(own[-1].value, 1), sign(campaign.unit)
        middle = language.number(median(value.value for value in values), 1)
        widget.lines = say("{n} values. The middle of all: {value}").format(n=language.number(len(own)), value=middle)
        offset = self._offsets.get(self._name)
        if offset is not None:
            widget.lines += "\n" + say("Side by side it differed by {value}; that is taken off.").format(
                value=language.number(-offset.offset, 1)
            )
        widget.odd = self._odd(own)
        widget.simulated = say("Simulation") if self._session.house.simulated else ""

    def _odd(self, own: list[Value]) -> str:
        number, language = sum(value.odd for value in own), self._session.language
        if not number:
            return ""
        far = language.say_n("{n} value is far from the others.", "{n} values are far from the others.", number)
        return f"{far} {language.say('Mistake or discovery? Look at it together.')}"

    def main(self) -> None:
        self._session.done()

    def back(self) -> bool:
        return False

    def _choose(self, name: str) -> None:
        self._name = name
        self.tell()

    @property
    def _campaign(self) -> Campaign:
        campaign = latest(self._session.workshop)
        assert campaign is not None  # the way to this board stands open only then
        return campaign

    @property
    def _offsets(self) -> dict[str, Offset]:
        return offsets_for(self._session.workshop, self._campaign.quantity)
