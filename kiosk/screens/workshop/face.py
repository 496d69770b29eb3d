"""How the agenda clock's screen looks: ring, words, results, notes, groups, agenda, and the two feet."""

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.chart import ResultCard
from kiosk.widgets.layout import Stack, Tiles
from kiosk.widgets.surface import Card


class WorkshopResults(Stack):
    """A card for each question. ``results``: (title, rows, basis)."""

    results = ListProperty([])

    def on_results(self, _: object, results: list[tuple[str, Any, str]]) -> None:
        if len(self.children) != len(results):
            self.clear_widgets()
            for _result in results:
                self.add_widget(ResultCard(slim=True))
        for card, (title, rows, basis) in zip(reversed(self.children), results, strict=True):
            card.title, card.rows, card.basis = title, list(rows), basis


class NoteCard(Card):
    """One note on the board."""

    words = StringProperty("")


class WorkshopNotes(Tiles):
    """What the group has put on the board of the step."""

    notes = ListProperty([])

    def on_notes(self, _: object, notes: list[str]) -> None:
        while len(self.children) > len(notes):
            self.remove_widget(self.children[0])
        while len(self.children) < len(notes):
            self.add_widget(NoteCard())
        for card, words in zip(reversed(self.children), notes, strict=True):
            card.words = words


class WorkshopScreen(BoxLayout):
    """Shows what ``ClockScene`` tells."""

    comfort = ObjectProperty(rebind=True)
    wide = BooleanProperty(False)
    title = StringProperty("")
    people = StringProperty("")
    headline = StringProperty("")
    text = StringProperty("")
    progress = StringProperty("")
    since = StringProperty("")
    then = StringProperty("")
    groups = ListProperty([])
    agenda = ListProperty([])
    results = ListProperty([])  # (title, rows, basis)
    notes = ListProperty([])  # on the board of the step
    simulated = StringProperty("")
    compact = BooleanProperty(False)  # room is needed below the ring
