"""Every page of the staff area: nothing cut, nothing too small for a finger, everything named for the ear."""

import pytest

from kiosk.staff.roles import Role
from kiosk.visit import Comfort
from tests.kiosk.checker import faults
from tests.kiosk.staff.people import PIN, comes_in
from tests.kiosk.theatre import LANDSCAPE, PORTRAIT

DIAGONAL_IN = 43.0


def looked_over(kiosk):
    """Page by page, as a technician sees them."""
    scene = kiosk.app.navigator.scene
    found = []
    for name in scene.entries:
        scene.go(name)
        kiosk.comes_to_rest()
        found += [f"{name}: {fault}" for fault in faults(kiosk.app.overlays.root, DIAGONAL_IN)]
    return found


def test_every_page_fits_a_high_screen(inside):
    assert not looked_over(inside)


@pytest.mark.prove
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["high", "wide"])
@pytest.mark.parametrize("comfort", [Comfort("de"), Comfort("de", text_size=2, contrast=2), Comfort("en", text_size=1)])
def test_every_page_fits_every_screen_in_every_size_of_text(theatre, size, comfort):
    kiosk = theatre(size=size)
    kiosk.theatre.backstage.gate.set_pin(Role.TECHNICIAN, PIN)
    comes_in(kiosk)
    kiosk.app.comfort.comfort = comfort
    kiosk.comes_to_rest()
    assert not looked_over(kiosk)
