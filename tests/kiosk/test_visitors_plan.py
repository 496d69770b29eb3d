"""What scripted visitors are about to do: all of it is done by somebody, and the same chance plans the same visits."""

import random

from kiosk.visitors.plan import Plan, plan

LANGUAGES = ("de", "en", "tr", "ar")
EXHIBITS = ("wall", "quiz", "map")
SURVEYS = ("survey:one", "survey:two")


def plans(count, seed=1):
    chance = random.Random(seed)
    return [plan(number, chance, languages=LANGUAGES, exhibits=EXHIBITS, surveys=SURVEYS) for number in range(count)]


def test_the_first_visitor_stays_to_the_end_and_shows_the_whole_way():
    [first] = plans(1)
    assert (first.leaves_after, first.keypad, first.language, first.votes) == (None, False, "", True)
    assert (first.exhibit, first.survey) == ("wall", "survey:one")


def test_as_many_visitors_as_there_are_exhibits_see_all_of_them():
    assert {each.exhibit for each in plans(len(EXHIBITS))} == set(EXHIBITS)
    assert {each.survey for each in plans(len(SURVEYS))} == set(SURVEYS)


def test_a_day_full_of_visitors_does_everything():
    many = plans(100)
    assert {each.language for each in many} == {"", *LANGUAGES}
    assert {each.comfort[0] for each in many} > {"", "contrast-2"}
    for what in ("keypad", "votes", "follows", "leaves_after"):
        some = sum(1 for each in many if getattr(each, what))
        assert 5 < some < 95, what


def test_the_same_chance_plans_the_same_visits():
    assert plans(20) == plans(20)
    assert plans(20) != plans(20, seed=2)


def test_without_exhibits_or_surveys_a_visitor_still_comes():
    assert plan(3, random.Random(1), languages=("de",), exhibits=(), surveys=()).exhibit == Plan().exhibit
