"""A software renderer gets pauses while a picture is drawn, and a screen that was left is given up at once."""

import gc
import weakref

import pytest

from kiosk.widgets import relief
from kiosk.widgets.glass import CHANGE_S
from kiosk.widgets.lettering import Provider


@pytest.mark.skipif("not relief.software()", reason="a graphics chip draws here: it gets no pauses")
def test_a_page_full_of_cards_is_drawn_in_parts(visitor, monkeypatch):
    pauses = []
    monkeypatch.setattr(relief, "glFinish", lambda: pauses.append("here"))
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.theatre.frame(0, drawn=True)
    grounds = sum(hasattr(widget, "edge_width") for widget in visitor.everything())
    pauses.clear()
    glass, passes = visitor.app.navigator.glass, []
    draw = glass._draw_in
    monkeypatch.setattr(glass, "_draw_in", lambda *where, **how: passes.append(draw(*where, **how)))
    glass.renew()
    while not glass.stands:
        visitor.theatre.frame(0, drawn=True)
    assert grounds // relief.GROUNDS <= len(pauses) <= len(passes) * (grounds // relief.GROUNDS + 1)


@pytest.mark.parametrize("place", ["city_map", "compass", "timeline", "data"])
def test_a_screen_that_was_left_is_gone_when_the_kiosk_cleans_up(visitor, place):
    visitor.touches_at(540, 900)
    visitor.app.go(place)
    visitor.comes_to_rest()
    left = weakref.ref(visitor.app.navigator.scene.widget)
    visitor.app.go("home")
    visitor.waits(2 * CHANGE_S + 0.1)
    gc.collect()
    assert left() is None


def test_a_text_that_is_shown_keeps_no_second_copy_of_its_pixels(visitor):
    provider = Provider(text="Hallo", font_name="Text", font_size=40)
    provider.refresh()
    assert any(provider.texture.pixels)  # asked for, they are drawn
    assert provider._surface is None
