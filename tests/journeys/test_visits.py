"""Visits from the invitation through an exhibit and a survey to the thanks, and a look at every screen on the way.

In every language, theme and text size, in portrait and landscape, by finger and by keypad alone: nothing is cut off or
too small, nothing stands out too little, everything has a name for the ear, nothing is in another language. Here few
visits show every two wishes together; `make prove` walks all 288.
"""

from itertools import product

import pytest

from kiosk.visit import Comfort
from tests.journeys.house_tour import LANGUAGES, SIZES, Tour, Way
from tests.journeys.ways import covering, pairs

THEMES, TEXTS, HANDS = range(3), range(3), ("finger", "keypad")
FEW = [Way(*row) for row in covering(LANGUAGES, THEMES, TEXTS, tuple(SIZES), HANDS)]
REACHED = {"invitation", "home", "weekly_question", "thanks"}


@pytest.fixture
def tour(forms_cache):
    """Opens a kiosk in an orientation, with all that can be seen on it."""
    from tests.kiosk.conftest import close_resting

    close_resting()
    opened = []

    def open_tour(orientation):
        opened.append(Tour(forms_cache, orientation))
        return opened[0]

    yield open_tour
    for each in opened:
        each.close()


def lives_up_to_it(tour, ways, *, patience, thorough):
    """Every visit reaches its thanks, and nothing on its screens is wrong."""
    wrong = []
    for number, way in ways:
        walk, found, places = tour.goes(way, number, patience=patience, thorough=thorough)
        assert not walk.lost, f"{way}: {walk.lost}"
        assert walk.finished_survey
        assert places >= REACHED
        wrong += found
    assert not wrong, "\n".join(dict.fromkeys(wrong))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("orientation", SIZES)
def test_anybody_gets_from_the_invitation_to_the_thanks(tour, orientation, hand):
    ways = [(n, way) for n, way in enumerate(FEW) if (way.orientation, way.hand) == (orientation, hand)]
    lives_up_to_it(tour(orientation), ways, patience=2, thorough=False)


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


def test_the_few_visits_show_every_two_wishes_together():
    rows = covering("abcdefgh", THEMES, TEXTS, "pl", "fk")
    assert set().union(*map(pairs, rows)) == set().union(*map(pairs, product("abcdefgh", THEMES, TEXTS, "pl", "fk")))
    assert len(rows) <= 30


def test_the_comfort_a_visitor_sets_on_the_bar_stays_to_the_thanks(tour):
    here = tour("portrait")
    visitor = here.visitor
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Größe", "Kontrast", "Kontrast", "Sprache", "Türkçe")
    assert visitor.app.comfort.comfort == Comfort("tr", text_size=1, contrast=2)
    assert not here.faults(Way("tr", 2, 1, "portrait", "finger"))
