"""What of the picture goes into the window: only what its buffer does not show already."""

import pytest
from kivy.clock import Clock
from kivy.graphics import Rectangle
from kivy.graphics.texture import Texture

from kiosk.widgets import buffer, lettering
from kiosk.widgets.damage import Box
from kiosk.widgets.pace import Pace
from kiosk.widgets.pane import Pane

HERE, THERE = Box(0, 0, 10, 10), Box(50, 60, 70, 80)


def places(pane):
    return sorted(
        (*map(int, each.pos), *map(int, each.size)) for each in pane.drawn.children if isinstance(each, Rectangle)
    )


@pytest.fixture
def pane(visitor):
    pane = Pane()
    pane.take(Texture.create(size=(100, 200)))
    return pane


def test_a_buffer_that_shows_the_last_picture_gets_what_has_changed_since(pane):
    pane.show([HERE], 0)
    assert pane.show([THERE], 1)
    assert places(pane) == [(50, 60, 20, 20)]


def test_an_older_one_gets_what_has_changed_before_as_well(pane):
    pane.show([pane.whole], 0)
    pane.show([HERE], 1)
    assert pane.show([THERE], 2)
    assert places(pane) == [(0, 0, 10, 10), (50, 60, 20, 20)]


@pytest.mark.parametrize("age", [0, 3, 7])
def test_one_that_nothing_is_known_of_gets_the_whole_picture(pane, age):
    pane.show([HERE], 1)
    assert not pane.show([THERE], age)
    assert places(pane) == [(0, 0, 100, 200)]


def test_another_picture_is_shown_whole_to_all_that_knew_the_last_one(pane):
    pane.show([HERE], 1)
    pane.take(Texture.create(size=(30, 40)))
    assert not pane.show([], 2)
    assert places(pane) == [(0, 0, 30, 40)]


def test_a_part_is_taken_from_its_own_place_in_the_picture(pane):
    pane.show([THERE], 1)
    [part] = [each for each in pane.drawn.children if isinstance(each, Rectangle)]
    assert part.tex_coords == pytest.approx((0.5, 0.3, 0.7, 0.3, 0.7, 0.4, 0.5, 0.4))


def test_a_surface_without_a_window_keeps_what_it_shows(visitor):
    assert buffer.age() == 1


def test_pixels_of_texts_are_drawn_a_few_at_a_time(visitor):
    lettering.fill(10)
    kept = [lettering.picture(lettering.Setting(f"Wort {number}", "Text", 31)) for number in range(5)]
    assert not lettering.fill(0)
    assert lettering.fill(10)
    assert all(texture.pixels for texture in kept)


def test_the_loop_rests_again_when_nothing_hurries_any_more():
    usual, pace = Clock._max_fps, Pace()
    pace.calm("leading")
    pace.hurry("leading")
    pace.hurry("drawing")
    pace.hurry("drawing")
    pace.calm("leading")
    assert Clock._max_fps == 0
    pace.calm("drawing")
    pace.calm("drawing")
    assert Clock._max_fps == usual
