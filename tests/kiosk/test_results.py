"""Honest results: nothing below the threshold, steps from there on, n and period always."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.results import Results

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def results():
    return Results(threshold=5)


def give(results, options, day=MONDAY):
    for option in options:
        results.add("q", (option,), day)


def test_nothing_is_published_below_the_threshold(results):
    give(results, "abab")
    assert results.published("q") is None
    assert results.missing("q") == 1


def test_the_fifth_answer_publishes_all_five(results):
    give(results, "abaab")
    published = results.published("q")
    assert (published.n, published.counts) == (5, {"a": 3, "b": 2})
    assert published.share("a") == pytest.approx(0.6)
    assert published.share("nobody chose this") == 0
    assert results.missing("q") == 0


def test_between_steps_the_published_result_stands_still(results):
    give(results, "aaaaa")
    for number in range(4):
        give(results, "b")
        assert results.published("q").counts == {"a": 5}, f"answer {6 + number} shows"
    give(results, "b")
    assert results.published("q").counts == {"a": 5, "b": 5}


def test_the_period_runs_from_the_first_to_the_last_counted_day(results):
    give(results, "aa", TUESDAY)
    give(results, "a", MONDAY)  # replayed out of order
    give(results, "aa", TUESDAY)
    assert (results.published("q").first, results.published("q").last) == (MONDAY, TUESDAY)


def test_several_options_of_one_person_count_as_one_answer(results):
    for _ in range(5):
        results.add("q", ("a", "b", "b"), MONDAY)
    published = results.published("q")
    assert (published.n, published.counts) == (5, {"a": 5, "b": 5})


def test_questions_do_not_mix(results):
    give(results, "aaaaa")
    assert results.published("other") is None
    assert results.missing("other") == 5


@given(st.lists(st.sampled_from("abc"), max_size=60), st.integers(2, 9))
def test_what_is_published_is_always_the_state_at_the_last_step(answers, threshold):
    results = Results(threshold)
    give(results, answers)
    whole = len(answers) // threshold * threshold
    published = results.published("q")
    if not whole:
        assert published is None
    else:
        assert published.n == whole
        assert published.counts == {o: answers[:whole].count(o) for o in set(answers[:whole])}


def test_an_answer_that_is_taken_back_leaves_the_result_at_the_next_step(results):
    give(results, "aaaaabbbbb")
    results.remove("q", ("b",))
    assert results.published("q").counts == {"a": 5, "b": 5}, "what is published stands still"
    give(results, "aaaaaa")
    assert (results.published("q").n, results.published("q").counts) == (15, {"a": 11, "b": 4})


def test_who_takes_an_answer_back_does_not_see_the_next_one(results):
    give(results, "aaaaa" * 2)
    results.remove("q", ("a",))
    give(results, "b")  # ten again, but one new answer: the difference would be that one
    assert results.published("q").counts == {"a": 10}


def test_what_is_left_below_the_threshold_is_not_shown_any_more(results):
    give(results, "aaaab")
    results.remove("q", ("b",))
    assert results.published("q") is None
    assert results.missing("q") == 1


@pytest.mark.parametrize(("wished", "needed"), [(8, 8), (2, 5)])
def test_a_question_may_need_more_answers_than_the_others_and_never_fewer(results, wished, needed):
    results.require("q", wished)
    give(results, "a" * (needed - 1))
    assert (results.published("q"), results.missing("q")) == (None, 1)
    give(results, "a" * needed)
    assert results.published("q").n == needed, "the next step is as large"
    assert results.threshold_of("other") == 5
