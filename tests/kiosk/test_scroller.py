"""Where a column is cut: only at an end beyond which there is more of it."""

import gc
from itertools import pairwise
from types import MethodType

import numpy as np
import pytest
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from kiosk.visit import Comfort
from kiosk.widgets.scroller import Scroller
from kiosk.widgets.tile import Tile
from tests.kiosk.pixels import seen

SOFT = 4  # of 255: as much as a shadow may differ from one row of pixels to the next


@pytest.fixture
def column(visitor):
    """Home's, with a kiosk's tiles in it."""
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    [found] = [each for each in visitor.app.navigator.scene.widget.walk() if isinstance(each, Scroller)]
    return found


def steps_below(visitor, tile, reach):
    """How much neighbouring pixels differ at most, from a tile's edge down so far (px), near its left corner."""
    x, y = map(int, tile.to_window(tile.x + 90, tile.y))
    line = seen(visitor.app.overlays.root)[y - reach : y - 3, x].astype(int)
    return abs(np.diff(line, axis=0)).max()


def test_the_shadow_of_what_stands_last_fades_out_where_all_of_a_column_is_seen(visitor, column):
    assert not column.overflows
    lowest = min((each for each in column.walk() if isinstance(each, Tile)), key=lambda tile: tile.y)
    assert 0 < steps_below(visitor, lowest, 60) <= SOFT


def test_what_goes_on_below_is_cut_where_the_view_ends_and_not_at_its_beginning(visitor, column):
    visitor.app.comfort.comfort = Comfort("de", text_size=2)
    visitor.waits(0.3)
    view, hidden = column.view, column.ids.content.height - column.view.height
    assert hidden > 100
    _, low, _, high = view.extent
    assert low == view.y
    assert high > view.top


def test_halfway_it_is_cut_at_both_ends_and_at_the_bottom_at_its_beginning_alone(visitor, column):
    visitor.app.comfort.comfort = Comfort("de", text_size=2)
    visitor.waits(0.3)
    view = column.view
    view.scroll_y = 0.5
    assert view.extent == (view.x, view.y, view.right, view.top)
    view.scroll_y = 0.0
    assert view.extent[1] < view.y
    assert view.extent[3] == view.top


def test_the_last_shadow_comes_out_smoothly_as_the_end_is_reached(visitor, column):
    visitor.app.comfort.comfort = Comfort("de", text_size=2)
    visitor.waits(0.3)
    view, hidden = column.view, column.ids.content.height - column.view.height
    seen_below = []
    for left in range(60):  # px still hidden
        view.scroll_y = left / hidden
        seen_below.append(view.y - view.extent[1])
    assert seen_below[0] > 20
    assert seen_below[-1] == 0
    assert all(0 <= nearer - further <= 1 for nearer, further in pairwise(seen_below))


def test_an_arrow_that_has_no_room_of_its_own_stands_at_the_ends_of_the_lines(visitor):
    low, high = (Scroller(size_hint=(None, None), size=(700, height)) for height in (300, 900))
    for column in (low, high):
        column.add_widget(Widget(size_hint_y=None, height=2000))
        visitor.app.overlays.root.add_widget(column)
    visitor.waits(0.3)
    assert not low.view.foot
    assert high.view.foot > high.ids.more.height
    assert low.right < low.ids.more.center_x + low.ids.more.width / 5
    assert high.ids.more.center_x == pytest.approx(high.center_x, abs=1)
    for column in (low, high):
        visitor.app.overlays.root.remove_widget(column)


def test_a_column_that_is_scrolled_again_and_again_holds_nothing_more_for_it(visitor, column):
    visitor.app.comfort.comfort = Comfort("de", text_size=2)
    visitor.waits(1.0)
    for step in range(30):
        column.view.scroll_y = step / 30
        visitor.waits(0.1)
    view = column.view.__self__  # not Kivy's weak reference to it
    bound = [each for each in gc.get_objects() if type(each) is MethodType and each.__self__ is view]
    assert not [each for each in bound if each.__func__ is ScrollView._change_bar_color]


def test_its_bar_is_strong_while_it_is_scrolled_and_pale_when_it_stands_whatever_the_contrast(visitor, column):
    app, view = visitor.app, column.view
    app.comfort.comfort = Comfort("de", text_size=2)
    visitor.waits(1.0)
    assert view._bar_color == view.bar_inactive_color == list(app.theme.line)
    view.scroll_y = 0.5
    visitor.waits(0.1)
    assert view._bar_color == view.bar_color == list(app.theme.brand)
    visitor.waits(1.0)
    app.comfort.comfort = Comfort("de", text_size=2, contrast=1)
    visitor.waits(0.3)
    assert view._bar_color == list(app.theme.line)
