"""The priorities table: what is placed never exceeds ten, and two people are told where they differ most."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from exhibits.priorities.model import QUESTION, RECORD, TABLE, Seat, Table, counted, farthest, means, remarks
from kiosk import pack
from kiosk.results import Results

ROOT = Path(__file__).parents[2]
DORTMUND = ROOT / "assets/packs/dortmund"
DAY = date(2026, 11, 23)
TABLE_OF_DORTMUND = pack.table(DORTMUND, TABLE, Table)
NAMES = [measure.name for measure in TABLE_OF_DORTMUND.measures]


def seat(**placed: int) -> Seat:
    fresh = Seat.fresh(TABLE_OF_DORTMUND)
    return Seat(fresh.limit, {**fresh.placed, **placed})


def table(**changes: Any) -> Table:
    content = tomllib.loads((DORTMUND / TABLE).read_text("utf-8"))
    return msgspec.convert({**content, **changes}, Table)


def test_with_no_token_left_nothing_more_can_be_placed():
    full = seat(gruen=6, wege=4)
    assert full.left == 0
    assert full.more("hilfe") == full


def test_a_token_taken_back_can_be_placed_elsewhere():
    assert seat(gruen=6, wege=4).less("gruen").more("hilfe").placed["hilfe"] == 1


def test_an_empty_measure_gives_no_token_back():
    assert seat(gruen=1).less("wege") == seat(gruen=1)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(NAMES)), max_size=80))
def test_whatever_is_touched_tokens_are_neither_overspent_nor_lost(touches: list[tuple[bool, str]]):
    now = Seat.fresh(TABLE_OF_DORTMUND)
    for more, name in touches:
        now = now.more(name) if more else now.less(name)
        assert min(now.placed.values()) >= 0
        assert 0 <= now.left <= now.limit
        assert now.left + sum(now.placed.values()) == now.limit


def test_the_record_leaves_empty_measures_out_and_keeps_to_its_schema():
    data = seat(gruen=7, aemter=3).data(together=True)
    assert data == {"tokens": {"gruen": 7, "aemter": 3}, "together": True}
    schema = json.loads((ROOT / f"assets/schemas/{RECORD}.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    validator.validate(data)
    assert not validator.is_valid({"tokens": {"gruen": 0}, "together": True})
    assert not validator.is_valid({"tokens": {"gruen": 1}})


def test_the_mean_of_all_is_the_mean_of_their_tokens():
    results, given_tokens = Results(), (10, 4, 3, 2, 0)
    for tokens in given_tokens:
        data = seat(gruen=tokens, wege=10 - tokens).data(together=False)
        for question, options in counted(data):
            results.add(question, options, DAY)
    published = results.published(QUESTION)
    assert published is not None
    assert published.n == 5
    assert means(published) == pytest.approx({"gruen": sum(given_tokens) / 5, "wege": 10 - sum(given_tokens) / 5})


def test_two_people_are_told_the_measure_on_which_they_differ_most():
    measure = farthest(TABLE_OF_DORTMUND, seat(gruen=5, wege=5), seat(gruen=4, wege=1, hilfe=5))
    assert measure is not None
    assert measure.name == "hilfe"


def test_two_people_who_agree_are_told_no_measure():
    assert farthest(TABLE_OF_DORTMUND, seat(gruen=5, wege=5), seat(gruen=5, wege=5)) is None


def test_the_talk_prompt_names_measure_and_points_in_every_language():
    for words in TABLE_OF_DORTMUND.apart.values():
        told = words.format(measure="X", more=7, less=2)
        assert "X" in told
        assert "7" in told
        assert "2" in told


def test_seven_measures_do_not_fit_on_the_table():
    measures = tomllib.loads((DORTMUND / TABLE).read_text("utf-8"))["measures"]
    with pytest.raises(msgspec.ValidationError, match="7 measures are given"):
        table(measures=[*measures, measures[0]])


def test_a_place_in_the_talk_prompt_that_is_never_filled_is_remarked():
    (remark,) = remarks(table(apart={"de": "Bei {thema} …"}), DAY)
    assert remark.place == ("apart", "de")


def test_dortmunds_table_leaves_nothing_to_remark():
    assert list(remarks(TABLE_OF_DORTMUND, DAY)) == []
