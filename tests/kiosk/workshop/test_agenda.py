"""The agenda clock, from the instants in the records alone."""

from datetime import timedelta

from kiosk.workshop import commands
from kiosk.workshop.agenda import clock
from kiosk.workshop.replay import replay
from tests.kiosk.workshop.evening import CODE, Evening


def started(**later):
    evening = Evening(guests=3)
    evening.does(commands.go_on(evening.workshop))
    evening.later(**later)
    return evening


def test_before_the_first_step_there_is_no_clock():
    assert clock(Evening().workshop, Evening().now) is None


def test_a_step_of_ten_minutes_has_four_left_after_six():
    evening = started(minutes=6)
    told = clock(evening.workshop, evening.now)
    assert (told.left, told.face, told.share, told.over) == (240.0, "4:00", 0.6, False)


def test_the_last_minute_is_told_and_then_what_runs_over():
    evening = started(minutes=9, seconds=20)
    assert clock(evening.workshop, evening.now).soon
    evening.later(seconds=105)
    told = clock(evening.workshop, evening.now)
    assert (told.face, told.over, told.share) == ("+1:05", True, 1.0)


def test_a_pause_takes_no_time():
    evening = started(minutes=2)
    evening.does(commands.pause(evening.workshop))
    evening.later(minutes=30)
    assert clock(evening.workshop, evening.now).face == "8:00"
    assert clock(evening.workshop, evening.now).paused
    evening.does(commands.resume(evening.workshop))
    evening.later(minutes=1)
    assert clock(evening.workshop, evening.now).face == "7:00"


def test_pausing_twice_is_pausing_once():
    evening = started(minutes=2)
    evening.does(commands.pause(evening.workshop))
    evening.later(minutes=1)
    evening.does(commands.pause(evening.workshop))
    evening.later(minutes=1)
    assert clock(evening.workshop, evening.now).face == "8:00"


def test_more_time_and_less_time():
    evening = started(minutes=2)
    evening.does(commands.extend(evening.workshop, 300))
    assert clock(evening.workshop, evening.now).face == "13:00"
    evening.does(commands.extend(evening.workshop, -600))
    assert clock(evening.workshop, evening.now).face == "3:00"


def test_whoever_was_killed_shows_the_same_step_with_the_right_time():
    evening = started(minutes=3)
    again = replay(evening.records)[CODE]
    assert again.step.name == "ankommen"
    assert clock(again, evening.now + timedelta(minutes=4)).face == "3:00"


def test_a_machine_that_wakes_up_in_the_past_does_not_count_back():
    evening = started(minutes=3)
    evening.does(commands.extend(evening.workshop, 60))
    assert clock(evening.workshop, evening.now - timedelta(days=200)).face == "8:00"


def test_the_first_second_and_the_last_one_are_whole():
    evening = started(seconds=0.4)
    assert clock(evening.workshop, evening.now).face == "10:00"
    evening.later(minutes=9, seconds=59.5)
    assert clock(evening.workshop, evening.now).face == "0:01"
    evening.later(seconds=0.3)
    assert clock(evening.workshop, evening.now).face == "0:00"
