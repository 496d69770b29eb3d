"""Where tokens are placed: by one person, or by two at the same time."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kivy.lang import Builder
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.layout import Mirrored
from kiosk.widgets.surface import Plane
from kiosk.widgets.touchable import Touchable

Builder.load_file(str(Path(__file__).with_suffix(".kv")))
LEAST: Final = 118
MOST: Final = 156  # of a row's height in dp
AROUND: Final = 40  # dp: above and below all rows


class PriorityKey(Touchable, AnchorLayout):
    """Plus or minus."""

    icon = StringProperty("")
    strong = BooleanProperty(False)


class PriorityMode(Touchable, BoxLayout):
    """One seat or two."""

    words = StringProperty("")
    icon = StringProperty("")


class PriorityRow(Plane, BoxLayout):
    """One measure with its keys; ``row`` as the presenter tells it. Keys dispatch ``on_place(seat, more)``."""

    row = ObjectProperty({})
    least = NumericProperty(120)  # height in dp
    label = StringProperty("")
    icon = StringProperty("")
    field = NumericProperty(1)
    counts = ListProperty([0, 0])
    can_more = ListProperty([True, True])
    more_words = StringProperty("")
    less_words = StringProperty("")

    __events__ = ("on_place",)

    def on_row(self, _: object, row: Mapping[str, Any]) -> None:
        self.icon, self.field, self.label = row["icon"], row["field"], row["label"]
        self.more_words, self.less_words = row["more_words"], row["less_words"]
        self.counts = [*row["counts"], 0][:2]
        self.can_more = [*row["can_more"], False][:2]

    def on_place(self, _seat: int, _more: bool) -> None:  # noqa: FBT001  a Kivy event's arguments have no names
        """Bound by the screen."""


class PriorityRowOfOne(Mirrored, PriorityRow):
    """With keys for one person."""


class PriorityRowOfTwo(PriorityRow):
    """With keys for two: the left person's on the left, the right person's on the right, in every language."""


class PriorityPlacing(BoxLayout):
    """The table: what is left of the tokens, the measures, and the way on."""

    title = StringProperty("")
    question = StringProperty("")
    together = BooleanProperty(False)
    mode_words = StringProperty("")
    lefts = ListProperty([10])
    left_words = ListProperty([""])
    limit = NumericProperty(10)
    rows = ListProperty([])
    wide = BooleanProperty(False)
    comfort = ObjectProperty(rebind=True)

    __events__ = ("on_mode", "on_place")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._measures = self.ids.measures.__self__  # held here while they move
        self.bind(size=self._turn)
        self._measures.bind(height=self._stretch)

    def _turn(self, *_: object) -> None:
        """The measures stand beside the tokens on a wide screen, otherwise below them."""
        self.wide = self.width > self.height
        slot, empty = (self.ids.side, self.ids.between) if self.wide else (self.ids.between, self.ids.side)
        empty.height = 0  # set here: a rule would depend on the height that the layout gives the other
        if self._measures.parent is not slot.__self__:
            self._measures.parent.remove_widget(self._measures)
            slot.add_widget(self._measures)
        self._stretch()

    def on_rows(self, _: object, rows: Sequence[Mapping[str, Any]]) -> None:
        place, kind = self.ids.rows, PriorityRowOfTwo if self.together else PriorityRowOfOne
        shown = list(reversed(place.children))
        if len(shown) != len(rows) or not isinstance(shown[0], kind):
            place.clear_widgets()
            shown = [kind() for _row in rows]
            for widget in shown:
                widget.bind(
                    on_place=lambda touched, seat, more: self.dispatch("on_place", seat, touched.row["name"], more)
                )
                place.add_widget(widget)
        for widget, row in zip(shown, rows, strict=True):
            widget.row = dict(row)
        self._stretch()

    def _stretch(self, *_: object) -> None:
        """The measures share the height there is: all six are seen at once, as long as their words allow it."""
        rows = self.ids.rows
        if not rows.children:
            return
        room = self._measures.height - AROUND * dp(1) - rows.spacing * (len(rows.children) - 1)
        least = max(LEAST, min(MOST, room / len(rows.children) / dp(1)))
        for widget in rows.children:
            widget.least = least

    def on_mode(self) -> None:
        """Bound by the exhibit."""

    def on_place(self, _seat: int, _measure: str, _more: bool) -> None:  # noqa: FBT001  a Kivy event's arguments have no names
        """Bound by the exhibit."""
