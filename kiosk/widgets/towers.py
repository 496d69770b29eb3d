"""How often each of a few kinds was chosen, as towers side by side: all of them on one page, each in its own colour."""

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.layout import Row
from kiosk.widgets.surface import Card

# A tower's icon, colour (1 to 12), words, direct label, share from 0 to 1, and "your choice" or empty.
Kind = tuple[str, int, str, str, float, str]


class Tower(BoxLayout):
    """The highest one reaches the top; ``height_share`` is of its height."""

    icon = StringProperty("")
    field = NumericProperty(1)
    words = StringProperty("")
    spoken = StringProperty("")
    value = StringProperty("")
    own = StringProperty("")
    height_share = NumericProperty(0.0)
    need = NumericProperty(0.0)  # height of its words, px
    foot = NumericProperty(0.0)  # height of the highest words of all: towers stand on one line
    number = NumericProperty(0.0)  # what the number above it needs, px
    head = NumericProperty(0.0)  # what the highest of all numbers needs: all towers have one scale
    low = BooleanProperty(False)


class Towers(Row):
    """``kinds``: what each tower is; made once, then only told new values."""

    kinds = ListProperty([])
    low = BooleanProperty(False)  # where height is scarce

    def on_low(self, *_: object) -> None:
        for tower in self.children:
            tower.low = self.low

    def on_kinds(self, _: object, kinds: list[Kind]) -> None:
        if len(self.children) != len(kinds):
            self.clear_widgets()
            for _kind in kinds:
                tower = Tower(low=self.low)
                tower.bind(need=self._level, number=self._level)
                self.add_widget(tower)
        highest = max((kind[4] for kind in kinds), default=0.0) or 1.0
        for tower, (icon, field, words, value, share, own) in zip(reversed(self.children), kinds, strict=True):
            tower.icon, tower.field, tower.words, tower.value = icon, field, words, value
            tower.own, tower.height_share = own, share / highest

    def _level(self, *_: object) -> None:
        foot = max((tower.need for tower in self.children), default=0.0)
        head = max((tower.number for tower in self.children), default=0.0)
        for tower in self.children:
            tower.foot, tower.head = foot, head


class TowerCard(Card):
    """Towers with their title, and on what they rest; without towers the words alone."""

    title = StringProperty("")
    kinds = ListProperty([])
    basis = StringProperty("")
    low = BooleanProperty(False)
    room = NumericProperty(0.0)  # height of the towers, px
