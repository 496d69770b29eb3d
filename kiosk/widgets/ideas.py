"""How ideas look: a card with field, state and hearts, and the way an idea goes."""

from collections.abc import Callable
from typing import Any

from kivy.properties import BooleanProperty, ColorProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.layout import Row, Stack, lay
from kiosk.widgets.scroller import Scroller
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


class IdeaList(Stack):
    """Ideas below each other. Cards are made once, and only as many as were ever needed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._made: list[IdeaCard] = []

    def of(self, count: int, support: Callable[[str], None]) -> list[IdeaCard]:
        """So many cards, in order; ``support`` gets the code of the one whose heart is touched."""
        while len(self._made) < count:
            card = IdeaCard()
            card.ids.heart.bind(on_release=lambda touched: support(touched.code))
            self._made.append(card)
        lay(self, self._made[:count])
        return self._made[:count]


class Wish(Card):
    """One idea, to be read only."""

    field = NumericProperty(1)
    text = StringProperty("")
    about = StringProperty("")


class Wishes(Stack):
    """``wishes``: (field, text, how far it has come)."""

    wishes = ListProperty([])

    def on_wishes(self, _: object, wishes: list[tuple[int, str, str]]) -> None:
        self.clear_widgets()
        for field, text, about in wishes:
            self.add_widget(Wish(field=field, text=text, about=about))


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
    """The large card that begins an idea. ``low``: no higher than its words."""

    low = BooleanProperty(False)
    overline = StringProperty("")
    words = StringProperty("")


class PromptKey(Touchable, Row):
    """A wish for one touch."""

    words = StringProperty("")
    icon = StringProperty("")
    slim = BooleanProperty(False)  # where height is scarce


class FieldKey(Touchable, FloatLayout):
    """One of the twelve fields; ``mark``: why it is suggested."""

    field = NumericProperty(1)
    words = StringProperty("")
    icon = StringProperty("")
    mark = StringProperty("")
    flat = BooleanProperty(False)  # no higher than what stands on it
    ink = ColorProperty((1, 1, 1, 1))


class CodeBoard(Scroller):
    """One idea of the visitor's own: after it was kept, or found again by its code."""

    text = StringProperty("")
    about = StringProperty("")
    masked = StringProperty("")
    reason = StringProperty("")
    qr = StringProperty("")
    code_words = StringProperty("")
    code_note = StringProperty("")
    delete_words = StringProperty("")
    next_words = StringProperty("")
    owner = StringProperty("")

    def on_kv_post(self, _base: Any) -> None:
        self._codes = self.ids.codes.__self__

    def show_codes(self, *, shown: bool) -> None:
        """The card with the codes, on top of the others, or away."""
        content = self.ids.content
        if shown and self._codes.parent is None:
            content.add_widget(self._codes, index=len(content.children))
        elif not shown and self._codes.parent is not None:
            content.remove_widget(self._codes)
