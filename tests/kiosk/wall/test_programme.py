"""Which slide is on, and for how long."""

import pytest

from kiosk.wall.programme import LONGEST_S, SHORTEST_S, Programme, dwell
from kiosk.wall.slides import Call


def slide(key, *, alone=False, title="x"):
    return Call(key=key, overline="", title=title, alone=alone)


A, B, C = slide("a"), slide("b"), slide("c")


def keys(programme, looks):
    return [found.key if (found := programme.on(slides, at)) else None for at, slides in looks]


def test_each_slide_has_its_time_and_then_the_next_one_comes():
    looks = [(0, [A, B]), (11, [A, B]), (12, [A, B]), (23, [A, B]), (24, [A, B])]
    assert keys(Programme(), looks) == ["a", "a", "b", "b", "a"]


def test_a_slide_whose_content_changes_stays_as_long_as_it_would_have():
    assert keys(Programme(), [(0, [A, B]), (6, [slide("a", title="y"), B]), (12, [A, B])]) == ["a", "a", "b"]


def test_a_slide_that_is_gone_gives_way_at_once_to_the_one_behind_it():
    assert keys(Programme(), [(0, [A, B, C]), (12, [A, B, C]), (13, [A, C]), (14, [A])]) == ["a", "b", "c", "a"]


def test_a_new_slide_waits_for_its_turn():
    assert keys(Programme(), [(0, [B]), (5, [A, B, C]), (12, [A, B, C])]) == ["b", "b", "c"]


def test_a_slide_that_wants_to_be_alone_is_alone():
    clock = slide("clock", alone=True)
    looks = [(0, [A, B]), (3, [A, clock, B]), (90, [A, clock, B]), (91, [A, B])]
    assert keys(Programme(), looks) == ["a", "clock", "clock", "a"]


def test_without_slides_there_is_none_and_then_it_begins_anew():
    assert keys(Programme(), [(0, []), (1, [A]), (2, []), (3, [B])]) == [None, "a", None, "b"]


def test_the_time_of_each_can_be_given():
    assert keys(Programme(every=2), [(0, [A, B]), (1.9, [A, B]), (2, [A, B])]) == ["a", "a", "b"]


@pytest.mark.parametrize(("letters", "seconds"), [(1, SHORTEST_S), (165, 19.0), (2000, LONGEST_S)])
def test_long_texts_stay_longer_within_bounds(letters, seconds):
    assert dwell(slide("a", title="x" * letters)) == pytest.approx(seconds)


def test_the_dots_say_which_of_how_many():
    programme = Programme()
    programme.on([A, B, C], 0)
    programme.on([A, B, C], 12)
    assert programme.place([A, B, C]) == (1, 3)
