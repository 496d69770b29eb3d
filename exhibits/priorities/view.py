"""The priorities table: tokens that are put on measures by one or two people at once, and the comparison."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kivy.animation import Animation
from kivy.graphics import Color, RoundedRectangle, SmoothRoundedRectangle
from kivy.lang import Builder
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from exhibits.priorities.presenter import PrioritiesExhibit
from kiosk.exhibit import Stage
from kiosk.widgets.surface import Card, Plane
from kiosk.widgets.touchable import Touchable

Builder.load_file(str(Path(__file__).with_suffix(".kv")))
DROP_S: Final = 0.18


class PriorityTokens(Widget):
    """``count`` tokens in a row, in ``slots`` places (0: only the tokens), closer together where room is scarce.

    The second person's are square, so that nobody needs colours to tell them apart.
    """

    count = NumericProperty(0)
    slots = NumericProperty(0)
    squared = BooleanProperty(False)
    side = NumericProperty(40)
    pitch = NumericProperty(0)  # from one token to the next; 0: as room allows
    backwards = BooleanProperty(False)  # from the right-hand side
    face = ColorProperty((1, 1, 1, 1))
    rim = ColorProperty((0, 0, 0, 1))
    hole = ColorProperty((0, 0, 0, 0.1))
    drop = NumericProperty(1.0)  # 0 to 1: how far the newest has come down
    still = BooleanProperty(False)
    lively = BooleanProperty(False)  # a new token drops in
    _before = 0

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("pos", "size", "slots", "side", "pitch", "backwards", "face", "rim", "hole", "drop"):
            self.fbind(name, self._draw)
        self.fbind("count", self._count)
        self._draw()

    def _count(self, *_: object) -> None:
        Animation.cancel_all(self, "drop")
        added, self._before = self.count > self._before, int(self.count)
        if added and self.lively and not self.still:
            self.drop = 0.0
            Animation(drop=1.0, d=DROP_S, t="out_quad").start(self)
        else:
            self.drop = 1.0
        self._draw()

    def _draw(self, *_: object) -> None:
        places = int(max(self.slots, self.count))
        self.canvas.clear()
        if not places:
            return
        side = self.side
        step = self.pitch or min(side * 1.16, (self.width - side) / max(1, places - 1))
        radius = side * 0.24 if self.squared else side / 2
        y = self.center_y - side / 2
        with self.canvas:
            for number in range(places):
                x = self.right - side - number * step if self.backwards else self.x + number * step
                if number >= self.count:
                    Color(*self.hole)
                    SmoothRoundedRectangle(pos=(x, y), size=(side, side), radius=[radius])
                    continue
                lift = (1 - self.drop) * side * 0.5 if number == self.count - 1 else 0.0
                Color(*self.rim)
                SmoothRoundedRectangle(pos=(x, y - side * 0.07 + lift), size=(side, side), radius=[radius])
                Color(*self.face)
                SmoothRoundedRectangle(pos=(x + 1, y + lift), size=(side - 2, side - 1), radius=[radius - 1])
                Color(1, 1, 1, 0.35)
                RoundedRectangle(
                    pos=(x + side * 0.26, y + side * 0.62 + lift), size=(side * 0.34, side * 0.12), radius=[side * 0.06]
                )


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


class PriorityRowOfOne(PriorityRow):
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
    home_words = StringProperty("")
    main_words = StringProperty("")
    complete = BooleanProperty(False)
    wide = BooleanProperty(False)
    comfort = ObjectProperty(rebind=True)

    __events__ = ("on_home", "on_mode", "on_place", "on_done")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._measures = self.ids.measures.__self__  # held here while they move
        self.bind(size=self._turn)

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

    def _stretch(self) -> None:
        """Six measures fill a high screen; on a wide one they stand closer."""
        for widget in self.ids.rows.children:
            widget.least = 120 if self.wide else 156

    def on_home(self) -> None:
        """Bound by the exhibit."""

    def on_mode(self) -> None:
        """Bound by the exhibit."""

    def on_place(self, _seat: int, _measure: str, _more: bool) -> None:  # noqa: FBT001  a Kivy event's arguments have no names
        """Bound by the exhibit."""

    def on_done(self) -> None:
        """Bound by the exhibit."""


class PriorityMean(Widget):
    """The mean of all as a bar; ``share`` of the whole width."""

    share = NumericProperty(0.0)
    long = NumericProperty(1.0)


class PriorityComparedRow(Card):
    """One measure: the tokens of whoever stood here, and below them the mean of all on the same scale."""

    icon = StringProperty("")
    field = NumericProperty(1)
    label = StringProperty("")
    counts = ListProperty([0])
    who = ListProperty([""])
    mean = NumericProperty(-1.0)
    all_words = StringProperty("")
    limit = NumericProperty(10)


class PriorityCompared(BoxLayout):
    """One's own tokens against all, or two people's side by side with something to talk about."""

    headline = StringProperty("")
    trouble = StringProperty("")  # only when they could not be kept
    talk_title = StringProperty("")
    talk = StringProperty("")
    rows = ListProperty([])
    basis = StringProperty("")
    home_words = StringProperty("")
    further_words = StringProperty("")
    further_icon = StringProperty("")
    comfort = ObjectProperty(rebind=True)

    __events__ = ("on_home", "on_further")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._talk = self.ids.talk.__self__  # held here while it is off the screen
        self._top = self.ids.told.ids.content
        self.on_talk()

    def on_talk(self, *_: object) -> None:
        if bool(self.talk) != (self._talk.parent is not None):
            if self.talk:
                self._top.add_widget(self._talk, index=len(self._top.children))
            else:
                self._top.remove_widget(self._talk)

    def on_rows(self, _: object, rows: Sequence[Mapping[str, Any]]) -> None:
        place = self.ids.rows
        if len(place.children) != len(rows):
            place.clear_widgets()
            for _row in rows:
                place.add_widget(PriorityComparedRow())
        for widget, row in zip(reversed(place.children), rows, strict=True):
            for name, value in row.items():
                setattr(widget, name, value)

    def on_home(self) -> None:
        """Bound by the exhibit."""

    def on_further(self) -> None:
        """Bound by the exhibit: the next suggestion."""


class PrioritiesScreens:
    """Both screens in one place; the second is built when the first visitor comes so far."""

    def __init__(self, stage: Stage, exhibit: PrioritiesExhibit) -> None:
        self._stage, self._exhibit = stage, exhibit
        self._compared: PriorityCompared | None = None
        self.placing = PriorityPlacing(comfort=stage.comfort)
        self.placing.bind(
            on_home=lambda *_: exhibit.home(),
            on_mode=lambda *_: exhibit.change_seats(),
            on_place=lambda _, seat, measure, more: exhibit.place(seat, measure, more=more),
            on_done=lambda *_: exhibit.finish(),
        )
        self.widget = FloatLayout()
        self.widget.add_widget(self.placing)

    @property
    def compared(self) -> PriorityCompared:
        """Built on first use."""
        if self._compared is None:
            self._compared = PriorityCompared(comfort=self._stage.comfort)
            self._compared.bind(on_home=lambda *_: self._exhibit.home(), on_further=lambda *_: self._exhibit.further())
        return self._compared

    def show_placing(self) -> None:
        self._show(self.placing)

    def show_compared(self) -> None:
        self._show(self.compared)
        self.compared.ids.told.view.scroll_y = 1

    def _show(self, screen: Widget) -> None:
        if screen.parent is None:
            self.widget.clear_widgets()
            self.widget.add_widget(screen)


def exhibit(stage: Stage) -> PrioritiesExhibit:
    """The stage's way in."""
    return PrioritiesExhibit(stage, lambda made: PrioritiesScreens(stage, made))
