"""The question of the week: which one is asked on a day, and what a schedule may not hold."""

import json
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import msgspec
import pytest

from exhibits.weekly_question.model import (
    TABLE,
    Answer,
    Option,
    Question,
    Schedule,
    Turnstile,
    asked_on,
    earlier,
    following,
    remarks,
    vote,
)  # fmt: skip
from kiosk import pack

DORTMUND = Path(__file__).parents[3] / "assets/packs/dortmund"
MONDAY = date(2026, 11, 23)
TEXTS = {"de": "…"}


def question(name="q", first=MONDAY, last=MONDAY + timedelta(days=6), options=("a", "b")):
    return Question(name, first, last, TEXTS, TEXTS, TEXTS, tuple(Option(option, TEXTS) for option in options))


@pytest.mark.parametrize(("day", "asked"), [(-1, None), (0, "q"), (6, "q"), (7, None)])
def test_a_question_is_asked_from_its_first_to_its_last_day_both_included(day, asked):
    found = asked_on([question()], MONDAY + timedelta(days=day))
    assert (found and found.name) == asked


def test_of_overlapping_weeks_the_later_begun_is_asked():
    questions = [question("early", last=MONDAY + timedelta(days=30)), question("late", MONDAY + timedelta(days=3))]
    assert asked_on(questions, MONDAY + timedelta(days=2)).name == "early"
    assert asked_on(questions, MONDAY + timedelta(days=3)).name == "late"
    assert asked_on(reversed(questions), MONDAY + timedelta(days=3)).name == "late"
    assert asked_on(questions, MONDAY + timedelta(days=20)).name == "early"


def test_in_a_week_without_question_nobody_is_asked():
    assert asked_on([], MONDAY) is None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"options": ("a",)}, "has 1 options; 2 to 5 fit on one screen"),
        ({"options": tuple("abcdef")}, "has 6 options; 2 to 5"),
        ({"options": ("a", "a")}, "two options of the same name"),
        ({"last": MONDAY - timedelta(days=1)}, "ends (2026-11-22) before it begins (2026-11-23)"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_with_its_name(change, sentence):
    with pytest.raises(ValueError, match="question “q”") as refused:
        question(**change)
    assert sentence in str(refused.value)


def test_the_refusal_of_a_table_names_the_place():
    text = {"de": "…"}
    one = {"name": "q", "first": MONDAY, "last": MONDAY, "owner": text, "next": text, "text": text, "options": []}
    with pytest.raises(msgspec.ValidationError, match=r"0 options.*\$\.questions\[0\]"):
        msgspec.convert({"questions": [one]}, Schedule)


def told(*questions, today=MONDAY):
    return [
        (remark.sentence if hasattr(remark, "sentence") else str(remark))
        for remark in remarks(Schedule(questions), today)
    ]


def test_a_sound_schedule_gives_no_remark():
    assert told(question("a"), question("b", MONDAY + timedelta(days=7), MONDAY + timedelta(days=13))) == []


def test_what_the_type_cannot_say_is_remarked():
    later = MONDAY + timedelta(days=60)
    assert any("asked already" in line for line in told(question("a"), question("a", later, later)))
    assert any("one of them is never asked" in line for line in told(question("a"), question("b")))
    assert any(
        "the later begun is asked" in line for line in told(question("a"), question("b", MONDAY + timedelta(days=2)))
    )
    assert any("no question is asked on" in line for line in told(question("a"), today=later))


def test_an_answer_that_is_told_before_the_question_ends_is_remarked():
    early = msgspec.structs.replace(question(), answer=Answer(MONDAY, TEXTS))
    assert any("told before the question ends" in line for line in told(early))
    late = msgspec.structs.replace(question(), answer=Answer(MONDAY + timedelta(days=7), TEXTS))
    assert told(late) == []


def week(number, name):
    first = MONDAY + timedelta(days=7 * number)
    return question(name, first, first + timedelta(days=6))


def test_the_next_question_comes_by_itself_and_the_old_one_goes_to_the_earlier_ones():
    questions = [week(1, "second"), week(0, "first"), week(2, "third")]
    for day, asked, coming, over in ((0, "first", "second", []), (7, "second", "third", ["first"]),
                                     (14, "third", None, ["second", "first"])):  # fmt: skip
        today = MONDAY + timedelta(days=day)
        assert asked_on(questions, today).name == asked
        after = following(questions, today)
        assert (after and after.name) == coming
        assert [each.name for each in earlier(questions, today)] == over


def test_of_many_earlier_questions_the_newest_eight_are_shown():
    questions = [week(number, str(number)) for number in range(12)]
    names = [each.name for each in earlier(questions, MONDAY + timedelta(days=400))]
    assert names == [str(number) for number in range(11, 3, -1)]


def test_the_first_tap_of_a_visit_is_no_repetition():
    turnstile = Turnstile()
    assert not turnstile.repeats("q", 1, 100.0)
    assert not turnstile.repeats("q", 2, 130.0)


def test_a_second_tap_in_the_same_visit_is_flagged_however_late():
    turnstile = Turnstile()
    turnstile.repeats("q", 1, 100.0)
    assert turnstile.repeats("q", 1, 300.0)


def test_the_answer_to_another_question_is_no_repetition():
    turnstile = Turnstile()
    turnstile.repeats("q", 1, 100.0)
    assert not turnstile.repeats("r", 1, 300.0)


def test_a_tap_seconds_after_the_last_one_is_flagged_also_in_a_new_visit():
    turnstile = Turnstile()
    turnstile.repeats("q", 1, 100.0)
    assert turnstile.repeats("q", 2, 104.0)


@pytest.mark.parametrize("repeated", [False, True])
def test_a_vote_is_as_its_schema_says(repeated):
    schema = json.loads((DORTMUND.parents[1] / "schemas/org.projektor.vote.v1.json").read_text("utf-8"))
    data = vote("q", "a", repeated=repeated)
    jsonschema.validate(data, schema)
    assert ("repeat" in data) == repeated


def test_dortmunds_schedule_leaves_no_day_without_a_question():
    questions = pack.table(DORTMUND, TABLE, Schedule).questions
    assert all(asked_on(questions, date(2026, 11, 9) + timedelta(days=day)) for day in range(400))


def test_dortmunds_question_is_asked_today():
    schedule = pack.table(DORTMUND, TABLE, Schedule)
    assert asked_on(schedule.questions, MONDAY).name == "trinkbrunnen"
