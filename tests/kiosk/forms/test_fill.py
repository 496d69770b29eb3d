"""A visitor's walk through surveys written as tables."""
# ruff: noqa: E501  a survey's table is as wide as its columns

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.forms.errors import AnswersError

NOW = datetime(2026, 11, 23, 15, 17, 42, tzinfo=ZoneInfo("Europe/Berlin"))

TRAVEL = """
    | survey |
    | | type                | name  | label::Deutsch (de) | label::English (en) | relevant      | required | constraint | constraint_message::Deutsch (de) | constraint_message::English (en) | appearance |
    | | note                | hello | Guten Tag           | Good day            |               |     |          |                   |            | |
    | | select_one yes_no   | bus   | Fahren Sie Bus?     | Do you take the bus? |              | yes |          |                   |            | quick |
    | | integer             | rides | Wie oft?            | How often?          | ${bus} = 'y'  |     | . < 100  | Höchstens 99.     | At most 99. | |
    | | select_multiple why | why   | Warum?              | Why?                | ${bus} = 'n'  |     |          |                   |            | |
    | | text                | idea  | Idee nach ${rides}? | Idea after ${rides}? |              |     |          |                   |            | |
    | choices |
    | | list_name | name | label::Deutsch (de) | label::English (en) |
    | | yes_no    | y    | Ja                  | Yes                 |
    | | yes_no    | n    | Nein                | No                  |
    | | why       | far  | zu weit             | too far             |
    | | why       | slow | zu langsam          | too slow            |
"""


def shown(fill):
    return [question.label for question in fill.page.questions] if fill.page else None


def test_one_question_stands_on_a_page_and_hidden_ones_are_passed_over(visit):
    fill = visit(TRAVEL)
    seen = []
    for ref, value in [("hello", None), ("bus", "n"), ("why", ("far",)), ("idea", "mehr Busse")]:
        seen.append(fill.page.questions[0].ref)
        if value:
            assert fill.answer(ref, value) is None
        assert fill.next()
    assert seen == ["/data/hello", "/data/bus", "/data/why", "/data/idea"]
    assert fill.page is None
    assert not fill.next()


def test_progress_counts_only_questions_now_relevant(visit):
    fill = visit(TRAVEL)
    fill.next()
    assert fill.position == (1, 2)
    fill.answer("bus", "y")
    assert fill.position == (1, 3)
    fill.next()
    assert fill.position == (2, 3)


def test_a_required_question_holds_the_visitor_with_a_word(visit):
    fill = visit(TRAVEL)
    fill.next()
    assert not fill.next()
    assert fill.check_page() == {"/data/bus": "Bitte beantworten Sie diese Frage."}


def test_a_question_not_required_may_be_passed_without_answer(visit):
    fill = visit(TRAVEL)
    fill.next()
    fill.answer("bus", "y")
    fill.next()
    assert not fill.page.questions[0].required
    assert fill.next()
    assert shown(fill) == ["Idee nach ?"]


def test_a_broken_constraint_is_told_and_the_visitors_number_stays_to_be_mended(visit):
    fill = visit(TRAVEL)
    fill.next()
    fill.answer("bus", "y")
    fill.next()
    assert fill.answer("rides", 7) is None
    assert fill.answer("rides", 500).message == "Höchstens 99."
    assert fill.value("rides") == 500
    assert not fill.next()
    assert fill.submission(NOW).answers["rides"] == 7
    fill.language = "en"
    assert fill.check_page() == {"/data/rides": "At most 99."}
    assert fill.answer("rides", 99) is None
    assert fill.next()


def test_the_language_can_change_in_the_middle_and_answers_stay(visit):
    fill = visit(TRAVEL)
    fill.next()
    fill.answer("bus", "y")
    fill.next()
    fill.answer("rides", 12)
    fill.next()
    assert shown(fill) == ["Idee nach 12?"]
    fill.language = "en"
    assert shown(fill) == ["Idea after 12?"]
    fill.language = "tr"
    assert fill.language == "de"
    fill.back()
    fill.back()
    assert [choice.label for choice in fill.page.questions[0].choices] == ["Ja", "Nein"]
    assert fill.value("bus") == "y"


def test_an_answer_to_a_question_now_hidden_is_left_out_but_comes_back(visit):
    fill = visit(TRAVEL)
    fill.next()
    fill.answer("bus", "y")
    fill.next()
    fill.answer("rides", 12)
    fill.back()
    fill.answer("bus", "n")
    assert "rides" not in fill.submission(NOW).answers
    assert b"rides" not in fill.submission(NOW).xml
    fill.answer("bus", "y")
    assert fill.submission(NOW).answers == {"bus": "y", "rides": 12}


def test_the_first_page_has_nothing_before_it(visit):
    assert not visit(TRAVEL).back()


def test_the_same_submission_asked_twice_is_the_same_bytes(visit):
    fill = visit(TRAVEL)
    first = fill.submission(NOW)
    assert fill.submission(NOW + timedelta(hours=3)) == first
    assert first.instance_id.startswith("uuid:")
    assert first.instance_id.encode() in first.xml


def test_two_visitors_never_share_an_instance_id(visit):
    assert visit(TRAVEL, seed=1).submission(NOW).instance_id != visit(TRAVEL, seed=2).submission(NOW).instance_id


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("integer", "drei", "Bitte geben Sie eine ganze Zahl ein."),
        ("integer", 1.5, "Bitte geben Sie eine ganze Zahl ein."),
        ("decimal", "x", "Bitte geben Sie eine Zahl ein."),
        ("date", "2026-02-30", "Bitte geben Sie ein Datum ein, das es gibt."),
        ("time", "25:00", "Bitte geben Sie eine Uhrzeit ein."),
        ("geopoint", "dort", "Bitte wählen Sie einen Ort auf der Karte."),
        ("select_one c", "zzz", "Bitte wählen Sie eine der Antworten."),
        ("select_multiple c", ("a", "zzz"), "Bitte wählen Sie eine der Antworten."),
        ("rank c", ("a",), "Bitte ordnen Sie alle Antworten."),
    ],
)
def test_an_answer_of_the_wrong_kind_is_refused_in_words(visit, kind, value, message):
    fill = visit(f"""
        | survey |
        | | type | name | label |
        | | {kind} | q | Frage |
        | choices |
        | | list_name | name | label |
        | | c | a | A |
        | | c | b | B |
    """)
    assert fill.answer("q", value).message == message


@pytest.mark.parametrize(
    ("kind", "value", "kept", "text"),
    [
        ("integer", 7, 7, b"<q>7</q>"),
        ("integer", "7", 7, b"<q>7</q>"),
        ("decimal", "3,5", 3.5, b"<q>3.5</q>"),
        ("text", "a < b & c", "a < b & c", b"<q>a &lt; b &amp; c</q>"),
        ("date", "2026-02-03", "2026-02-03", b"<q>2026-02-03</q>"),
        ("select_multiple c", ("b", "a"), ("b", "a"), b"<q>b a</q>"),
        ("rank c", ("b", "a"), ("b", "a"), b"<q>b a</q>"),
        ("text", None, None, b"<q/>"),
    ],
)
def test_an_answer_is_kept_as_its_kind(visit, kind, value, kept, text):
    fill = visit(f"""
        | survey |
        | | type | name | label |
        | | {kind} | q | Frage |
        | choices |
        | | list_name | name | label |
        | | c | a | A |
        | | c | b | B |
    """)
    assert fill.answer("q", value) is None
    assert fill.value("q") == kept
    assert text in fill.submission(NOW).xml


def test_a_range_keeps_to_its_scale(visit):
    fill = visit("""
        | survey |
        | | type  | name | label | parameters |
        | | range | q    | Frage | start=0 end=10 step=2 |
    """)
    assert fill.page.questions[0].parameters["end"] == "10"
    assert fill.answer("q", 12).message == "Bitte wählen Sie einen Wert zwischen 0 und 10."
    assert fill.answer("q", 3)
    assert fill.answer("q", 4) is None


def test_a_field_list_is_one_page_with_its_title(visit):
    fill = visit("""
        | survey |
        | | type        | name | label     | appearance | relevant |
        | | begin_group | g    | Über Sie  | field-list |          |
        | | integer     | age  | Alter     |            |          |
        | | text        | work | Beruf     |            | ${age} > 17 |
        | | end_group   |      |           |            |          |
    """)
    assert (fill.page.title, shown(fill)) == ("Über Sie", ["Alter"])
    fill.answer("age", 30)
    assert shown(fill) == ["Alter", "Beruf"]
    assert fill.submission(NOW).answers == {"g/age": 30}


def test_what_lies_in_a_hidden_group_is_empty_for_calculations(visit):
    fill = visit("""
        | survey |
        | | type        | name  | label | relevant     | calculation |
        | | integer     | n     | N     |              |             |
        | | begin_group | g     | G     | ${n} > 5     |             |
        | | integer     | inner | I     |              |             |
        | | end_group   |       |       |              |             |
        | | calculate   | seen  |       |              | coalesce(${inner}, 'nothing') |
    """)
    fill.answer("n", 6)
    fill.answer("inner", 3)
    assert fill.submission(NOW).answers["seen"] == "3"
    fill.answer("n", 1)
    assert fill.submission(NOW).answers == {"n": 1, "seen": "nothing"}


def test_an_unknown_question_is_an_error_of_the_caller(visit):
    with pytest.raises(AnswersError, match="no question nothing"):
        visit(TRAVEL).answer("nothing", 1)
