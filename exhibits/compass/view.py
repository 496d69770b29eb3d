"""The compass: a wheel of twelve fields to turn a finger on, three hearts to give, and then one's own profile."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.lang import Builder
from kivy.metrics import dp
from kivy.properties import (
    BooleanProperty,
    ColorProperty,
    ListProperty,
    NumericProperty,
    ObjectProperty,
    StringProperty,
)
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from exhibits.compass import wheel
from exhibits.compass.model import FIELDS, Field
from exhibits.compass.presenter import CompassExhibit
from kiosk.exhibit import Stage, told
from kiosk.widgets.surface import Card
from kiosk.widgets.touchable import Touchable

MOVE_S: Final = 0.2
Builder.load_file(str(Path(__file__).with_suffix(".kv")))


class Heart(Widget):
    """A heart, filled or as a line."""

    full = BooleanProperty(False)
    ink = ColorProperty((0, 0, 0, 1))
    fan = ListProperty([])
    outline = ListProperty([])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.bind(pos=self._draw, size=self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self.fan, self.outline = wheel.heart(tuple(self.center), self.width)


class Badge(FloatLayout):
    """The small heart on a wedge."""


class HeartKey(Touchable, FloatLayout):
    """Gives the field that is shown a heart, or takes it back."""

    given = BooleanProperty(False)


class Wedge(Touchable, FloatLayout):
    """One field on the wheel. Its place is its icon's; the shape around it is laid by the wheel."""

    number = NumericProperty(0)
    icon = StringProperty("")
    colour = ColorProperty((0, 0, 0, 1))
    given = BooleanProperty(False)
    faint = BooleanProperty(False)  # beside the visitor's own
    raised = NumericProperty(0.0)  # 0 to 1: how far it stands out
    reach = NumericProperty(1.0)  # 0 to 1: how far it is filled
    compared = BooleanProperty(False)  # filled by reach, the icon outside
    strip = ListProperty([])
    outline = ListProperty([])
    ground_strip = ListProperty([])
    badge = ListProperty([0, 0])

    def on_touch_down(self, _touch: Any) -> bool:
        """The wheel takes all touches; a wedge is only for the keypad and the ear."""
        return False


class Hub(Touchable, BoxLayout):
    """The wheel's middle: how many hearts are given; with the third it leads on."""

    words = StringProperty("")
    count = NumericProperty(0)
    counts = BooleanProperty(True)

    def collide_point(self, x: float, y: float) -> bool:
        """Only the disc."""
        return bool((x - self.center_x) ** 2 + (y - self.center_y) ** 2 <= (self.width / 2) ** 2)


class Wheel(FloatLayout):
    """Twelve wedges round a hub. A finger on it, still or moving, dispatches ``on_field`` with the wedge's number."""

    chosen = NumericProperty(-1)
    given = ListProperty([])  # numbers of wedges with a heart
    reaches = ListProperty([])  # empty: a wheel to touch; else how far each wedge is filled
    own_only = BooleanProperty(False)  # no result yet: what is not the visitor's own stands back
    words = StringProperty("")  # of the hub
    rtl = BooleanProperty(False)
    still = BooleanProperty(False)
    live = BooleanProperty(True)

    __events__ = ("on_field", "on_hub")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.wedges = [Wedge(number=number) for number in range(FIELDS)]
        self._lay_later = Clock.create_trigger(self._lay, -1)
        for number, wedge in enumerate(self.wedges):
            wedge.bind(on_release=lambda *_, number=number: self.dispatch("on_field", number))
            wedge.bind(raised=self._lay_later, reach=self._lay_later, compared=self._lay_later)
            self.add_widget(wedge, index=1)
        for name in ("pos", "size", "rtl"):
            self.fbind(name, self._lay_later)
        for name in ("chosen", "given", "reaches", "own_only"):
            self.fbind(name, self._pose)
        self.fbind("live", self._offer)

    def on_field(self, _number: int) -> None:
        """Bound by the screen."""

    def on_hub(self) -> None:
        """Bound by the screen."""

    def tell(self, fields: Sequence[Field], language: str) -> None:
        """Icons and names, in a language."""
        for wedge, field in zip(self.wedges, fields, strict=True):
            wedge.icon, wedge.spoken = field.icon, told(field.title, language)

    def on_touch_down(self, touch: Any) -> bool:
        number = self._at(touch)
        if number is None or not self.live:
            return bool(super().on_touch_down(touch))
        touch.grab(self)
        self.dispatch("on_field", number)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_move(touch))
        number = self._at(touch)
        if number is not None and number != self.chosen:
            self.dispatch("on_field", number)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return bool(super().on_touch_up(touch))
        touch.ungrab(self)
        return True

    def _at(self, touch: Any) -> int | None:
        radius = self.radius
        return wheel.hit(tuple(self.center), radius * 0.40, radius + dp(34), touch.pos, rtl=self.rtl)

    @property
    def radius(self) -> float:
        """Of the wheel at rest; a raised wedge and its heart need the rest of the place."""
        return max(1.0, min(self.width, self.height) / 2 - dp(46))

    def _offer(self, *_: object) -> None:
        for wedge in self.wedges:
            wedge.offered = self.live

    def _pose(self, *_: object) -> None:
        """Which wedges stand out and how far they are filled, in a short motion."""
        compared = bool(self.reaches)
        for number, wedge in enumerate(self.wedges):
            wedge.given, wedge.compared = number in self.given, compared
            wedge.chosen = number == self.chosen
            wedge.faint = self.own_only and not wedge.given
            raised = 1.0 if wedge.chosen else 0.5 if wedge.given and not compared else 0.0
            filled = self.reaches[number] if compared else 1.0
            Animation.cancel_all(wedge, "raised", "reach")
            if self.still:
                wedge.raised, wedge.reach = raised, filled
            elif (raised, filled) != (wedge.raised, wedge.reach):
                Animation(raised=raised, reach=filled, d=MOVE_S, t="out_cubic").start(wedge)
        self._lay_later()

    def _lay(self, *_: object) -> None:
        centre, radius = tuple(self.center), self.radius
        inner, gap = radius * 0.40, dp(9)
        hub = self.ids.hub
        hub.size = (radius * 0.72, radius * 0.72)
        hub.center = centre
        for number, wedge in enumerate(self.wedges):
            angle = wheel.middle(number, rtl=self.rtl)
            outer = radius + dp(34) * wedge.raised
            icon_at = radius * 0.74 + dp(22) * wedge.raised
            ground: list[float] = []
            if wedge.compared:
                rim = radius * 0.76
                ground, _line = wheel.wedge(centre, inner, rim, angle, gap)
                outer, icon_at = inner + (rim - inner) * wedge.reach, radius * 0.90
            wedge.strip, wedge.outline = wheel.wedge(centre, inner, outer, angle, gap)
            wedge.ground_strip = ground
            size = radius * (0.20 if wedge.compared else 0.28)
            wedge.size = (size, size)
            wedge.center = wheel.place(centre, icon_at, angle)
            away = radius * (0.985 if wedge.compared else 0.96) + dp(16) * wedge.raised
            wedge.badge = wheel.place(centre, away, angle + (0.13 if not wedge.compared else 0.085))


class ProjectCard(Card):
    """A project with its state, source and date."""

    title = StringProperty("")
    words = StringProperty("")
    status = StringProperty("")
    source = StringProperty("")
    city = StringProperty("")


class ProjectList(BoxLayout):
    """Cards of projects, kept and told anew: a wheel is turned fast."""

    def show(self, rows: Sequence[dict[str, str]]) -> None:
        while len(self.children) < len(rows):
            self.add_widget(ProjectCard())
        while len(self.children) > len(rows):
            self.remove_widget(self.children[0])
        for card, row in zip(reversed(self.children), rows, strict=True):
            for name, words in row.items():
                setattr(card, name, words)


class Hint(Card):
    """What to do, before a field is touched."""

    words = StringProperty("")
    note = StringProperty("")


class FieldCard(Card):
    """The field that was touched, with its heart."""

    field = NumericProperty(1)
    icon = StringProperty("")
    title = StringProperty("")
    words = StringProperty("")
    note = StringProperty("")
    given = BooleanProperty(False)
    can_give = BooleanProperty(True)
    heart_words = StringProperty("")

    __events__ = ("on_heart",)

    def on_heart(self) -> None:
        """Bound by the screen."""


class Giving(BoxLayout):
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
    home_words = StringProperty("")
    main_words = StringProperty("")
    complete = BooleanProperty(False)
    comfort = ObjectProperty(rebind=True)

    __events__ = ("on_home", "on_heart", "on_done")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._swap()

    def on_field(self, *_: object) -> None:
        self.ids.told.view.scroll_y = 1
        self._swap()

    def _swap(self) -> None:
        """The hint, or the card of the field that was touched."""
        ids = self.ids
        content = ids.told.ids.content
        told, others = (ids.card, ids.projects, ids.honest), (ids.hint,)
        for part in (*told, *others):
            content.remove_widget(part)
        for part in told if self.field else others:
            content.add_widget(part)

    def on_home(self) -> None:
        """Bound by the exhibit."""

    def on_heart(self) -> None:
        """Bound by the exhibit."""

    def on_done(self) -> None:
        """Bound by the exhibit."""


class Profile(BoxLayout):
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
    home_words = StringProperty("")
    further_words = StringProperty("")
    further_icon = StringProperty("")
    comfort = ObjectProperty(rebind=True)

    __events__ = ("on_home", "on_further")

    def on_home(self) -> None:
        """Bound by the exhibit."""

    def on_further(self) -> None:
        """Bound by the exhibit: the next suggestion."""


class CompassScreens:
    """Both screens in one place; the second is built when the first visitor comes so far."""

    def __init__(self, stage: Stage, exhibit: CompassExhibit) -> None:
        self._stage, self._exhibit = stage, exhibit
        self._profile: Profile | None = None
        self.giving = Giving(comfort=stage.comfort)
        self.giving.bind(
            on_home=lambda *_: exhibit.home(),
            on_heart=lambda *_: exhibit.touch_heart(),
            on_done=lambda *_: exhibit.finish(),
        )
        self.giving.ids.wheel.bind(
            on_field=lambda _, number: exhibit.touch_field(number), on_hub=lambda *_: exhibit.finish()
        )
        self.widget = FloatLayout()
        self.widget.add_widget(self.giving)

    @property
    def profile(self) -> Profile:
        """Built on first use."""
        if self._profile is None:
            self._profile = Profile(comfort=self._stage.comfort)
            self._profile.bind(on_home=lambda *_: self._exhibit.home(), on_further=lambda *_: self._exhibit.further())
        return self._profile

    def show_giving(self) -> None:
        self._show(self.giving)

    def show_profile(self) -> None:
        self._show(self.profile)

    def _show(self, screen: Widget) -> None:
        if screen.parent is None:
            self.widget.clear_widgets()
            self.widget.add_widget(screen)


def exhibit(stage: Stage) -> CompassExhibit:
    """The stage's way in."""
    return CompassExhibit(stage, lambda made: CompassScreens(stage, made))
