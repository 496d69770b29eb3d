"""Five visitors walk through the default station: what they leave behind, and that the city gets exactly this."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import cv2
import pytest

from tests.journeys.kiosk import City, by_source, journals, kiosk

if TYPE_CHECKING:
    from pathlib import Path

VISITORS = 5


class Evening(NamedTuple):
    data: Path
    shots: Path
    code: int
    summary: dict
    said: str
    durable: list[str]


@pytest.fixture(scope="module")
def evening(tmp_path_factory) -> Evening:
    """One run for all tests of this file: it takes most of a minute."""
    folder = tmp_path_factory.mktemp("evening")
    with kiosk(folder / "data", "--visitors", VISITORS, "--shots", folder / "shots") as run:
        code = run.ended(110.0)
    return Evening(folder / "data", folder / "shots", code, run.summary(), run.words(), run.durable())


def test_it_ends_by_itself_and_says_that_all_went_well(evening):
    assert evening.code == 0, evening.said
    assert evening.summary["visitors"] == VISITORS
    assert evening.summary["waiting"] == 0
    assert evening.summary["parked"] == 0
    assert evening.summary["errors"] == 0, evening.said
    assert 0 < evening.summary["ready_s"] < 20


def test_every_finished_answer_is_delivered(evening):
    assert evening.summary["answers"] >= VISITORS  # whoever stays to the end leaves more than one
    assert evening.summary["delivered"] >= evening.summary["answers"]
    assert len(set(evening.durable)) == evening.summary["answers"]


def test_both_instruments_were_heard(evening):
    assert {"feinstaub", "raum"} <= set(evening.summary["instruments"])
    assert evening.summary["readings"] > 20
    instruments = Counter(
        line.split(b'"instrument":"')[1].split(b'"')[0] for line in journals(evening.data) if b".reading." in line
    )
    assert {b"feinstaub", b"raum"} <= set(instruments)


def test_the_pictures_show_something_else_than_black(evening):
    pictures = sorted(evening.shots.glob("*.png"))
    places = {picture.stem.split("-", 1)[1] for picture in pictures}
    assert {"invitation", "home", "weekly_question", "survey-eine-minute", "thanks", "sensor_wall"} <= places
    for picture in pictures:
        pixels = cv2.imread(str(picture))
        assert pixels.shape == (640, 360, 3), picture.name
        # Some visitors choose a dark ground: what is written and drawn on it is at least a thirtieth of the picture.
        assert (pixels.max(axis=2) > 32).mean() > 1 / 30, f"{picture.name} is black"
        assert pixels.reshape(-1, 3).std(axis=0).max() > 12, f"{picture.name} is a plain ground"
        assert len(set(map(bytes, pixels[::4, ::4].reshape(-1, 3)))) > 20, f"{picture.name} has next to no colours"


def test_each_screen_is_pictured_as_itself(evening):
    pictures = [picture.read_bytes() for picture in evening.shots.glob("*.png")]
    assert len(set(pictures)) == len(pictures)


def test_the_feed_of_the_hub_is_byte_for_byte_what_the_journals_hold(evening):
    held = journals(evening.data)
    with City(evening.data) as city:
        pulled = city.feed()
    assert by_source(pulled) == by_source(held)
    assert len(by_source(pulled)) == 2  # answers and telemetry
    assert len(pulled) == len(held)
    ids = {line.split(b'"id":"')[1][:36].decode() for line in pulled}
    assert len(ids) == len(pulled)
    assert set(evening.durable) <= ids
