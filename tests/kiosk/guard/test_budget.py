"""How much of the screen's time an exhibit may take: counted by frames, forgotten after a while."""

import pytest

from kiosk.guard.budget import Budget, BudgetSettings

SETTINGS = BudgetSettings(frame_s=0.25, most=3, period_s=10)


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
    budget = Budget(BudgetSettings(frame_s=0.25, most=1, period_s=10))
    assert budget.spent("a", 0.5, 1) == (
        "too slow: 1 frames within 10 s took longer than 0.25 s each, the last one 0.50 s"
    )
