"""The timeline's rules: order, room, today, filters, and states that go stale."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from exhibits.timeline import model
from exhibits.timeline.model import Entry, State, Timeline, Track
from kiosk import pack

TODAY = date(2026, 11, 23)
PACK = Path(__file__).parents[2] / "assets/packs/dortmund"


def entry(when, *, track=Track.PROJECT, state=State.DONE, **more):
    words = {"title": {"de": "Titel"}, "text": {"de": "Text"}, "source": "Rathaus"}
    return Entry(name=more.pop("name", when), when=when, track=track, state=state, **words, **more)


def timeline(*entries):
    return Timeline(first=2020, last=2027, entries=entries)


def test_entries_stand_in_the_order_of_their_days_and_never_on_top_of_each_other():
    axis = model.axis(timeline(entry("2023-09"), entry("2023-04-02"), entry("2021"), entry("2023-04-03")), TODAY)
    assert [each.when for each in axis.entries] == ["2021", "2023-04-02", "2023-04-03", "2023-09"]
    gaps = [b - a for a, b in zip(axis.along, axis.along[1:], strict=False)]
    assert min(gaps) > 0.04


def test_every_entry_stands_within_its_year():
    axis = model.axis(
        timeline(*(entry(f"{year}-{month:02}") for year in (2020, 2023, 2027) for month in (1, 6, 12))), TODAY
    )
    begins = {mark.year: mark.along for mark in axis.years} | {2028: 1.0}
    for each, along in zip(axis.entries, axis.along, strict=True):
        assert begins[each.day.year] < along < begins[each.day.year + 1]


def test_a_full_year_is_longer_than_an_empty_one():
    axis = model.axis(timeline(*(entry(f"2023-{month:02}") for month in range(1, 8))), TODAY)
    lengths = {a.year: b.along - a.along for a, b in zip(axis.years, axis.years[1:], strict=False)}
    assert lengths[2023] > 3 * lengths[2022]


@pytest.mark.parametrize("today", [date(2023, 1, 1), date(2023, 5, 1), date(2023, 12, 31), date(2024, 2, 29)])
def test_today_stands_between_what_has_been_and_what_is_to_come(today):
    axis = model.axis(timeline(entry("2023-04"), entry("2023-09"), entry("2024-06")), today)
    for each, along in zip(axis.entries, axis.along, strict=True):
        assert (along <= axis.today) == (each.day <= today)


def test_before_the_first_year_today_is_at_the_beginning_and_after_the_last_at_the_end():
    assert model.axis(timeline(entry("2021")), date(2019, 5, 5)).today == 0.0
    assert model.axis(timeline(entry("2021")), date(2030, 5, 5)).today == 1.0


def test_an_entry_outside_the_years_is_not_on_the_line_and_the_check_says_so():
    told = timeline(entry("2018-08-23"), entry("2021"))
    assert [each.when for each in model.axis(told, TODAY).entries] == ["2021"]
    assert any("nobody sees it" in remark.sentence and remark.fault for remark in model.remarks(told, TODAY))


def test_a_filter_leaves_its_own_line_and_none_leaves_all():
    entries = (entry("2021"), entry("2022", track=Track.ROOM), entry("2023"))
    assert model.shown(entries, Track.PROJECT) == [0, 2]
    assert model.shown(entries, None) == [0, 1, 2]


def test_the_next_entry_skips_what_is_filtered_and_ends_at_the_end():
    assert model.beside([0, 2, 5], 2, 1) == 5
    assert model.beside([0, 2, 5], 3, -1) == 2
    assert model.beside([0, 2, 5], 5, 1) is None
    assert model.beside([], 0, 1) is None


def test_a_running_state_is_told_for_a_year_and_then_only_as_the_last_that_is_known():
    running = entry("2025", state=State.RUNNING, dated="2025-06-03")
    assert model.standing(running, date(2026, 6, 3)) == (State.RUNNING, True)
    assert model.standing(running, date(2026, 6, 4)) == (State.RUNNING, False)


def test_whoever_looks_again_makes_a_state_fresh():
    running = entry("2025", state=State.IN_USE, dated="2025-06-03", checked=date(2026, 11, 1))
    assert model.standing(running, TODAY) == (State.IN_USE, True)


def test_of_a_running_state_without_any_date_nothing_is_told():
    assert model.standing(entry("2025", state=State.RUNNING), TODAY).state is None


def test_what_is_done_stays_done():
    assert model.standing(entry("2021"), TODAY) == (State.DONE, True)


def test_what_was_ahead_is_told_until_its_day_and_not_after():
    ahead = entry("2027-10", state=State.AHEAD)
    assert model.standing(ahead, date(2027, 9, 30)).state is State.AHEAD
    assert model.standing(ahead, date(2027, 10, 1)).state is None


@pytest.mark.parametrize("when", ["2023-13", "2023-02-30", "März 2023", "23-01-01"])
def test_a_date_that_does_not_exist_is_refused_with_how_to_write_one(when):
    with pytest.raises((ValueError, msgspec.ValidationError), match="write 2023, 2023-04 or 2023-04-17"):
        entry(when)


def test_the_check_names_twins_missing_sources_and_a_future_that_is_said_to_be_done():
    told = timeline(entry("2021"), entry("2021"), msgspec.structs.replace(entry("2022"), source=" "), entry("2027-01"))
    said = " ".join(remark.sentence for remark in model.remarks(told, TODAY) if remark.fault)
    assert "twice" in said
    assert "without a source" in said
    assert "can only be “ahead”" in said


def test_the_packs_timeline_has_no_fault_and_every_line_has_a_station():
    told = pack.table(PACK, model.TABLE, Timeline)
    assert [remark for remark in model.remarks(told, TODAY) if remark.fault] == []
    assert {each.track for each in told.entries} == set(Track)
