"""The rules of the quiz: what may be asked, what is drawn, whose turn it is, and the score."""

import random
from datetime import date
from pathlib import Path

import pytest

from exhibits.quiz import model
from exhibits.quiz.model import Game, Option, Question, Quiz, Team
from kiosk import pack

TODAY = date(2026, 11, 23)
PACK = Path(__file__).parents[2] / "assets/packs/dortmund"
OPTIONS = tuple(Option(name, figure=name) for name in ("a", "b", "c"))


def question(name, **changes):
    shown = {"field": 1, "icon": "map", "text": {"de": "?"}, "options": OPTIONS, "right": "b", "why": {"de": "!"}}
    return Question(**{"name": name, "source": "Rathaus", **shown, **changes})


def questions(count):
    return [question(f"q{number}") for number in range(count)]


def played(game, answers):
    for answer in answers:
        game.answer(answer)
        game.go_on()
    return game


def test_a_question_disappears_by_itself_on_the_day_it_expires():
    quiz = Quiz(questions=(question("always"), question("bound", expires=date(2027, 1, 1))))
    assert [q.name for q in model.available(quiz, date(2026, 12, 31))] == ["always", "bound"]
    assert [q.name for q in model.available(quiz, date(2027, 1, 1))] == ["always"]


def test_a_question_without_a_source_is_never_asked():
    quiz = Quiz(questions=(question("known"), question("rumour", source=" ")))
    assert [q.name for q in model.available(quiz, TODAY)] == ["known"]


def test_six_different_questions_are_drawn_and_chance_decides_which():
    pool = questions(20)
    drawn = [
        tuple(q.name for q in model.draw(pool, random.Random(seed), teams=False, asked=frozenset()))
        for seed in range(5)
    ]
    assert all(len(set(names)) == model.ROUND for names in drawn)
    assert len(set(drawn)) > 1


def test_with_fewer_than_six_all_are_asked_and_two_teams_get_as_many_each():
    chance = random.Random(1)
    assert len(model.draw(questions(5), chance, teams=False, asked=frozenset())) == 5
    assert len(model.draw(questions(5), chance, teams=True, asked=frozenset())) == 4


def test_a_second_round_asks_what_has_not_been_asked_before_it_repeats():
    asked = frozenset(f"q{number}" for number in range(6))
    names = {q.name for q in model.draw(questions(10), random.Random(3), teams=False, asked=asked)}
    assert {"q6", "q7", "q8", "q9"} < names
    assert len(names) == 6


def test_the_first_answer_counts():
    game = Game(questions(2), teams=False)
    assert not game.answer("a")
    assert not game.answer("b")
    assert game.answers == ["a"]


def test_nobody_goes_on_without_an_answer():
    game = Game(questions(2), teams=False)
    game.go_on()
    assert game.index == 0
    game.answer("b")
    game.go_on()
    assert (game.index, game.answered) == (1, False)


def test_the_round_is_over_after_its_last_question():
    assert played(Game(questions(3), teams=False), "bab").over


def test_teams_take_turns_and_one_alone_has_none():
    game = Game(questions(4), teams=True)
    assert [game.team_of(index) for index in range(4)] == [Team.SUN, Team.MOON, Team.SUN, Team.MOON]
    assert Game(questions(4), teams=False).turn is None


def test_each_team_counts_its_own_answers():
    game = played(Game(questions(4), teams=True), "babb")
    assert (game.score(Team.SUN), game.score(Team.MOON), game.score()) == (2, 1, 3)
    assert game.marks(Team.MOON) == [False, True]


@pytest.mark.parametrize(("answers", "ahead"), [("ba", Team.SUN), ("ab", Team.MOON), ("bb", None), ("aa", None)])
def test_the_team_with_more_is_ahead_and_a_draw_is_a_draw(answers, ahead):
    assert played(Game(questions(2), teams=True), answers).ahead is ahead


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"right": "z"}, "exactly one answer must be called “z”"),
        ({"options": OPTIONS[:2]}, "three fit on one screen"),
        ({"field": 0}, "twelve colours"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_with_the_reason(wrong, sentence):
    with pytest.raises(ValueError, match=sentence):
        question("q", **wrong)


@pytest.mark.parametrize("given", [{}, {"words": {"de": "zwölf"}, "figure": "12"}])
def test_an_answer_is_either_words_or_a_figure(given):
    with pytest.raises(ValueError, match="either words or a figure"):
        Option("a", **given)


def test_the_check_warns_before_a_question_expires_and_names_what_keeps_one_from_being_asked():
    soon, gone = date(2026, 12, 24), date(2026, 1, 1)
    quiz = Quiz(
        questions=(
            question("a", expires=soon, checked=date(2027, 1, 1)),
            question("b", expires=gone),
            question("b", source=""),
        ),
    )
    said = " ".join(remark.sentence for remark in model.remarks(quiz, TODAY))
    for part in (
        "expires on 2026-12-24",
        "expired on 2026-01-01",
        "twice",
        "without a source",
        "still to come",
        "fewer than 6",
    ):
        assert part in said


def test_the_packs_quiz_has_no_fault_and_enough_questions_stay_when_all_that_is_bound_has_expired():
    quiz = pack.table(PACK, model.TABLE, Quiz)
    assert [remark for remark in model.remarks(quiz, TODAY) if remark.fault] == []
    assert len(model.available(quiz, date(2100, 1, 1))) >= model.ROUND


def test_the_right_answer_has_no_favourite_place():
    quiz = pack.table(PACK, model.TABLE, Quiz)
    places = [[option.name for option in q.options].index(q.right) for q in quiz.questions]
    assert max(places.count(place) for place in range(3)) <= 0.6 * len(places)
