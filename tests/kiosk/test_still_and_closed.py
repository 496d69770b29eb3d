"""Where nothing may move, and what stands there outside the hours: calm, dark, and never long in one place."""

from datetime import timedelta

import numpy as np
import pytest
from kivy.animation import Animation
from kivy.core.window import Window

from kiosk.screens.closed import WANDER_S
from kiosk.widgets.text import Words
from tests.kiosk import pixels
from tests.kiosk.contrast import luminance

NIGHT_S = 12 * 3600


def outside_the_hours(theatre):
    theatre.put_off(timedelta(seconds=NIGHT_S))


@pytest.fixture
def closed(theatre):
    """A kiosk at half past ten in the evening, after its hours."""
    visitor = theatre(outside_the_hours, hours=("10:00-18:00",) * 7)
    visitor.waits(1)
    assert visitor.place == "closed"
    return visitor


def lines(visitor):
    return [each for each in visitor.everything() if isinstance(each, Words) and each.words]


def test_after_the_hours_the_screen_is_dark_says_so_and_no_touch_opens_it(closed):
    assert len(lines(closed)) >= 2
    closed.touches_at(540, 900)
    closed.waits(0.5)
    assert closed.place == "closed"
    assert float(luminance(pixels.seen(closed.app.overlays.root)).mean()) < 0.02


def test_what_stands_on_the_closed_screen_wanders_and_never_leaves_it(closed):
    places = []
    for _turn in range(40):
        closed.theatre.time.seconds += WANDER_S
        closed.waits(0.3)
        for line in lines(closed):
            x, y = line.to_window(*line.center)
            wide, high = (side / 2 for side in line.texture_size)
            assert wide <= x <= Window.width - wide
            assert high <= y <= Window.height - high
        places.append(lines(closed)[0].to_window(*lines(closed)[0].center))
    apart = np.abs(np.diff(np.array(places), axis=0)).max(axis=1)
    assert (apart > 20).all(), "it never rests for two turns"
    assert np.ptp(np.array(places), axis=0).min() > 0.15 * min(Window.size)


def test_in_reduced_motion_nothing_moves(theatre, monkeypatch):
    started = []
    visitor = theatre(screen={"still": True})
    visitor.waits(0.2)  # Kivy has placed its window for a keyboard it does not have
    monkeypatch.setattr(Animation, "start", lambda animation, widget: started.append((animation, widget)))
    before = pixels.seen(visitor.app.overlays.root).copy()
    visitor.waits(1)
    assert (pixels.seen(visitor.app.overlays.root) == before).all(), "the light stands still"
    visitor.touches_at(540, 900)
    visitor.waits(0.3)
    visitor.touches("Hansaplatz")
    for place in ("compass", "city_map", "priorities", "timeline"):
        visitor.app.go("home")
        visitor.comes_to_rest()
        visitor.app.go(place)
        visitor.comes_to_rest()
        content = [t for t in visitor.targets() if type(t).__name__ in {"WheelWedge", "CityTile", "PriorityKey"}]
        for target in content[:2]:
            visitor.touches_at(*target.to_window(*target.center))
            visitor.comes_to_rest()
    assert not started
    assert visitor.app.navigator.at_rest
