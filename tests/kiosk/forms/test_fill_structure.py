"""What hangs together in a form: hidden groups, choices that follow, repeats, triggers, and formulas that fail."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.forms.errors import CycleError

NOW = datetime(2026, 11, 23, 15, 17, 42, tzinfo=ZoneInfo("Europe/Berlin"))


def shown(fill):
    return [question.label for question in fill.page.questions] if fill.page else None


TOWNS = """
        | survey |
        | | type         | name | label | choice_filter |
        | | select_one t | town | Stadt |               |
        | | select_one d | part | Teil  | town = ${town} |
        | choices |
        | | list_name | name | label | town |
        | | t | do | Dortmund |    |
        | | t | sw | Schwerte |    |
        | | d | ev | Eving    | do |
        | | d | ho | Holzen   | sw |
    """


def test_choices_follow_an_earlier_answer(visit):
    fill = visit(TOWNS)
    fill.answer("town", "sw")
    fill.next()
    assert [choice.label for choice in fill.page.questions[0].choices] == ["Holzen"]
    assert fill.answer("part", "ev")


def test_a_choice_no_longer_offered_is_taken_back(visit):
    fill = visit(TOWNS)
    fill.answer("town", "sw")
    fill.answer("part", "ho")
    fill.answer("town", "do")
    assert fill.value("part") is None
    assert fill.submission(NOW).answers == {"town": "do"}


def test_a_chosen_label_can_be_said_again_in_the_visitors_language(visit):
    fill = visit("""
        | survey |
        | | type         | name | label::Deutsch (de) | label::English (en) | calculation |
        | | select_one c | tone | Farbe?              | Colour?             |             |
        | | calculate    | said |                     |                     | jr:choice-name(${tone}, '${tone}') |
        | | note         | end  | Also ${said}.       | So ${said}.         |             |
        | choices |
        | | list_name | name | label::Deutsch (de) | label::English (en) |
        | | c         | r    | Rot                 | Red                 |
    """)
    fill.answer("tone", "r")
    fill.next()
    assert shown(fill) == ["Also Rot."]
    fill.language = "en"
    assert shown(fill) == ["So Red."]


def test_a_repeat_grows_as_long_as_the_visitor_wants(visit):
    fill = visit("""
        | survey |
        | | type         | name  | label | calculation |
        | | begin_repeat | child | Kind  |             |
        | | text         | name  | Name  |             |
        | | end_repeat   |       |       |             |
        | | calculate    | many  |       | count(${child}) |
    """)
    fill.answer("/data/child[1]/name", "Ada")
    assert fill.page.title == "Kind 1"
    fill.next()
    assert fill.page.questions[0].kind == "repeat"
    assert fill.page.title == ""
    fill.answer("/data/child", "add")
    fill.next()
    fill.answer("/data/child[2]/name", "Bo")
    fill.next()
    fill.answer("/data/child", "done")
    fill.next()
    assert fill.page is None
    assert fill.submission(NOW).answers == {"child[1]/name": "Ada", "child[2]/name": "Bo", "many": "2"}


def test_a_counted_repeat_has_as_many_instances_as_was_said(visit):
    fill = visit("""
        | survey |
        | | type         | name  | label | calculation | repeat_count |
        | | integer      | n     | N     |             |              |
        | | begin_repeat | child | Kind  |             | ${n}         |
        | | integer      | age   | Alter |             |              |
        | | calculate    | place |       | position(..) |             |
        | | end_repeat   |       |       |             |              |
        | | calculate    | total |       | sum(${age}) |              |
    """)
    fill.answer("n", 2)
    fill.answer("/data/child[1]/age", 4)
    fill.answer("/data/child[2]/age", 5)
    assert fill.submission(NOW).answers["total"] == "9"
    assert fill.submission(NOW).answers["child[2]/place"] == "2"
    fill.answer("n", 1)
    assert fill.submission(NOW).answers["total"] == "4"


def test_times_are_cut_to_the_hour_unless_the_settings_say_otherwise(visit):
    table = """
        | settings |
        | | form_id | kiosk_times |
        | | t       | {} |
        | survey |
        | | type  | name  | label |
        | | start | begun |       |
        | | text  | q     | Q     |
    """
    assert b"<begun>2026-11-23T15:00:00.000+01:00</begun>" in visit(table.format("hour")).submission(NOW).xml
    assert b"<begun>2026-11-23T15:17:42.123+01:00</begun>" in visit(table.format("exact")).submission(NOW).xml


def test_nobody_is_named_even_when_the_form_asks(visit):
    fill = visit("""
        | survey |
        | | type     | name | label |
        | | username | who  |       |
        | | deviceid | what |       |
        | | text     | q    | Q     |
    """)
    assert b"<who/><what/>" in fill.submission(NOW).xml


def test_an_answer_sets_another_through_its_trigger(visit):
    fill = visit("""
        | survey |
        | | type      | name | label | calculation | trigger | default |
        | | integer   | n    | N     |             |         | 3       |
        | | calculate | half |       | ${n} div 2  | ${n}    |         |
    """)
    assert fill.value("n") == 3
    assert fill.submission(NOW).answers == {"n": 3}
    fill.answer("n", 8)
    assert fill.submission(NOW).answers["half"] == "4"


def test_a_formula_that_cannot_be_computed_stops_nobody_and_is_reported(visit):
    fill = visit("""
        | survey |
        | | type      | name | label | calculation |
        | | text      | t    | T     |             |
        | | calculate | far  |       | distance(${t}) |
    """)
    fill.answer("t", "words")
    assert fill.submission(NOW).answers == {"t": "words"}
    assert "no point, line or area" in fill.faults["/data/far"]


def test_questions_that_wait_for_one_another_are_named(survey):
    with pytest.raises(CycleError, match="/data/a → /data/b → /data/a"):
        survey("""
            | survey |
            | | type      | name | label | calculation |
            | | calculate | a    |       | ${b} + 1    |
            | | calculate | b    |       | ${a} + 1    |
            | | text      | q    | Q     |             |
        """)


def test_a_calculation_may_build_on_its_own_last_value(visit):
    fill = visit("""
        | survey |
        | | type      | name  | label | calculation |
        | | integer   | n     | N     |             |
        | | calculate | first |       | if(${first} = '', ${n}, ${first}) |
    """)
    fill.answer("n", 3)
    fill.answer("n", 9)
    assert fill.submission(NOW).answers == {"n": 9, "first": "3"}


def test_a_question_cannot_decide_about_itself_whether_it_is_asked(survey):
    with pytest.raises(CycleError, match="/data/q → /data/q"):
        survey("""
            | survey |
            | | type | name | label | relevant |
            | | text | q    | Q     | ${q} = 1 |
        """)


def test_a_repeat_may_be_counted_by_what_lies_in_it(visit):
    fill = visit("""
        | survey |
        | | type         | name  | label | repeat_count | calculation |
        | | integer      | start | N     |              |             |
        | | calculate    | many  |       |              | ${start} + count(/data/kid[more = 'y']) |
        | | begin_repeat | kid   | Kid   | ${many}      |             |
        | | text         | more  | More  |              |             |
        | | end_repeat   |       |       |              |             |
    """)
    fill.answer("start", 1)
    assert fill.submission(NOW).xml.count(b"<kid>") == 1
    fill.answer("/data/kid[1]/more", "y")
    assert fill.submission(NOW).xml.count(b"<kid>") == 2


def test_a_repeat_that_keeps_multiplying_itself_is_stopped_and_reported(visit):
    fill = visit("""
        | survey |
        | | type         | name  | label | repeat_count | calculation |
        | | integer      | start | N     |              |             |
        | | calculate    | many  |       |              | ${start} + count(/data/kid) |
        | | begin_repeat | kid   | Kid   | ${many}      |             |
        | | text         | more  | More  |              |             |
        | | end_repeat   |       |       |              |             |
    """)
    fill.answer("start", 1)
    assert any("keeps changing" in sentence for sentence in fill.faults.values())
