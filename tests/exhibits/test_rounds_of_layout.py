"""However deep a page is, it is laid out in few rounds: at twenty Kivy would draw it half done."""

import pytest

from tests.exhibits.scripts import SCRIPTS
from tests.exhibits.test_every_exhibit import Guest
from tests.kiosk.rounds import Rounds

MOST = 10
PAGES = ("home", "data", "barrier", "survey:eine-minute")


def opened(visitor, place):
    """The rounds of the first three pictures of a page that is built now."""
    rounds = Rounds()
    visitor.app.navigator._built.pop(place, None)
    visitor.app.go(place)
    for _picture in range(3):
        rounds.begin()
        visitor.theatre.frame(0.1)
    return rounds.most


@pytest.mark.parametrize("kind", SCRIPTS)
def test_an_exhibit_is_laid_out_in_few_rounds(visitor, kind):
    assert 1 < opened(visitor, Guest(visitor, kind).script.begins or kind) <= MOST


@pytest.mark.parametrize("place", PAGES)
def test_a_page_is_laid_out_in_few_rounds(visitor, place):
    assert 1 < opened(visitor, place) <= MOST
