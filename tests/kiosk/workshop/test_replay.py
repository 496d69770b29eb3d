"""The same records give the same state, whatever comes twice, late, or in another order."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.workshop import commands
from kiosk.workshop.agenda import clock
from kiosk.workshop.errors import WorkshopRefused
from kiosk.workshop.replay import Workshops, replay
from sync.record import EXACT_TYPES, SURVEY_RESPONSE, Draft, Record
from tests.kiosk.workshop.evening import CODE, SOURCE, Evening

ACTS = {
    "go_on": lambda e, n: commands.go_on(e.workshop),
    "pause": lambda e, n: commands.pause(e.workshop),
    "resume": lambda e, n: commands.resume(e.workshop),
    "extend": lambda e, n: commands.extend(e.workshop, 60 * (n % 20 - 5)),
    "check_in": lambda e, n: commands.check_in(e.workshop),
    "check_out": lambda e, n: commands.check_out(e.workshop, n % 16),
    "groups": lambda e, n: commands.form_groups(e.workshop, 1 + n % 6),
    "answer": lambda e, n: commands.answer(e.workshop, e.workshop.run.step, {"mitreden": str(1 + n % 5)}),
    "dots": lambda e, n: commands.give_dots(e.workshop, e.workshop.run.step, {"a": 1 + n % 9}, 10),
    "note": lambda e, n: commands.write_note(e.workshop, "besprechen", f"Punkt {n}"),
    "show": lambda e, n: commands.show(e.workshop, e.workshop.run.step),
    "measure": lambda e, n: commands.start_campaign(e.workshop, "temperature", "Cel", {"raum": "", "kit": "red"}),
    "measured": lambda e, n: commands.end_campaign(e.workshop),
    "end": lambda e, n: commands.end(e.workshop),
}


def after(acts):
    """An evening on which these things were done, as far as they were not refused."""
    evening = Evening(guests=3)
    for name, number in acts:
        evening.later(seconds=number)
        try:
            evening.does(ACTS[name](evening, number))
        except (WorkshopRefused, AttributeError):  # AttributeError: no step is on
            continue
    return evening


EVENINGS = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 900)), max_size=30).map(after)


@settings(max_examples=60, deadline=None)
@given(EVENINGS, st.randoms(use_true_random=False))
def test_records_in_any_order_and_twice_give_the_same_state(evening, chance):
    mixed = [*evening.records, *evening.records[::2]]
    chance.shuffle(mixed)
    one_by_one = Workshops()
    for record in mixed:
        one_by_one.take(record)
    assert one_by_one[CODE] == replay(evening.records)[CODE] == evening.workshop


@settings(max_examples=40, deadline=None)
@given(EVENINGS, st.integers(0, 60))
def test_a_stop_anywhere_changes_nothing_of_what_follows(evening, cut):
    again = replay(evening.records[:cut])
    again.take_all(evening.records[cut:])
    assert again[CODE] == evening.workshop


@settings(max_examples=60, deadline=None)
@given(EVENINGS)
def test_whatever_is_done_the_clock_can_be_read_and_guests_have_a_group(evening):
    workshop = evening.workshop
    told = clock(workshop, evening.now)
    assert (told is None) == (workshop.run is None)
    if told is not None:
        assert 0 <= told.share <= 1
        assert told.left <= told.whole
    assert set(workshop.guests.values()) <= set(workshop.groups)
    assert all(run.ended is not None for run in workshop.runs[:-1])


def test_only_what_says_nothing_of_a_guest_is_timed_exactly():
    evening = after([("check_in", 61), ("go_on", 61), ("answer", 61), ("dots", 61), ("note", 61), ("groups", 61)])
    exact = {record.type.split(".")[3] for record in evening.records if record.type in EXACT_TYPES}
    coarse = {record.type.split(".")[3] for record in evening.records if record.time.endswith(":00:00Z")}
    assert {"planned", "opened", "step"} <= exact
    assert {"guest", "answer", "dots", "note", "groups"} <= coarse
    assert not {"guest", "answer", "dots", "note", "groups", "idea"} & exact


def test_a_survey_filled_during_the_workshop_is_its_feedback():
    evening = Evening(guests=1)
    for form in ("nach-der-werkstatt", "eine-minute"):
        data = {"form": form, "answers": {}}
        draft = Draft(SURVEY_RESPONSE, data, datetime(2026, 11, 25, 16, tzinfo=UTC))
        evening.records.append(Record.of(draft, SOURCE, len(evening.records) + 1))
    assert replay(evening.records)[CODE].feedback == 1


def test_kits_that_come_back_after_the_end_still_belong_to_it():
    evening = Evening(guests=1)
    evening.does(commands.start_campaign(evening.workshop, "temperature", "Cel", {"K1": "green"}))
    evening.does(commands.end(evening.workshop))
    data = {"workshop": CODE, "campaign": "c1", "instrument": "K1", "quantity": "temperature", "unit": "Cel"}
    data |= {"began": "2026-11-26T10:00:00Z", "values": [[0, 20.5], [60, 21]], "imported": True}
    evening.does(commands.Entry("org.projektor.workshop.measured.v1", data))
    assert evening.workshop.campaigns["c1"].counts_by_group() == {"green": 2}
