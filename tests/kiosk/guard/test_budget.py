"""How much of the screen's time an exhibit may take: counted by frames, forgotten after a while."""

import pytest

from kiosk.guard.budget import Budget, BudgetSettings

SETTINGS = BudgetSettings(((0.25, 3),), period_s=10)


def verdicts(frames):
    budget = Budget(SETTINGS)
    return [bool(budget.spent(kind, seconds, at)) for kind, seconds, at in frames]


@pytest.mark.parametrize(
    ("frames", "stopped"),
    [
        ([("a", 0.3, 1), ("a", 0.3, 2), ("a", 0.3, 3)], [False, False, True]),
        ([("a", 0.25, 1), ("a", 0.25, 2), ("a", 0.25, 3)], [False, False, False]),
        ([("a", 0.3, 1), ("a", 0.1, 2), ("a", 0.3, 3), ("a", 0.3, 4)], [False, False, False, True]),
        ([("a", 0.3, 1), ("a", 0.3, 2), ("a", 0.3, 12), ("a", 0.3, 12.5)], [False, False, False, False]),
        ([("a", 0.3, 1), ("b", 0.3, 2), ("a", 0.3, 3), ("b", 0.3, 4)], [False, False, False, False]),
        ([("a", 9, 1)], [False]),
    ],
)
def test_an_exhibit_is_too_slow_when_enough_frames_took_too_long_in_a_short_time(frames, stopped):
    assert verdicts(frames) == stopped


def test_the_reason_says_how_often_how_long_and_how_much():
    budget = Budget(BudgetSettings(((0.25, 1),), period_s=10))
    assert budget.spent("a", 0.5, 1) == (
        "too slow: 1 frames within 10 s took longer than 0.25 s each, the last one 0.50 s"
    )


def stopped_after(own_s, pause_s, minutes=1):
    """How many seconds a visitor sees frames that take an exhibit so long, with a pause in between; None for ever."""
    budget, at = Budget(BudgetSettings()), 0.0
    while at < minutes * 60:
        at += own_s
        if budget.spent("a", own_s, at):
            return at
        at += pause_s
    return None


@pytest.mark.parametrize("own_s", [0.11, 0.15, 0.24, 0.26, 1.0])
def test_an_exhibit_that_holds_up_every_frame_is_stopped_within_ten_seconds(own_s):
    """Drawing takes as long again on a slow machine, and still it is seen."""
    assert stopped_after(own_s, pause_s=0.2) <= 10


@pytest.mark.parametrize(
    ("own_s", "pause_s"),
    [(0.09, 0.0), (0.2, 0.5), (0.24, 0.3), (0.4, 3.0)],
    ids=["just within a frame", "somebody types", "somebody plays in a hurry", "a page every three seconds"],
)
def test_a_good_exhibit_on_a_slow_machine_is_not_stopped(own_s, pause_s):
    assert stopped_after(own_s, pause_s) is None
