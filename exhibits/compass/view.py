"""The compass: a wheel of twelve fields to turn a finger on, three hearts to give, and then one's own profile."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import (
    BooleanProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from exhibits.compass.presenter import CompassExhibit
from kiosk.exhibit import Stage
from kiosk.widgets.surface import Card
from kiosk.widgets.touchable import Touchable

Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class CompassHeartKey(Touchable, FloatLayout):
    """Gives the field that is shown a heart, or takes it back."""

    given = BooleanProperty(False)


class CompassProject(Card):
    """A project with its state, source and date."""

    title = StringProperty("")
    words = StringProperty("")
    status = StringProperty("")
    source = StringProperty("")
    city = StringProperty("")


class CompassProjects(BoxLayout):
    """Cards of projects, kept and told anew: a wheel is turned fast."""

    def show(self, rows: Sequence[dict[str, str]]) -> None:
        while len(self.children) < len(rows):
            self.add_widget(CompassProject())
        while len(self.children) > len(rows):
            self.remove_widget(self.children[0])
        for card, row in zip(reversed(self.children), rows, strict=True):
            for name, words in row.items():
                setattr(card, name, words)


class CompassHint(Card):
    """What to do, before a field is touched."""

    words = StringProperty("")
    note = StringProperty("")


class CompassUnfold(Touchable, BoxLayout):
    """How many projects of the field are documented; a touch unfolds them."""

    words = StringProperty("")
    unfolded = BooleanProperty(False)
    most = NumericProperty(0.0)  # how wide it may be


class CompassField(Card):
    """The field that was touched, with its heart."""

    field = NumericProperty(1)
    icon = StringProperty("")
    title = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")
    given = BooleanProperty(False)
    can_give = BooleanProperty(True)
    heart_words = StringProperty("")
    unfolded = BooleanProperty(False)
    wide = BooleanProperty(False)

    __events__ = ("on_heart", "on_unfold")

    def on_heart(self) -> None:
        """Bound by the screen."""

    def on_unfold(self) -> None:
        """Bound by the screen."""


class CompassPage(BoxLayout):
    """A screen with the wheel: beside everything else when it is wide, otherwise below the heading."""

    wide = BooleanProperty(False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._wheel = self.ids.wheel.__self__  # held here while it moves
        self.bind(size=self._turn)

    def _turn(self, *_: object) -> None:
        self.wide = self.width > self.height
        slot, empty = (self.ids.side, self.ids.between) if self.wide else (self.ids.between, self.ids.side)
        empty.height = 0  # set here: a rule would depend on the height that the layout gives the other
        if self._wheel.parent is not slot.__self__:
            self._wheel.parent.remove_widget(self._wheel)
            slot.add_widget(self._wheel)


class CompassGiving(CompassPage):
    """The wheel, and what is told of the field that was touched."""

    title = StringProperty("")
    question = StringProperty("")
    hearts = StringProperty("")  # "2 of 3"
    hub_words = StringProperty("")
    hint = StringProperty("")
    honest = StringProperty("")
    field = NumericProperty(0)  # 1 to 12; 0: none touched yet
    icon = StringProperty("")
    name = StringProperty("")
    words = StringProperty("")
    editorial = StringProperty("")
    projects_title = StringProperty("")
    rest_words = StringProperty("")
    share = NumericProperty(1.0)
    unfolded = BooleanProperty(False)  # the projects have the room and the wheel stands back
    comfort = ObjectProperty(rebind=True)

    __events__ = ("on_heart", "on_unfold")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # held here: what is taken off the screen for a while would be gone for good
        self._hint = (self.ids.hint.__self__,)
        self._told = tuple(self.ids[name].__self__ for name in ("card", "projects", "rest", "honest"))
        self.bind(wide=self._swap)
        self._swap()

    def on_field(self, *_: object) -> None:
        self.ids.told.view.scroll_y = 1
        self._swap()

    def on_unfolded(self, *_: object) -> None:
        self.on_field()

    def _swap(self, *_: object) -> None:
        """The hint, or the card of the field that was touched, with its projects where they have room."""
        content = self.ids.told.ids.content
        told = self._told if self.unfolded or self.wide else self._told[:1]
        for part in (*self._hint, *self._told):
            content.remove_widget(part)
        for part in told if self.field else self._hint:
            content.add_widget(part)

    def on_heart(self) -> None:
        """Bound by the exhibit."""

    def on_unfold(self) -> None:
        """Bound by the exhibit: shows the projects, or the whole wheel again."""


class CompassProfile(CompassPage):
    """The visitor's own three, against all."""

    title = StringProperty("")
    headline = StringProperty("")
    own = StringProperty("")
    trouble = StringProperty("")  # only when the hearts could not be kept
    rows = ListProperty([])
    rows_title = StringProperty("")
    basis = StringProperty("")
    hub_words = StringProperty("")
    more_title = StringProperty("")
    honest = StringProperty("")
    comfort = ObjectProperty(rebind=True)


class CompassScreens:
    """Both screens in one place; the second is built when the first visitor comes so far."""

    def __init__(self, stage: Stage, exhibit: CompassExhibit) -> None:
        self._stage = stage
        self._profile: CompassProfile | None = None
        self.giving = CompassGiving(comfort=stage.comfort)
        self.giving.bind(on_heart=lambda *_: exhibit.touch_heart(), on_unfold=lambda *_: exhibit.unfold())
        self.giving.ids.foot.bind(on_quiet=lambda *_: stage.open("home"), on_main=lambda *_: exhibit.finish())
        self.giving.ids.wheel.bind(
            on_field=lambda _, number: exhibit.touch_field(number), on_hub=lambda *_: exhibit.finish()
        )
        self.widget = FloatLayout()
        self.widget.add_widget(self.giving)

    @property
    def profile(self) -> CompassProfile:
        """Built on first use."""
        if self._profile is None:
            self._profile = CompassProfile(comfort=self._stage.comfort)
        return self._profile

    def show_giving(self) -> None:
        self._show(self.giving)

    def show_profile(self) -> None:
        self._show(self.profile)
        self.profile.ids.told.view.scroll_y = 1

    def _show(self, screen: Widget) -> None:
        if screen.parent is None:
            self.widget.clear_widgets()
            self.widget.add_widget(screen)


def exhibit(stage: Stage) -> CompassExhibit:
    """The stage's way in."""
    return CompassExhibit(stage, lambda made: CompassScreens(stage, made))
