"""Texts that wait to be set: a page full of them takes several turns, and nobody sees half of it."""

import pytest
from kivy.uix.floatlayout import FloatLayout

from kiosk.widgets.glass import HELD
from kiosk.widgets.queue import LEAST_S, TURN_S, queue
from kiosk.widgets.text import Words

SETTING_S = 0.007  # a slow machine's text


@pytest.fixture
def slow(visitor, monkeypatch):
    """Every text takes this long to be set, in turns of the usual length; what was set, in order."""
    compose, was_set = Words.compose, []

    def slowly(text):
        visitor.theatre.time.seconds += SETTING_S
        was_set.append(text.words)
        return compose(text)

    monkeypatch.setattr(Words, "compose", slowly)
    monkeypatch.setattr(queue, "turn_s", TURN_S)
    yield was_set
    while queue:
        visitor.theatre.frame(0.01)


def some(number):
    page = FloatLayout()
    for each in range(number):
        page.add_widget(Words(words=f"Text {each}", size_hint_x=None, width=300))
    return page


def test_so_many_are_set_in_a_turn_as_there_is_time_for_each_once_and_in_the_order_they_came(visitor, slow):
    page = some(12)
    turns = 0
    while queue:
        before = len(slow)
        visitor.theatre.frame(0.01)
        assert (len(slow) - before - 1) * SETTING_S <= TURN_S
        turns += 1
    assert turns == 3
    assert slow == [each.words for each in reversed(page.children)]


def test_however_late_a_turn_is_some_text_is_set_in_it(visitor, slow, monkeypatch):
    monkeypatch.setattr(queue, "turn_s", -1.0)
    page = some(4)
    turns = 0
    while queue:
        visitor.theatre.frame(0.01)
        turns += 1
    assert len(slow) == len(page.children)
    assert turns <= len(page.children) * SETTING_S / LEAST_S + 1


def test_one_that_cannot_be_set_keeps_no_other_from_it(visitor, slow, monkeypatch):
    page = some(3)
    compose = Words.compose
    broken = page.children[1]

    def breaks(text):
        if text is broken:
            raise ValueError("no such font")
        return compose(text)

    monkeypatch.setattr(Words, "compose", breaks)
    with pytest.raises(ValueError, match="no such font"):
        visitor.theatre.frame(0.01)
    while queue:
        visitor.theatre.frame(0.01)
    assert all(each.texture is not None for each in page.children if each is not broken)


def test_a_page_in_another_language_is_seen_when_all_of_it_is_set(visitor, slow):
    glass, theatre = visitor.app.navigator.glass, visitor.theatre

    def drawn():
        theatre.frame(0, drawn=True)
        return bytes(glass.picture.texture.pixels)

    def settled():
        while queue or not glass.stands:
            drawn()
        return drawn()

    visitor.app.go("home")
    visitor.waits(1.0)
    glass.renew()
    german = settled()
    visitor.app.comfort.speak("en")
    seen = []
    while not seen or queue or not glass.stands:
        seen.append(drawn())
    glass.renew()
    english = settled()
    assert german != english
    assert seen.count(german) >= 2, "all was set in one turn: nothing is shown"
    assert set(seen) == {german, english}


def test_texts_that_never_end_do_not_keep_everything_else_from_being_seen(visitor, slow, monkeypatch):
    glass = visitor.app.navigator.glass
    visitor.theatre.frame(0.01, drawn=True)
    drawn = []
    monkeypatch.setattr(glass, "_draw", lambda **how: drawn.append(how) or [])
    page = some(40)
    for turn in range(HELD + 1):
        for text in page.children:
            text.words = f"{text.words} {turn}"
        glass.canvas.ask_update()
        visitor.theatre.frame(0.01, drawn=True)
    assert len(drawn) == 1
