"""Every page of every exhibit in large letters, high contrast, lower and mirrored: nothing cut, too small or lost."""

import pytest

from kiosk.visit import Comfort
from tests.exhibits.scripts import SCRIPTS
from tests.exhibits.test_every_exhibit import Guest
from tests.kiosk.checker import faults
from tests.kiosk.theatre import LANDSCAPE, PORTRAIT

DIAGONAL_IN = 43.0
USUAL = Comfort("de")
HARDEST = (Comfort("de", text_size=2, contrast=2), Comfort("de", text_size=2, low=True))
ALL = (USUAL, Comfort("de", text_size=1), *HARDEST, Comfort("ar"), Comfort("ar", text_size=2), Comfort("ru"))


def looked_at(guest, comforts):
    """What is wrong with the page that is shown, by comfort."""
    visitor, found = guest.visitor, []
    for comfort in comforts:
        visitor.app.comfort.comfort = comfort
        visitor.waits(0.3)
        found += [(comfort, fault) for fault in faults(visitor.app.overlays.root, DIAGONAL_IN)]
    visitor.app.comfort.comfort = USUAL
    visitor.waits(0.2)
    return found


@pytest.mark.parametrize("kind", SCRIPTS)
def test_the_first_and_the_last_page_can_be_read_and_reached_by_whoever_finds_it_hardest(visitor, kind):
    guest = Guest(visitor, kind)
    guest.comes()
    assert looked_at(guest, HARDEST) == []
    guest.plays(guest.script.steps)
    assert looked_at(guest, HARDEST) == []


@pytest.mark.prove
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("kind", SCRIPTS)
def test_every_page_can_be_read_and_reached_in_every_comfort(theatre, kind, size):
    guest = Guest(theatre(size=size, languages=("de", "ar", "ru")), kind)
    guest.comes()
    found = looked_at(guest, ALL)
    for number, step in enumerate(guest.script.steps, 1):
        guest.touches(step.touch)
        found += [(number, *each) for each in looked_at(guest, ALL)]
    assert found == []
