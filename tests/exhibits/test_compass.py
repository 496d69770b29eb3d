"""The compass: three hearts and never four, projects only with a source, a profile against all."""

import json
import tomllib
from datetime import date
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from exhibits.compass.model import (
    QUESTION,
    RECORD,
    TABLE,
    Compass,
    Hearts,
    counted,
    favourites,
    reach,
    remarks,
)
from kiosk import pack, shapes
from kiosk.results import Results

ROOT = Path(__file__).parents[2]
DORTMUND = ROOT / "assets/packs/dortmund"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def compass() -> Compass:
    return pack.table(DORTMUND, TABLE, Compass)


def table(**changes: Any) -> Compass:
    content = tomllib.loads((DORTMUND / TABLE).read_text("utf-8"))
    return msgspec.convert({**content, **changes}, Compass)


def test_a_fourth_heart_is_not_given():
    hearts = Hearts(("f01", "f02", "f03"))
    assert hearts.complete
    assert hearts.touched("f04") == hearts


def test_a_heart_is_taken_back_by_a_second_touch_and_can_be_given_elsewhere():
    hearts = Hearts(("f01", "f02", "f03")).touched("f02")
    assert hearts.left == 1
    assert hearts.touched("f09").given == ("f01", "f03", "f09")


def test_the_record_does_not_tell_which_heart_came_first(compass: Compass):
    assert Hearts(("f12", "f02", "f10")).data(compass) == {"fields": ["f02", "f10", "f12"]}


def test_the_record_keeps_to_its_schema(compass: Compass):
    schema = json.loads((ROOT / f"assets/schemas/{RECORD}.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    validator.validate(Hearts(("f12", "f02", "f10")).data(compass))
    assert not validator.is_valid({"fields": ["f01", "f02"]})
    assert not validator.is_valid({"fields": ["f01", "f02", "f02"]})


def test_every_heart_of_a_record_counts_once(compass: Compass):
    results = Results()
    for third in ("f03", "f03", "f04", "f05", "f06"):
        for question, options in counted({"fields": ["f01", "f02", third]}):
            results.add(question, options, DAY)
    published = results.published(QUESTION)
    assert published is not None
    assert published.n == 5
    assert (published.share("f01"), published.share("f03"), published.share("f12")) == (1.0, 0.4, 0.0)
    assert [field.name for field in favourites(published, compass)] == ["f01", "f02"]


def test_the_most_loved_wedge_reaches_the_rim_and_the_others_in_proportion(compass: Compass):
    results = Results()
    for third in ("f03", "f03", "f04", "f05", "f06"):
        results.add(QUESTION, ("f01", "f02", third), DAY)
    assert reach(results.published(QUESTION), compass)[:4] == (1.0, 1.0, 0.4, 0.2)


def test_nothing_reaches_anywhere_before_there_is_a_result(compass: Compass):
    assert set(reach(None, compass)) == {0.0}


def test_the_wheel_has_twelve_fields_and_no_other_number():
    fields = tomllib.loads((DORTMUND / TABLE).read_text("utf-8"))["fields"]
    with pytest.raises(msgspec.ValidationError, match="12 fields; 11 are given"):
        table(fields=fields[:11])


def test_a_project_without_a_source_is_refused():
    project = tomllib.loads((DORTMUND / TABLE).read_text("utf-8"))["projects"][0]
    with pytest.raises(msgspec.ValidationError, match="has no source"):
        table(projects=[{**project, "source": ""}])


def test_fields_of_which_no_project_could_be_documented_have_none(compass: Compass):
    assert all(not compass.of(field) for field in ("f03", "f06", "f07", "f09", "f10", "f11"))


def test_a_project_whose_source_names_no_field_stands_in_none(compass: Compass):
    without = {project.name["de"] for project in compass.of("")}
    assert {"Baumsensorik", "Smarte Schulen", "Parkplatz-Sensorik", "Smartes Abfallmanagement"} <= without


def test_dortmunds_table_leaves_nothing_to_remark(compass: Compass):
    assert list(remarks(compass, DAY)) == []


def test_a_field_that_does_not_exist_is_remarked():
    project = tomllib.loads((DORTMUND / TABLE).read_text("utf-8"))["projects"][0]
    (remark,) = remarks(table(projects=[{**project, "field": "f13"}]), DAY)
    assert remark.place == ("projects", 0, "field")


@pytest.mark.parametrize("rtl", [False, True])
def test_a_finger_on_the_middle_of_a_wedge_is_on_that_wedge(rtl):
    for number in range(shapes.COUNT):
        at = shapes.place((500, 500), 70, shapes.middle(number, rtl=rtl))
        assert shapes.hit((500, 500), 40, 100, at, rtl=rtl) == number


def test_wedges_follow_clockwise_and_the_other_way_where_reading_runs_from_the_right():
    right, left = (500 + 70 * cos(pi / 6), 500 + 70 * sin(pi / 6)), (500 - 70 * cos(pi / 6), 500 + 70 * sin(pi / 6))
    assert shapes.hit((500, 500), 40, 100, right, rtl=False) == 2
    assert shapes.hit((500, 500), 40, 100, left, rtl=True) == 2


def test_beside_the_ring_there_is_no_wedge():
    assert shapes.hit((500, 500), 40, 100, (510, 510), rtl=False) is None
    assert shapes.hit((500, 500), 40, 100, (500, 601), rtl=False) is None


def test_neighbouring_wedges_keep_their_gap():
    _strip, one = shapes.wedge((0, 0), 40, 100, shapes.middle(0, rtl=False), 6)
    # the straight edge of the upright wedge leans by 15 degrees; half the gap lies between it and the line through 0
    x, y = one[0], one[1]  # the near corner to the right
    assert abs(x * cos(pi / 12) - y * sin(pi / 12)) == pytest.approx(3)
