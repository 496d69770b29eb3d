"""Whatever somebody touches in the house: what stands on the glass is what a picture drawn anew shows."""

from functools import partial

import numpy as np
import pytest

from kiosk.visitors.eyes import Eyes
from kiosk.widgets.button import RoundKey
from kiosk.widgets.frame import ComfortKey
from tests.kiosk.theatre import LANDSCAPE, PORTRAIT

FRAME_S = 0.05
SETTLED = 24  # frames; pins have dropped, bars have grown, and all of it is drawn
NEARLY = 2  # of 255: smoothed edges
PLACES = (
    "home", "data", "survey:eine-minute", "city_map", "compass", "idea_pool", "measures_me", "priorities", "quiz",
    "sensor_wall", "timeline", "weekly_question",
)  # fmt: skip
USUAL = {("measures_me", "de", PORTRAIT), ("compass", "ar", LANDSCAPE)}  # in every run of the tests
WAYS = [
    pytest.param(place, language, size, marks=() if (place, language, size) in USUAL else pytest.mark.prove)
    for place in PLACES
    for language, size in (("de", PORTRAIT), ("ar", LANDSCAPE))
]


def pixels_of(glass):
    width, height = glass.picture.size
    return np.frombuffer(glass.picture.pixels, np.uint8).reshape(height, width, 4)[:, :, :3].astype(np.int16)


def differs(visitor, glass) -> str:
    """Where the picture is another than one that is drawn anew; empty when it is not."""
    kept = pixels_of(glass)
    glass.renew()
    visitor.waits(SETTLED * FRAME_S)
    rows, columns = np.where((abs(kept - pixels_of(glass)) > NEARLY).any(axis=2))
    return f"{columns.min()}-{columns.max()}, {rows.min()}-{rows.max()}" if len(rows) else ""


@pytest.mark.parametrize(("place", "language", "size"), WAYS)
def test_nothing_of_before_is_left_standing(theatre, monkeypatch, place, language, size):
    visitor = theatre(size=size, languages=("de", "ar"), simulated=True)
    monkeypatch.setattr("tests.kiosk.visitor.FRAME_S", FRAME_S)
    monkeypatch.setattr(visitor.theatre, "frame", partial(visitor.theatre.frame, drawn=True))
    visitor.touches_at(size[0] / 2, size[1] / 2)
    visitor.app.comfort.speak(language)
    visitor.app.go(place)
    visitor.comes_to_rest()
    glass, found = visitor.app.navigator.glass, []
    visitor.waits(SETTLED * FRAME_S)
    for step in range(5 if (place, language, size) in USUAL else 12):
        offered = [target for target in Eyes(visitor.app).offered() if not isinstance(target, ComfortKey | RoundKey)]
        target = offered[(7 * step) % len(offered)]
        visitor.touches_at(*visitor._brought_into_view(target))
        visitor.waits(SETTLED * FRAME_S)
        visitor.app.visit.touch(visitor.theatre.time())
        if where := differs(visitor, glass):
            found.append(f"{visitor.place}, after {target.spoken!r}: {where}")
    assert not found, "\n".join(found)
