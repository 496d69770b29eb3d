"""Visits from the invitation through an exhibit and a survey to the thanks, and a look at every screen on the way.

In every language, theme and text size, in portrait and landscape, by finger and by keypad alone: nothing is cut off or
too small, nothing stands out too little, everything has a name for the ear, nothing is in another language. Here few
visits show every two wishes but the languages together, and every language once; `make prove` walks all 288.
"""

from itertools import product

import pytest

from kiosk.visit import Comfort
from tests.journeys.house_tour import LANGUAGES, SIZES, Way
from tests.journeys.visits import FEW, HANDS, TEXTS, THEMES, few, lives_up_to_it
from tests.journeys.ways import pairs


@pytest.mark.timeout(600)
def test_anybody_gets_from_the_invitation_to_the_thanks_on_a_high_screen(tour):
    lives_up_to_it(tour("portrait"), few("portrait"), patience=2, thorough=False)


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("orientation", SIZES)
def test_anybody_gets_there_in_every_way(tour, orientation, hand, language):
    turn = LANGUAGES.index(language)
    ways = [
        (turn + number, Way(language, theme, size, orientation, hand))
        for number, (theme, size) in enumerate(product(THEMES, TEXTS))
    ]
    lives_up_to_it(tour(orientation), ways, patience=10, thorough=True)


def test_the_few_visits_show_every_two_wishes_together_and_every_language():
    rows = [(way.contrast, way.text_size, way.orientation, way.hand) for way in FEW]
    assert set().union(*map(pairs, rows)) == set().union(*map(pairs, product(THEMES, TEXTS, SIZES, HANDS)))
    assert {way.language for way in FEW} == set(LANGUAGES)
    assert len(FEW) <= 12


def test_the_comfort_a_visitor_sets_on_the_bar_stays_to_the_thanks(tour):
    here = tour("portrait")
    visitor = here.visitor
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Größe", "Kontrast", "Kontrast", "Sprache", "Türkçe")
    assert visitor.app.comfort.comfort == Comfort("tr", text_size=1, contrast=2)
    assert not here.faults(Way("tr", 2, 1, "portrait", "finger"))
