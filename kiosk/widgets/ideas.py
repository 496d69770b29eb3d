"""How ideas look: a card with field, state and hearts, and the way an idea goes."""

from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.layout import Row
from kiosk.widgets.surface import Card, Hero, Plane
from kiosk.widgets.touchable import Touchable


class Disc(Plane, AnchorLayout):
    """A round sign with an icon."""

    icon = StringProperty("")
    design = NumericProperty(112)  # its size in dp
    ink = ColorProperty((1, 1, 1, 1))


class SupportKey(Touchable, BoxLayout):
    """Support for an idea; ``count_words`` only when it may be published."""

    code = StringProperty("")
    count_words = StringProperty("")


class IdeaCard(Card):
    """One idea that is shown."""

    field = NumericProperty(1)
    icon = StringProperty("")
    text = StringProperty("")
    about = StringProperty("")  # where, and how far it has come
    reason = StringProperty("")


class PathStep(BoxLayout):
    """One state on the way; ``done``: the idea has come so far."""

    icon = StringProperty("")
    words = StringProperty("")
    done = BooleanProperty(False)


class StatePath(Row):
    """The way an idea goes. ``steps``: (icon, words, done), first to last."""

    steps = ListProperty([])

    def on_steps(self, _: object, steps: list[tuple[str, str, bool]]) -> None:
        if len(self.children) != len(steps):
            self.clear_widgets()
            for _step in steps:
                self.add_widget(PathStep())
        for step, (icon, words, done) in zip(reversed(self.children), steps, strict=True):
            step.icon, step.words, step.done = icon, words, done


class Begin(Touchable, Hero, FloatLayout):
    """The large card that begins an idea."""

    overline = StringProperty("")
    words = StringProperty("")


class PromptKey(Touchable, Row):
    """A wish for one touch."""

    words = StringProperty("")
    icon = StringProperty("")


class FieldKey(Touchable, FloatLayout):
    """One of the twelve fields; ``mark``: why it is suggested."""

    field = NumericProperty(1)
    words = StringProperty("")
    icon = StringProperty("")
    mark = StringProperty("")
    ink = ColorProperty((1, 1, 1, 1))
