"""What a finger rests on is built, lettered and drawn before it is lifted."""

import pytest
from kivy.metrics import Metrics

from kiosk.visitors.eyes import Eyes
from kiosk.widgets.text import Words


@pytest.fixture
def at_home(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(3.0)  # until what was there before is cleaned away
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


def test_its_texts_stand_and_are_drawn_before_the_finger_is_lifted(at_home):
    app = at_home.app
    rests_on(at_home, "Eine Minute", frames=4)
    scene = app.navigator._built["survey:eine-minute"]
    assert at_home.place == "home"
    assert scene.widget.size == app.navigator.root.size
    words = [each for each in scene.widget.walk(restrict=True) if isinstance(each, Words) and each.words]
    assert "1 von 4" in [each.words for each in words]
    drawn = [each.texture for each in words if each.width and each.height]
    assert drawn
    assert None not in drawn
    set_before = {each: each.texture for each in words}
    at_home._finger.lift()
    at_home.waits(0.5)
    assert app.navigator.scene is scene
    assert {each: each.texture for each in words} == set_before, "nothing was set or drawn once more"


def test_a_language_chosen_meanwhile_is_the_one_it_opens_in(at_home):
    app = at_home.app
    rests_on(at_home, "Eine Minute", frames=4)
    app.comfort.speak("en")
    at_home._finger.lift()
    at_home.waits(0.5)
    assert at_home.place == "survey:eine-minute"
    assert at_home.sees("1 of 4")
    assert not at_home.sees("1 von 4")


def test_larger_letters_and_another_theme_chosen_meanwhile_are_those_it_opens_in(at_home):
    app = at_home.app
    rests_on(at_home, "Eine Minute", frames=4)
    app.comfort.next_size()
    app.comfort.next_contrast()
    at_home._finger.lift()
    at_home.waits(0.5)
    shown = [each for each in at_home.everything() if isinstance(each, Words) and each.words]
    assert {each.worn for each in shown} == {(app.theme, Metrics.sp)}
    assert all(each.setting.size == int(each.font_size) for each in shown)


def test_the_answers_stand_as_they_were_prepared_and_only_who_enters_begins_to_answer(at_home):
    app, kept = at_home.app, at_home.theatre.journal
    rests_on(at_home, "Eine Minute", frames=4)
    prepared = [answer.name for answer in app.navigator._built["survey:eine-minute"]._model.choices]
    assert prepared
    at_home._finger.lift()
    at_home.waits(0.5)
    assert [answer.name for answer in app.navigator.scene._model.choices] == prepared
    app.go("home")
    drafts = len(kept.records)
    rests_on(at_home, "Eine Minute", frames=4)
    app.end_visit()
    at_home._finger.lift()
    at_home.waits(0.5)
    assert len(kept.records) == drafts, "a survey that was only prepared is none that somebody left"


def test_who_only_taps_it_has_it_made_ready_in_turns_and_then_comes_to_it(at_home):
    app, tile = at_home.app, at_home.target("Eine Minute")
    at_home._finger.press(*tile.to_window(*tile.center))
    at_home._finger.lift()
    at_home.theatre.frame(1 / 60)
    assert tile.place not in app.navigator._built, "the touch is still drawn"
    assert (at_home.place, app.navigator.leading) == ("home", True)
    seen = []
    while app.navigator.leading:
        at_home.theatre.frame(1 / 30)
        seen.append((tile.place in app.navigator._built, at_home.place))
    assert len([built for built, place in seen if built and place == "home"]) == 2, "built, then its texts said"
    assert seen[-1] == (True, tile.place)
    assert at_home.sees("1 von 4")


def test_a_scripted_visitor_waits_for_the_page_that_is_being_made_ready(at_home):
    eyes = Eyes(at_home.app)
    at_home.app.lead("quiz")
    assert (at_home.app.navigator.at_rest, eyes.at_rest) == (True, False), "home stands, but nobody stays there"
    at_home.waits(1.0)
    assert (at_home.place, eyes.at_rest) == ("quiz", True)


def test_of_two_places_that_were_touched_the_last_one_opens_and_the_other_is_given_up(at_home):
    app = at_home.app
    app.lead("survey:eine-minute")
    at_home.waits(0.1)
    app.lead("quiz")
    at_home.waits(1.0)
    assert at_home.place == "quiz"
    assert "survey:eine-minute" not in app.navigator._built


def test_a_visit_that_ends_on_the_way_leads_nowhere(at_home):
    app = at_home.app
    app.lead("quiz")
    at_home.waits(0.1)
    app.end_visit()
    at_home.waits(1.0)
    assert at_home.place == "invitation"
    assert app.visit is None


def test_what_stands_and_is_lettered_opens_at_once(at_home):
    at_home.touches("Eine Minute")
    at_home.app.lead("home")
    assert at_home.place == "home"


def test_nobody_is_led_to_the_staff(at_home):
    at_home.touches("Eine Minute")
    at_home.app.lead("staff")
    at_home.waits(1.0)
    assert at_home.place == "home"


def test_the_answers_of_later_pages_are_built_while_the_first_one_is_read(at_home):
    at_home.touches("Eine Minute")
    screen = at_home.app.navigator.scene.widget
    assert 5 <= len(screen._choices) < 15
    at_home.waits(3.0)
    assert len(screen._choices) == 15, "the page with the districts has as many"
    assert at_home.sees("1 von 4")
    at_home.app.go("home")
    assert not screen._stocking._step_soon.is_triggered


def rests_on(visitor, words, frames):
    """A finger rests on a tile for so many frames."""
    tile = visitor.target(words)
    visitor._finger.press(*tile.to_window(*tile.center))
    for _frame in range(frames):
        visitor.theatre.frame(1 / 60)
