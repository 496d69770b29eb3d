"""Which visits are walked, and what each of them must live up to."""

from itertools import cycle

from tests.journeys.house_tour import LANGUAGES, SIZES, Way
from tests.journeys.ways import covering

THEMES, TEXTS, HANDS = range(3), range(3), ("finger", "keypad")
# Every two of theme, text size, orientation and hand together; the languages take turns.
FEW = [
    Way(language, *row)
    for language, row in zip(cycle(LANGUAGES), covering(THEMES, TEXTS, tuple(SIZES), HANDS), strict=False)
]
REACHED = {"invitation", "home", "weekly_question", "thanks"}


def few(orientation):
    return [(number, way) for number, way in enumerate(FEW) if way.orientation == orientation]


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
