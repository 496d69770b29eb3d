"""A visit: presence by touch, the question whether somebody is still there, and when it ends. Time is an argument."""

import pytest

from kiosk.visit import Comfort, IdleRule, Presence, Visit


@pytest.fixture
def visit():
    return Visit(Comfort("de"), IdleRule(idle_s=60.0, warning_s=20.0), started=100.0)


def test_a_visitor_is_here_until_the_idle_time_is_over(visit):
    assert visit.presence(100.0) is Presence.HERE
    assert visit.presence(159.9) is Presence.HERE


def test_the_question_is_asked_for_as_long_as_the_rule_says_and_then_the_visitor_is_gone(visit):
    assert visit.presence(160.0) is Presence.ASKED
    assert visit.presence(179.9) is Presence.ASKED
    assert visit.presence(180.0) is Presence.GONE


def test_any_touch_starts_the_idle_time_anew(visit):
    visit.touch(159.0)
    assert visit.presence(218.9) is Presence.HERE
    visit.touch(230.0)  # while asked
    assert visit.presence(231.0) is Presence.HERE


@pytest.mark.parametrize(
    ("now", "seconds"), [(160.0, 20), (160.5, 20), (161.0, 19), (179.5, 1), (180.0, 0), (500.0, 0)]
)
def test_the_countdown_counts_whole_seconds_down_to_nothing(visit, now, seconds):
    assert visit.countdown(now) == seconds


def test_the_countdown_never_begins_above_the_warning(visit):
    assert visit.countdown(100.0) == 20


def test_a_long_text_gives_more_time_and_easy_language_more_still():
    rule = IdleRule(idle_s=60.0)
    assert rule.for_text(100, easy=False) == 60.0
    assert rule.for_text(900, easy=False) == 30.0 + 90.0
    assert rule.for_text(900, easy=True) == 30.0 + 180.0


def test_no_page_gives_less_than_thirty_seconds():
    assert IdleRule(idle_s=5.0).for_text(0, easy=False) == 30.0


def test_a_page_sets_the_idle_time_of_the_visit(visit):
    visit.reads(2000)
    assert visit.presence(100.0 + 229.0) is Presence.HERE
    assert visit.presence(100.0 + 230.0) is Presence.ASKED
    visit.reads(10)
    assert visit.presence(100.0 + 230.0) is Presence.GONE


def test_easy_language_is_read_at_half_the_pace():
    visit = Visit(Comfort("de-einfach"), IdleRule(idle_s=60.0), started=0.0)
    visit.reads(900)
    assert visit.page_idle_s == 210.0


def test_no_two_visits_have_the_same_id():
    assert len({Visit(Comfort("de"), IdleRule(), started=0.0).id for _ in range(50)}) == 50
