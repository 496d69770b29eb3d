"""Measuring: raw series, offsets found side by side, what is odd, and files that kits bring back."""

from datetime import UTC, datetime
from statistics import median
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.reading import Quality, Reading
from kiosk.workshop import commands, kits
from kiosk.workshop.campaign import Campaign, odd, offsets
from kiosk.workshop.errors import WorkshopRefused
from kiosk.workshop.events import MEASURED
from kiosk.workshop.replay import replay
from kiosk.workshop.series import MOST, Claim, Series, measured
from tests.kiosk.doubles import ListJournal
from tests.kiosk.workshop.evening import CODE, FOUR, Evening

ZONE = ZoneInfo("Europe/Berlin")
CLAIM = Claim(CODE, "c1", "temperature", {"raum": "", "K1": "green"})


def reading(value, at, source="raum", quantity="temperature", quality=Quality.OK):
    return Reading(quantity, value, "Cel", at, FOUR.timestamp() + at, source, quality)


def recorder():
    journal = ListJournal()
    return Series(journal.append, lambda _done: None), journal


def values(journal):
    return [(r.data["instrument"], [v for _, v in r.data["values"]]) for r in journal.records]


def test_only_claimed_instruments_and_their_quantity_are_recorded():
    series, journal = recorder()
    series.add(reading(20, 0))
    series.claim(CLAIM)
    series.add(reading(21, 1))
    series.add(reading(22, 1, "K9"))
    series.add(reading(40, 1, quantity="relative_humidity"))
    series.add(reading(99, 1, quality=Quality.IMPLAUSIBLE))
    series.release()
    series.add(reading(23, 2))
    assert values(journal) == [("raum", [21])]


def test_values_reach_the_disk_in_groups_every_five_seconds_or_sixty_values():
    series, journal = recorder()
    series.claim(CLAIM)
    for second in range(7):
        series.add(reading(20 + second, second, "K1"))
    assert values(journal) == [("K1", [20, 21, 22, 23, 24, 25])]
    assert journal.records[0].data["group"] == "green"
    assert journal.records[0].data["began"] == "2026-11-25T16:00:00Z"
    for step in range(MOST + 1):
        series.add(reading(20, 100 + step / 50))
    assert [len(found) for _, found in values(journal)][1:] == [MOST]


def test_a_clock_that_is_set_back_begins_a_new_group():
    series, journal = recorder()
    series.claim(CLAIM)
    series.add(reading(20, 100))
    series.add(reading(21, 50))
    series.close()
    assert values(journal) == [("raum", [20]), ("raum", [21])]


def test_instruments_that_have_fallen_silent_are_not_offered():
    series, _ = recorder()
    series.add(reading(20, 0, "K1"))
    series.add(reading(20, 200, "raum"))
    assert list(series.instruments("temperature")) == ["raum"]


def test_side_by_side_the_offset_is_the_median_difference_and_one_gust_does_not_move_it():
    raum = [(float(t), 20.0 + t / 100) for t in range(0, 300, 2)]
    kit = [(float(t), 20.0 + t / 100 + 0.4 + (9 if 100 <= t < 110 else 0)) for t in range(1, 300, 2)]
    found = offsets({"raum": raum, "kit": kit}, "raum")
    assert found["kit"].offset == pytest.approx(-0.4, abs=0.02)
    assert "raum" not in found


def test_without_a_reference_the_median_of_all_is_it():
    series = {name: [(float(t), 20.0 + gap) for t in range(100)] for name, gap in (("a", 0.0), ("b", 1.0), ("c", -1.0))}
    found = offsets(series)
    assert {name: round(each.offset, 6) for name, each in found.items()} == {"a": 0.0, "b": -1.0, "c": 1.0}


@given(st.lists(st.floats(-40, 60, allow_nan=False), min_size=7, max_size=60), st.floats(200, 5000))
def test_one_broken_kit_is_found_whatever_it_sends_and_hides_nobody(usual, broken):
    assert len(usual) in odd([*usual, broken]) or max(usual) - min(usual) > 20


def test_few_values_and_equal_values_are_never_odd():
    assert odd([1, 2, 3, 900]) == frozenset()
    assert odd([20.0] * 50) == frozenset()
    assert odd([20.0] * 50 + [26.0]) == {50}


def measuring():
    evening = Evening(guests=3)
    evening.does(commands.start_campaign(evening.workshop, "temperature", "Cel", {"raum": "", "K1": "green"}))
    return evening, evening.workshop.campaigns["c1"]


def test_a_kits_file_is_read_however_a_spreadsheet_writes_it():
    _, campaign = measuring()
    german = "Messkoffer;Zeit;Wert;Ort\nK1;25.11.2026 17:10:00;21,5;Schatten\nK1;25.11.2026 17:11;22;Sonne\n"
    english = "kit,time,value,stop\nK1,2026-11-25T16:10:00Z,21.5,Schatten\nK1,2026-11-25 17:11:00,22,Sonne\n"
    for text in (german, english, "\ufeff" + german.replace("\n", "\r\n")):
        brought = kits.read(text.encode(), CODE, campaign, ZONE)
        assert not brought.bad, text
        assert brought.fresh == 2
        assert [(e.data["stop"], e.data["values"], e.data["began"]) for e in brought.entries] == [
            ("schatten", [[0.0, 21.5]], "2026-11-25T16:10:00Z"),
            ("sonne", [[0.0, 22.0]], "2026-11-25T16:11:00Z"),
        ]


def test_bad_lines_are_named_by_their_number_and_the_good_ones_are_kept():
    _, campaign = measuring()
    lines = ["kit;time;value", "K1;2026-11-25 17:10;21", ";2026-11-25 17:10;21", "K1;gestern;21"]
    lines += ["K1;2026-11-25 17:12;warm", "", "K1;2026-11-25 17:13;900", "K1;2026-11-25 17:14;22"]
    brought = kits.read("\n".join(lines).encode(), CODE, campaign, ZONE)
    assert [bad.line for bad in brought.bad] == [3, 4, 5, 7]
    assert "gestern" in str(brought.bad[1])
    assert brought.fresh == 2


def test_reading_a_file_twice_adds_nothing():
    evening, campaign = measuring()
    text = b"kit;time;value\nK1;2026-11-25 17:10;21\nK1;2026-11-25 17:11;22\n"
    evening.does(kits.read(text, CODE, campaign, ZONE).entries)
    again = kits.read(text, CODE, evening.workshop.campaigns["c1"], ZONE)
    assert (again.entries, again.fresh, again.known) == ((), 0, 2)


@settings(max_examples=80)
@given(st.binary(max_size=400))
def test_whatever_bytes_a_file_holds_it_ends_in_an_answer(content):
    _, campaign = Evening(), Campaign("c1", "", "temperature", "Cel", {}, datetime(2026, 11, 25, tzinfo=UTC))
    brought = kits.read(b"kit;time;value\n" + content, CODE, campaign, ZONE)
    assert brought.fresh + len(brought.bad) >= 0


def test_offsets_go_into_the_values_and_the_odd_one_of_a_stop_is_marked():
    evening, campaign = measuring()
    lines = ["kit;time;value;stop"]
    lines += [f"K1;2026-11-25 17:{minute:02};{20 + minute % 3 / 10};sun" for minute in range(20)]
    lines += ["K1;2026-11-25 17:30;29;sun"]
    evening.does(kits.read("\n".join(lines).encode(), CODE, campaign, ZONE).entries)
    campaign = evening.workshop.campaigns["c1"]
    found = campaign.values({"K1": offsets({"K1": [(0.0, 21.0)], "r": [(1.0, 20.0)]}, "r")["K1"]})
    assert [round(value.value, 1) for value in found if value.odd] == [28.0]
    assert median(value.value for value in found) == pytest.approx(19.1)
    assert {
        entry.type for entry in kits.read(b"kit;time;value\nX;2026-01-01 10:00;3", CODE, campaign, ZONE).entries
    } == {MEASURED}


def test_an_instrument_that_is_dealt_anew_leaves_what_it_measured_where_it_was():
    evening, _ = measuring()
    claim = lambda: Claim.of(CODE, evening.workshop.campaign)  # noqa: E731
    evening.does(measured(claim(), "K1", "Cel", evening.now, [(0.0, 21.0), (1.0, 21.2)]))
    evening.does(measured(claim(), "raum", "Cel", evening.now, [(0.0, 20.0)]))
    evening.does(commands.assign(evening.workshop, "K1", "red", "sun"))
    evening.does(commands.assign(evening.workshop, "raum", "blue"))
    evening.does(commands.assign(evening.workshop, "K9", "green", "Hörde"))  # nobody had claimed it
    evening.does(measured(claim(), "K1", "Cel", evening.now, [(0.0, 25.0)], stop=claim().stops["K1"]))
    evening.does(measured(claim(), "K9", "Cel", evening.now, [(0.0, 26.0)], stop=claim().stops["K9"]))
    campaign = evening.workshop.campaign
    assert campaign.counts_by_group() == {"green": 3, "": 1, "red": 1}
    assert campaign.claimed == {"raum": "blue", "K1": "red", "K9": "green"}
    assert [(each.instrument, each.group, each.stop) for each in campaign.batches[2:]] == [
        ("K1", "red", "sun"),
        ("K9", "green", "h-rde"),
    ]
    again = replay(reversed(evening.records))[CODE].campaign
    assert (again.claimed, again.stops, again.batches) == (campaign.claimed, campaign.stops, campaign.batches)


def test_nothing_is_dealt_to_a_group_that_is_not_there_or_while_nothing_is_measured():
    evening, _ = measuring()
    with pytest.raises(WorkshopRefused, match="no group violet"):
        commands.assign(evening.workshop, "K1", "violet")
    evening.does(commands.end_campaign(evening.workshop))
    with pytest.raises(WorkshopRefused, match="No measurement"):
        commands.assign(evening.workshop, "K1", "green")


def test_values_before_the_new_deal_are_flushed_under_the_old_one():
    series, journal = recorder()
    series.claim(CLAIM)
    series.add(reading(20, 0, "K1"))
    series.claim(Claim(CODE, "c1", "temperature", {"raum": "", "K1": "red"}, {"K1": "sun"}))
    series.add(reading(25, 1, "K1"))
    series.close()
    assert [(r.data["group"], r.data.get("stop")) for r in journal.records] == [("green", None), ("red", "sun")]
