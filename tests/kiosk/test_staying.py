"""What visits leave behind in the process: nothing that was not there before. 500 of them are in tests/journeys."""

import gc
from functools import partial

import pytest

from kiosk import housekeeping, navigator
from kiosk.visit import Comfort
from kiosk.widgets.text import Words
from tests.leaking import leaking


def visit(visitor):
    """Every exhibit is opened, the last one in another language, and the visitor walks away."""
    app = visitor.app
    app.go("home")
    for kind in visitor.theatre.house.plays:
        app.go(kind)
        visitor.waits(0.2)
    app.comfort.speak("en")
    visitor.waits(0.1)
    one = leaking()["Widget"]
    app.end_visit()
    visitor.waits(3.0)
    return one


def test_a_second_visit_to_every_exhibit_leaves_as_much_standing_as_the_first(visitor):
    while visitor.app.navigator.build_ahead():
        pass
    open_one = visit(visitor)
    first = leaking()
    visit(visitor)
    second = leaking()
    assert all(second[what] <= first[what] + 3 for what in first), (first, second)
    assert first["Widget"] < open_one - 50, "the exhibit that was open last was not given up"


def test_what_was_left_is_cleaned_away_once_and_when_the_next_page_stands(visitor, monkeypatch):
    app, cleaned = visitor.app, []
    app.go("home")
    app.go("quiz")
    visitor.waits(0.5)
    scene = app.navigator.scene
    monkeypatch.setattr(housekeeping, "clean", lambda: cleaned.append(app.navigator.at_rest) or 0)
    app.go("home")
    assert app.navigator.scene is not scene
    visitor.theatre.frame(0.05)
    assert cleaned == []
    visitor.waits(3.0)
    assert cleaned == [True]


def test_where_much_came_free_it_is_cleaned_once_more_in_a_turn_of_its_own(visitor, monkeypatch):
    freed, cleaned = [50_000, 20_000, 12], []
    visitor.app.go("home")
    visitor.waits(3.0)
    monkeypatch.setattr(housekeeping, "clean", lambda: cleaned.append(visitor.theatre.time.seconds) or freed.pop(0))
    visitor.app.go("quiz")
    visitor.app.go("home")
    visitor.waits(6.0)
    assert len(cleaned) == 1, "nothing is drawn here: a picture waits in every turn"
    for _ in range(20):
        visitor.theatre.frame(0.1, drawn=True)
    assert freed == []
    assert len({*cleaned}) == 3


def test_nothing_is_cleaned_while_somebody_waits_for_a_page(visitor, monkeypatch):
    app, cleaned = visitor.app, []
    monkeypatch.setattr(navigator, "PUT_OFF", 0)  # not for a picture either
    monkeypatch.setattr(housekeeping, "clean", lambda: cleaned.append(app.navigator.leading) or 50_000)
    app.go("quiz")
    app.go("home")
    for _ in range(30):
        visitor.theatre.frame(0.1, drawn=True)
    assert len(cleaned) > 1
    app.lead("compass")
    for _ in range(30):
        visitor.theatre.frame(0.1, drawn=True)
    assert app.navigator.place == "compass"
    assert not any(cleaned)


def test_when_a_visit_is_over_the_kiosk_cleans_up_behind_it(visitor, monkeypatch):
    cleaned = []
    visitor.app.go("home")
    visitor.waits(0.5)
    monkeypatch.setattr(housekeeping, "clean", lambda: cleaned.append(visitor.place) or 0)
    visitor.app.end_visit()
    visitor.waits(3.0)
    assert cleaned == ["invitation"]


def test_whoever_goes_on_faster_than_pages_are_cleaned_away_has_two_of_them_cleaned_before_one_more_is_built(
    visitor, monkeypatch
):
    app, cleaned = visitor.app, []
    app.go("home")
    visitor.waits(3.0)
    monkeypatch.setattr(housekeeping, "clean", lambda: cleaned.append("compass" in app.navigator._built) or 0)
    app.go("quiz")
    app.go("home")
    app.lead("timeline")
    visitor.waits(0.6)
    assert app.navigator.place == "timeline"
    assert cleaned == [], "one that was left may wait"
    app.go("home")
    app.lead("compass")
    visitor.waits(0.6)
    assert app.navigator.place == "compass"
    assert cleaned == [False]


def test_home_listens_once_to_the_exhibit_that_stands_large_on_it_however_often_it_is_opened(visitor):
    app = visitor.app
    for _ in range(4):
        app.go("home")
        visitor.waits(0.2)
        app.go("quiz")
        visitor.waits(0.2)
    app.go("home")
    place = app.navigator.scene.widget.ids.poster.__self__
    gc.unfreeze()
    listening = [each for each in gc.get_objects() if type(each) is partial and each.args[:1] == (place,)]
    gc.freeze()
    assert len(listening) == 1


@pytest.mark.parametrize("pause", [0.1, 3.0], ids=["at once", "later"])
def test_home_is_dressed_for_the_next_visitor_in_a_quiet_moment_or_when_they_come(visitor, pause):
    app = visitor.app
    app.go("home")
    visitor.waits(0.5)
    app.comfort.comfort = Comfort("en", text_size=2)
    visitor.waits(0.5)
    app.end_visit()
    home = app.navigator._built["home"].widget
    assert all(each.asleep for each in home.walk(restrict=True) if isinstance(each, Words))
    visitor.waits(pause)
    visitor.touches_at(540, 900)
    visitor.waits(1.0)
    assert visitor.place == "home"
    words = [each for each in home.walk(restrict=True) if isinstance(each, Words) and each.words and each.width]
    assert visitor.sees("Stadtkarte")
    assert all(each.texture is not None for each in words)
    assert max(each.font_size for each in words) < 80, "in the usual letters"


def test_home_keeps_its_words_when_the_next_visitor_sees_it_as_it_was(visitor):
    app = visitor.app
    app.go("home")
    visitor.waits(0.5)
    app.end_visit()
    assert not any(each.asleep for each in app.navigator._built["home"].widget.walk() if isinstance(each, Words))
