"""Screens nobody sees give the pictures of their words back, and get them again when somebody does, or before."""

from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.lettering import Provider
from kiosk.widgets.resting import draw_ahead, rest, wake
from kiosk.widgets.text import Words


def test_a_page_that_was_taken_off_meanwhile_is_drawn_when_it_comes_back_with_the_same_words(visitor):
    root, page, words = BoxLayout(), BoxLayout(), Words(words="Danke")
    page.add_widget(words)
    root.add_widget(page)
    visitor.waits(0.1)
    assert words.texture is not None
    rest(root)
    assert words.texture is None
    root.remove_widget(page)
    wake(root)
    root.add_widget(page)
    visitor.waits(0.1)
    assert words.texture is not None


def test_what_is_drawn_ahead_is_drawn_then_and_no_more_when_it_is_seen(visitor, monkeypatch):
    drawn = []
    render = Provider._render_end
    monkeypatch.setattr(Provider, "_render_end", lambda each: drawn.append(each.text) or render(each))
    root = BoxLayout()
    root.add_widget(Words(words="Danke für alles", size_hint_x=None, width=600))
    root.add_widget(Words())
    visitor.waits(0.1)
    assert not drawn
    draw_ahead(root)
    assert drawn == ["Danke für alles"]
    root.children[1].texture.bind()
    assert drawn == ["Danke für alles"]
