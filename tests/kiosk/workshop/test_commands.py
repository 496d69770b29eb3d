"""What a host and the guests can do, and what is refused."""

from collections import Counter

import pytest

from kiosk.workshop import commands, events, polls
from kiosk.workshop.errors import WorkshopRefused
from tests.kiosk.workshop.evening import Evening


def test_twelve_guests_have_numbers_and_three_colours_of_four():
    workshop = Evening(guests=12).workshop
    assert sorted(workshop.guests) == list(range(1, 13))
    assert Counter(workshop.guests.values()) == {"green": 4, "red": 4, "blue": 4}


def test_a_number_is_never_given_out_twice():
    evening = Evening(guests=3)
    evening.does(commands.check_out(evening.workshop, 3))
    evening.does(commands.check_in(evening.workshop))
    assert sorted(evening.workshop.guests) == [1, 2, 4]


def test_nobody_checks_in_when_all_places_are_taken():
    evening = Evening(guests=15)
    with pytest.raises(WorkshopRefused, match="All 15 places"):
        commands.check_in(evening.workshop)


def test_groups_are_formed_anew_with_as_few_moves_as_are_fair():
    evening = Evening(guests=12)
    before = dict(evening.workshop.guests)
    evening.does(commands.form_groups(evening.workshop, 4))
    after = evening.workshop.guests
    assert Counter(after.values()) == {"green": 3, "red": 3, "blue": 3, "yellow": 3}
    assert sum(before[number] != after[number] for number in after) == 3


def test_a_guest_moves_to_another_group():
    evening = Evening(guests=3)
    evening.does(commands.move(evening.workshop, 1, "blue"))
    assert evening.workshop.members("blue") == (1, 3)


def test_the_agenda_goes_on_to_its_end_and_no_further():
    evening = Evening(guests=1)
    for step in evening.template.steps:
        evening.does(commands.go_on(evening.workshop))
        assert evening.workshop.step.name == step.name
    with pytest.raises(WorkshopRefused, match="last step"):
        commands.go_on(evening.workshop)
    evening.does(commands.end(evening.workshop))
    assert evening.workshop.step is None
    assert not evening.workshop.running


def test_a_step_may_be_skipped_or_gone_back_to():
    evening = Evening(guests=1)
    evening.does(commands.begin_step(evening.workshop, "messgang"))
    evening.does(commands.begin_step(evening.workshop, "sensoren"))
    assert [run.step for run in evening.workshop.runs] == ["messgang", "sensoren"]
    assert evening.workshop.following.name == "nebeneinander"


def answers(evening, step, chosen):
    for option in chosen:
        evening.does(commands.answer(evening.workshop, step, {"mitreden": option}))


def test_nothing_is_told_while_people_answer_and_everything_once_it_is_shown():
    evening = Evening(guests=7)
    evening.does(commands.go_on(evening.workshop))
    answers(evening, "ankommen", "1122233")
    assert polls.told(evening.workshop, "ankommen", "mitreden") is None
    assert evening.workshop.answered("ankommen", "mitreden") == 7
    evening.does(commands.show(evening.workshop, "ankommen"))
    told = polls.told(evening.workshop, "ankommen", "mitreden")
    assert (told.n, told.counts) == (7, {"2": 3, "1": 2, "3": 2})


def test_four_answers_are_never_told():
    evening = Evening(guests=4)
    evening.does(commands.go_on(evening.workshop))
    answers(evening, "ankommen", "1122")
    evening.does(commands.end(evening.workshop))
    assert polls.told(evening.workshop, "ankommen", "mitreden") is None


def test_nobody_answers_more_often_than_there_are_guests_nor_after_the_results():
    evening = Evening(guests=5)
    evening.does(commands.go_on(evening.workshop))
    answers(evening, "ankommen", "12345")
    with pytest.raises(WorkshopRefused, match="As many people"):
        commands.answer(evening.workshop, "ankommen", {"mitreden": "1"})
    evening.does(commands.check_in(evening.workshop))
    evening.does(commands.show(evening.workshop, "ankommen"))
    with pytest.raises(WorkshopRefused, match="results are shown"):
        commands.answer(evening.workshop, "ankommen", {"mitreden": "1"})


def test_going_on_publishes_what_was_answered():
    evening = Evening(guests=5)
    evening.does(commands.go_on(evening.workshop))
    answers(evening, "ankommen", "12345")
    entries = commands.go_on(evening.workshop)
    assert [entry.type for entry in entries] == [events.SHOWN, events.STEP]


def test_a_question_asked_twice_gives_the_shift_between_first_and_last():
    evening = Evening(guests=5)
    evening.does(commands.go_on(evening.workshop))
    answers(evening, "ankommen", "11122")
    evening.does(commands.begin_step(evening.workshop, "besprechen"))
    assert polls.shift(evening.workshop, "mitreden") is None
    answers(evening, "besprechen", "14444")
    evening.does(commands.end(evening.workshop))
    shift = polls.shift(evening.workshop, "mitreden")
    assert shift.change("4") == pytest.approx(0.8)
    assert shift.change("1") == pytest.approx(-0.4)


def test_dots_are_counted_by_people_and_by_dots():
    evening = Evening(guests=6)
    evening.does(commands.begin_step(evening.workshop, "vermuten"))
    for _ in range(5):
        evening.does(commands.give_dots(evening.workshop, "vermuten", {"a": 7, "b": 3, "c": 0}, 10))
    with pytest.raises(WorkshopRefused, match="1 to 10 dots"):
        commands.give_dots(evening.workshop, "vermuten", {"a": 11}, 10)
    assert polls.dotted(evening.workshop, "vermuten") is None
    evening.does(commands.show(evening.workshop, "vermuten"))
    told = polls.dotted(evening.workshop, "vermuten")
    assert (told.n, told.counts) == (5, {"a": 35, "b": 15})


def test_a_note_is_masked_changed_and_taken_back():
    evening = Evening(guests=1)
    evening.does(commands.write_note(evening.workshop, "besprechen", "Fragen Sie anna@example.org"))
    evening.does(commands.write_note(evening.workshop, "besprechen", "Mehr Schatten"))
    assert evening.workshop.notes["besprechen"] == {"n1": "Fragen Sie […]", "n2": "Mehr Schatten"}
    evening.does(commands.write_note(evening.workshop, "besprechen", "", note="n1"))
    assert evening.workshop.notes["besprechen"] == {"n2": "Mehr Schatten"}


def test_two_workshops_do_not_run_at_the_same_time():
    evening = Evening()
    other = Evening(opened=False)
    with pytest.raises(WorkshopRefused, match="still running"):
        commands.open_doors(other.workshop, other.template, evening.workshop)


def test_a_planned_workshop_is_cancelled_and_gone_from_the_list():
    evening = Evening(opened=False)
    assert evening.workshops.planned == (evening.workshop,)
    evening.does(commands.cancel(evening.workshop))
    assert evening.workshops.planned == ()
