"""A card with a list: rows come in as values, touches go out with the row's key. Widgets are made once."""

from dataclasses import dataclass
from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from kiosk.widgets.listing import Line, OnOff, Small
from kiosk.widgets.surface import Card


@dataclass(frozen=True)
class Press:
    """A small button of a row: its name for the owner, its words (or what it is called for the ear), its icon."""

    name: str
    words: str
    icon: str = ""
    strong: bool = False
    offered: bool = True
    bare: bool = False  # the icon alone is seen


@dataclass(frozen=True)
class Item:
    """One row. ``on``: None for a row without a switch; ``tone``: ``ok``, ``alert`` or ``quiet``."""

    key: str
    words: str
    icon: str = ""
    note: str = ""
    value: str = ""
    state: str = ""
    tone: str = "quiet"
    on: bool | None = None
    presses: tuple[Press, ...] = ()

    @property
    def shape(self) -> tuple[bool, int]:
        return self.on is not None, len(self.presses)


class ListCard(Card):
    """``items`` → lines; ``empty`` is said when there are none; ``badge`` stands beside the title."""

    title = StringProperty("")
    badge = StringProperty("")
    alert = BooleanProperty(False)
    lead = StringProperty("")
    empty = StringProperty("")
    items = ListProperty([])
    gone = BooleanProperty(False)
    hides = BooleanProperty(False)  # takes no room while there are no items

    __events__ = ("on_switched", "on_pressed")

    def on_kv_post(self, _base: Any) -> None:
        self._lay()

    def on_items(self, *_: object) -> None:
        if "lines" in self.ids:
            self._lay()

    def on_switched(self, key: str) -> None:
        """Bound by the owner: the row's switch was touched."""

    def on_pressed(self, key: str, name: str) -> None:
        """Bound by the owner: a button of the row was touched."""

    def _lay(self) -> None:
        place = self.ids.lines
        items: list[Item] = self.items
        lines = list(reversed(place.children))
        if [line.shape for line in lines] != [item.shape for item in items]:
            place.clear_widgets()
            lines = [self._line(item, first=not number) for number, item in enumerate(items)]
            for line in lines:
                place.add_widget(line)
        for line, item in zip(lines, items, strict=True):
            self._tell(line, item)

    def _line(self, item: Item, *, first: bool) -> Line:
        line = Line(first=first and not self.title)
        line.shape, line.switch, line.buttons = item.shape, None, []
        for _press in item.presses:
            button = Small()
            button.bind(on_release=lambda touched: self.dispatch("on_pressed", touched.key, touched.name))
            line.buttons.append(button)
            line.add_widget(button)
        if item.on is not None:
            line.switch = OnOff()
            line.switch.bind(on_release=lambda touched: self.dispatch("on_switched", touched.key))
            line.add_widget(line.switch)
        return line

    @staticmethod
    def _tell(line: Any, item: Item) -> None:
        line.icon, line.words, line.note = item.icon, item.words, item.note
        line.value, line.state_words, line.tone = item.value, item.state, item.tone
        if line.switch is not None:
            line.switch.key, line.switch.on, line.switch.spoken = item.key, bool(item.on), item.words
        for button, press in zip(line.buttons, item.presses, strict=True):
            button.key, button.name = item.key, press.name
            button.words, button.icon = "" if press.bare else press.words, press.icon
            button.spoken = f"{item.words}: {press.words}" if press.bare else press.words
            button.strong, button.offered = press.strong, press.offered
