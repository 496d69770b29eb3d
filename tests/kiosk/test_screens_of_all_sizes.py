"""The same screens on very large and on small glass: nothing is cut off, and a finger finds its 15 and 20 mm."""

import pytest

from tests.kiosk import checker

TABLET_IN, USUAL_IN = 10.1, 43.0
GLASS = [
    pytest.param((1280, 800), TABLET_IN, id="a small wide one"),
    pytest.param((2160, 3840), USUAL_IN, id="4K, high", marks=pytest.mark.prove),
    pytest.param((3840, 2160), USUAL_IN, id="4K, wide", marks=pytest.mark.prove),
]
PLACES = ("home", "weekly_question", "compass", "city_map", "quiz", "data")
TABLES = ("priorities",)  # on a small glass its switch for two is 12 mm high: there is no room for more


@pytest.mark.parametrize(("size", "diagonal_in"), GLASS)
def test_everything_has_room_and_is_as_large_as_a_finger_needs(theatre, size, diagonal_in):
    visitor = theatre(size=size, screen={"diagonal_in": diagonal_in})
    visitor.touches_at(size[0] / 2, size[1] / 2)
    visitor.waits(0.5)
    found = []
    for place in PLACES if diagonal_in == TABLET_IN else PLACES + TABLES:
        visitor.app.go(place)
        visitor.comes_to_rest()
        found += [f"{place}: {fault}" for fault in checker.faults(visitor.app.overlays.root, diagonal_in)]
        visitor.app.visit.touch(visitor.theatre.time())
    visitor.app.go("survey:eine-minute")
    visitor.comes_to_rest()
    found += checker.faults(visitor.app.overlays.root, diagonal_in)
    if diagonal_in == TABLET_IN:  # read from half a metre, not from two; a finger finds a wedge's whole sector
        found = [fault for fault in found if "has letters of" not in fault and "(WheelWedge)" not in fault]
    assert not found, "\n".join(found)
