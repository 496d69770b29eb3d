"""The course of one instrument, told with times instead of waiting for them."""

from devices.course import Course
from devices.reading import State

HERE, AGAIN = (1, 2, 3), (9, 2, 3)


def test_an_instrument_that_was_never_there_is_absent():
    course = Course(max_age=5)
    assert not course.may_open(0.0, None)
    assert course.state is State.ABSENT


def test_from_the_first_sight_to_live():
    course = Course(max_age=5)
    assert course.may_open(0.0, HERE)
    assert course.state is State.OPENING
    course.opened(0.1)
    course.heard(1.0, ready=False)
    assert course.state is State.WARMING
    course.heard(2.0, ready=True)
    assert course.state is State.LIVE


def test_a_silent_instrument_is_stale_and_live_again_with_its_next_value():
    course = Course(max_age=5)
    course.may_open(0.0, HERE)
    course.opened(0.0)
    course.heard(1.0, ready=True)
    course.passed(6.0)
    assert course.state is State.LIVE
    course.passed(6.1)
    assert course.state is State.STALE
    course.heard(7.0, ready=True)
    assert course.state is State.LIVE


def test_an_open_port_that_never_says_a_word_is_stale_too():
    course = Course(max_age=5)
    course.may_open(0.0, HERE)
    course.opened(0.0)
    course.passed(5.1)
    assert course.state is State.STALE


def test_a_refusing_port_is_tried_after_growing_pauses_up_to_ten_seconds():
    course = Course(max_age=5)
    now, pauses, last = 0.0, [], 0.0
    while len(pauses) < 8:
        if course.may_open(now, HERE):
            pauses.append(now - last)
            last = now
            course.failed(now, "held by another program")
        now += 0.25
    assert pauses == [0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 10.0, 10.0]
    assert (course.state, course.detail) == (State.LOST, "held by another program")


def test_a_retry_does_not_change_the_state_until_it_succeeds():
    course = Course(max_age=5)
    course.may_open(0.0, HERE)
    course.failed(0.0, "held")
    assert course.may_open(0.6, HERE)
    assert course.state is State.LOST


def test_what_reappears_is_tried_at_once_whatever_the_pause():
    course = Course(max_age=5)
    for now in (0.0, 1.0, 3.0, 7.0):
        assert course.may_open(now, HERE)
        course.failed(now, "gone")
    assert not course.may_open(8.0, HERE)
    assert course.may_open(8.1, AGAIN)
    course.failed(8.1, "gone")
    assert not course.may_open(8.2, None)
    assert course.may_open(8.3, AGAIN)


def test_a_port_that_opens_and_dies_without_a_value_does_not_spin():
    course = Course(max_age=5)
    for now, expected in ((0.0, True), (0.2, False), (0.5, True), (1.0, False), (1.5, True)):
        assert course.may_open(now, HERE) is expected
        if expected:
            course.opened(now)
            course.failed(now, "gone")
