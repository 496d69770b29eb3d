"""A kiosk that stays as it is: what it holds after many visits is what it held after few, and no frame comes late.

The short version is tests/kiosk/test_staying.py.
"""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.bench_frames import everything
from tests.journeys.kiosk import SMALL, Started

STILL = "still = true\n"
LEAKING = ("Widget", "Texture", "VertexInstruction", "events", "bound")


def found(plan: str, folder, *, size: str, seconds: float, wanted: str = ""):
    """What somebody with this plan found, with every exhibit of the house on the bill."""
    station = everything(folder, wanted)
    options = ("--station", station, "--data", folder / "data", "--size", size)
    with Started(plan, *options, script="tests/journeys/tourist.py") as run:
        assert run.ended(seconds) == 0, run.words()
    return json.loads(run.printed[0].text)


@pytest.mark.prove
@pytest.mark.timeout(7200)
def test_after_five_hundred_visits_memory_is_within_a_twentieth_of_that_after_fifty(tmp_path):
    held = found("visits:50:500", tmp_path, size=SMALL, seconds=7000, wanted=STILL)
    for what in LEAKING:
        assert held["500"][what] <= held["50"][what] * 1.02 + 5, held
    assert held["500"]["MB"] <= held["50"]["MB"] * 1.05, held


@pytest.mark.prove
@pytest.mark.timeout(900)
def test_in_ten_minutes_of_visitors_no_frame_takes_longer_than_a_tenth_of_a_second(tmp_path):
    """For an idle machine. What was on the screen in the longest frames stands in the failure."""
    told = found("tour:600", tmp_path, size="1080x1920", seconds=800)
    assert told["visits"] > 5
    assert told["longest"][0][0] <= 100, told
