"""The comparison: one's own tokens against the mean of all, or two people's side by side."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kivy.lang import Builder
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets.surface import Card

Builder.load_file(str(Path(__file__).with_suffix(".kv")))


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

    title = StringProperty("")
    headline = StringProperty("")
    trouble = StringProperty("")  # only when they could not be kept
    talk_title = StringProperty("")
    talk = StringProperty("")
    rows = ListProperty([])
    basis = StringProperty("")
    comfort = ObjectProperty(rebind=True)

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
