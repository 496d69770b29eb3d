"""The checker sees what it is for: each kind of fault, made on purpose, is found; a sound screen has none."""

import pytest
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.button import Action
from kiosk.widgets.surface import Card
from kiosk.widgets.text import Words
from kiosk.widgets.touchable import Touchable
from tests.kiosk.checker import faults

DIAGONAL_IN = 43.0


@pytest.fixture
def board(visitor):
    """An empty screen that a test puts things on; says what the checker finds."""

    def look(*widgets):
        root = FloatLayout(size=(1080, 1920))
        for widget in widgets:
            root.add_widget(widget)
        visitor.waits(0.3)
        return faults(root, DIAGONAL_IN)

    return look


class Stubborn(Words):
    """Letters that do not become smaller for a long word: the kit's own always do."""

    def _fit_longest(self, _words, _room):
        self.shrink = 1.0


def words(text, x=100, y=800, width=600, kind=Words, **more):
    made = kind(words=text, pos=(x, y))
    made.size_hint_x, made.width = None, width  # the kit's rule gives words the whole width
    for name, value in more.items():
        setattr(made, name, value)
    return made


def hand(x=100, y=400, width=300, height=150, spoken="Los"):
    return Touchable(pos=(x, y), size=(width, height), size_hint=(None, None), spoken=spoken)


def test_a_sound_screen_has_no_faults(board):
    assert board(words("Guten Morgen"), hand(), Action(words="Weiter", kind="main")) == []


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: words("Straßenbahnhaltestelle", width=150, kind=Stubborn), "breaks the word"),
        (lambda: words("Zu weit links", x=-200), "reaches over the edge of the screen"),
        (lambda: words("Zu klein geschrieben", letters=14), "letters of"),
        (lambda: hand(height=20), "mm high, at least 15 mm"),
        (lambda: hand(x=1000), "reaches over the edge of the screen"),
        (lambda: hand(spoken=" "), "no name for the ear"),
    ],
)
def test_a_single_fault_is_named(board, make, sentence):
    assert any(sentence in fault for fault in board(make()))


def test_words_that_reach_out_of_their_card_are_named(board):
    card = Card(pos=(100, 400), padding=0)
    card.size_hint, card.size = (None, None), (400, 60)
    card.add_widget(words("Eine Zeile\nund noch eine\nund noch eine"))
    assert any("reaches out of its Card" in fault for fault in board(card))


def test_words_and_targets_that_lie_on_each_other_are_named(board):
    found = board(words("oben"), words("darauf", y=805), hand(), hand(x=200, spoken="Halt"), words("im Weg", y=450))
    assert "“darauf” and “oben” lie on each other" in found or "“oben” and “darauf” lie on each other" in found
    assert any("can be touched in the same place" in fault for fault in found)
    assert any("lies on “" in fault for fault in found)
