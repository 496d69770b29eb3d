"""Screens nobody sees give the pictures of their words back, and get them again when somebody does."""

from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.text import Words, rest, wake


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
