"""Grounds as they are drawn: what a change takes away is gone from the picture as well."""

import math

import pytest
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.visit import Comfort
from kiosk.widgets.chart import GROW_S, WAIT_S, Bar
from kiosk.widgets.fills import corners
from kiosk.widgets.glass import CHANGE_S
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.tile import Tile
from tests.kiosk.pixels import seen
from tests.kiosk.theatre import PORTRAIT


def colour(board, x, y):
    """Of one pixel of a board's picture, x and y from its lower left; (0, 0, 0, 0) where nothing is drawn."""
    texture = board.export_as_image().texture
    at = 4 * ((int(board.height) - 1 - y) * int(board.width) + x)  # its rows begin at the top
    return tuple(texture.pixels[at : at + 4])


def test_nothing_stays_of_an_outline_that_another_contrast_drew(visitor):
    board = Widget(size=(400, 400))
    tile = Tile(words="Rundgang", field=4, size_hint=(None, None), size=(400, 380))
    board.add_widget(tile)
    visitor.app.comfort.comfort = Comfort("de", contrast=2)
    visitor.waits(0.3)
    assert colour(board, 200, 370)[3]
    visitor.app.comfort.comfort = Comfort("de")
    tile.height = 150
    tile.depth = 0
    visitor.waits(0.3)
    assert colour(board, 200, 140)[3]
    assert not colour(board, 200, 370)[3]


def test_a_bar_of_nothing_draws_nothing(visitor):
    bar = Bar(words="Park", value="0 %", still=True, size_hint=(None, None), size=(400, 120))
    bar.share = 0.8
    visitor.waits(1.0)
    full = colour(bar, 60, 25)
    bar.share = 0.0
    visitor.waits(1.0)
    assert colour(bar, 60, 25) != full


def test_a_new_bar_grows_when_its_page_has_come_and_a_known_one_at_once(visitor):
    bar = Bar(words="Park", value="40 %")
    bar.share = 0.4
    visitor.waits(CHANGE_S)
    assert bar.shown == 0
    visitor.waits(WAIT_S + GROW_S + 0.2)
    assert bar.shown == pytest.approx(0.4)
    bar.share = 0.8
    visitor.waits(0.15)
    assert 0.4 < bar.shown < 0.8
    bar.share = 0.0
    visitor.waits(GROW_S + 0.1)
    assert bar.shown == 0


def test_what_is_scrolled_away_is_not_drawn(visitor):
    scroller = Scroller(size_hint=(None, None), size=(300, 200), pos=(100, 300))
    for _ in range(6):
        scroller.add_widget(Tile(words="Rundgang", field=4, size_hint_y=None, height=150))
    board = FloatLayout(size=PORTRAIT)
    board.add_widget(scroller)
    visitor.app.overlays.root.add_widget(board)
    visitor.waits(0.3)
    scroller.view.scroll_y = 0.5
    visitor.waits(0.1)
    drawn = seen(board)
    visitor.app.overlays.root.remove_widget(board)
    paper = drawn[20, 20]
    assert (drawn[400, 250] != paper).any()
    assert (drawn[:240] == paper).all()  # the arrow's shadow ends above
    assert (drawn[501:] == paper).all()


@pytest.mark.parametrize("diameter", [3, 20, 40, 192, 1000])
def test_a_circle_is_off_by_less_than_a_pixel_in_every_size(diameter):
    radius = diameter / 2
    assert radius * (1 - math.cos(math.pi / corners(diameter))) < 0.15
    assert 12 <= corners(diameter) < 180


def test_a_view_inside_another_one_is_cut_out_where_it_stands_now(visitor):
    inner = Scroller(size_hint_y=None, height=150)
    for _ in range(3):
        inner.add_widget(Tile(words="Rundgang", field=4, size_hint_y=None, height=150))
    outer = Scroller(size_hint=(None, None), size=(500, 600), pos=(100, 300))
    for part in (Widget(size_hint_y=None, height=300), inner, Widget(size_hint_y=None, height=900)):
        outer.add_widget(part)
    board = FloatLayout(size=PORTRAIT)
    board.add_widget(outer)
    visitor.app.overlays.root.add_widget(board)
    visitor.waits(0.3)
    outer.view.scroll_y = 0.9
    visitor.waits(0.3)
    _, low = inner.to_window(*inner.pos)
    drawn = seen(board)
    visitor.app.overlays.root.remove_widget(board)
    blue = (drawn == drawn[int(low) + 100, 130]).all(axis=2)[:, 130]
    assert low <= blue.argmax() < low + 20
    assert blue[int(low) : int(low) + 150].sum() == blue.sum()
