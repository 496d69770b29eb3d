"""The clock that can be turned forward."""

from kiosk.clock import SkippingClock


def test_it_runs_with_the_clock_it_is_given_and_keeps_what_was_skipped():
    seconds = iter([10.0, 11.0, 11.5]).__next__
    clock = SkippingClock(seconds)
    assert clock() == 10.0
    clock.skip(30)
    assert clock() == 41.0
    clock.skip(0.5)
    assert clock() == 42.0
