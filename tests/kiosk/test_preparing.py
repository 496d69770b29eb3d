"""What a finger rests on is built before it is lifted."""

import pytest


@pytest.fixture
def at_home(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    return visitor


def test_what_a_finger_rests_on_is_built_before_it_is_lifted(at_home):
    built, tile = at_home.app.navigator._built, at_home.target("Eine Minute")
    at_home._finger.press(*tile.to_window(*tile.center))
    at_home.theatre.frame(1 / 60)
    assert tile.place not in built, "the touch is shown first"
    at_home.theatre.frame(1 / 60)
    scene = built[tile.place]
    assert at_home.place == "home"
    at_home._finger.lift()
    at_home.waits(0.5)
    assert at_home.app.navigator.scene is scene
    assert at_home.sees("1 von 4")


def test_what_was_built_for_a_finger_that_went_elsewhere_is_given_up(at_home):
    app, tile = at_home.app, at_home.target("Eine Minute")
    at_home._finger.press(*tile.to_window(*tile.center))
    at_home.waits(0.1)
    at_home._finger.move(tile.center_x, 5)
    at_home._finger.lift()
    at_home.waits(0.2)
    assert at_home.place == "home"
    app.go("quiz")
    assert tile.place not in app.navigator._built
