"""Moderation: nothing of an idea is shown before it is released; reasons are given; texts are mended and masked."""

import pytest

from kiosk.ideas import IDEA, STATE, Idea, Pool, State
from kiosk.staff.moderation import judged, state_record, waiting
from sync.record import Draft

GOOD = Idea("BCDFGH", "Bänke am Hansaplatz", "hoerde", 5, "2026-11-23T09:00:00Z", "1")


@pytest.mark.parametrize(
    ("state", "text", "reason", "data"),
    [
        (State.REVIEWED, GOOD.text, None, {}),
        (State.REVIEWED, "Bänke", None, {"text": "Bänke"}),
        (State.WITHHELD, GOOD.text, {"de": "Werbung"}, {"reason": {"de": "Werbung"}}),
        (State.DONE, GOOD.text, {"de": " ", "en": "Done"}, {"reason": {"en": "Done"}}),
        (State.REVIEWED, "", None, {}),
    ],
)
def test_a_judgement_as_a_record(state, text, reason, data):
    assert state_record(GOOD, state, text, reason) == {"idea": "BCDFGH", "state": state.value, **data}


@pytest.mark.parametrize("state", [State.WITHHELD, State.DECLINED])
def test_who_is_refused_is_told_why(state):
    with pytest.raises(ValueError, match="reason"):
        state_record(GOOD, state, GOOD.text, {"de": " "})


def test_moderators_cannot_put_an_address_into_the_text_either():
    data = state_record(GOOD, State.REVIEWED, "Schreiben Sie an anna@example.org")
    assert "anna@example.org" not in str(data)


def leave(visitor, code, text):
    record = visitor.theatre.journal.append(
        Draft(IDEA, {"idea": code, "text": text, "place": "hoerde", "field": 5}, visitor.theatre.time.now())
    ).result()
    visitor.theatre.house.ideas.take(record)


@pytest.fixture
def moderator(inside):
    pool = inside.theatre.house.ideas
    vars(pool).update(vars(Pool()))
    leave(inside, "BCDFGH", "Bänke am Hansaplatz")
    inside.waits(1.2)
    yield inside
    vars(pool).update(vars(Pool()))


def states(visitor):
    return visitor.theatre.journal.kept(STATE)


def test_an_idea_is_released_and_only_then_shown(moderator):
    pool = moderator.theatre.house.ideas
    assert moderator.sees("warten auf Freigabe")
    assert not pool.shown()
    moderator.touches("Ideen", "Bänke", "Freigeben")
    assert states(moderator) == [{"idea": "BCDFGH", "state": "reviewed"}]
    assert [idea.text for idea in pool.shown()] == ["Bänke am Hansaplatz"]
    assert moderator.sees("Keine Idee wartet.")


def test_an_idea_is_held_back_with_a_reason_in_both_languages(moderator):
    moderator.touches("Ideen", "Bänke", "Zurückhalten", "Sie macht Werbung.")
    [state] = states(moderator)
    assert state["state"] == "withheld"
    assert set(state["reason"]) == {"de", "en"}
    assert not moderator.theatre.house.ideas.shown()


def test_a_text_is_mended_before_it_is_released(moderator):
    moderator.touches("Ideen", "Bänke", "Text ändern")
    for _ in range(len(" am Hansaplatz")):
        moderator.key("back")
    moderator.touches("Speichern", "Freigeben")
    assert states(moderator) == [{"idea": "BCDFGH", "state": "reviewed", "text": "Bänke"}]
    assert moderator.theatre.house.ideas.shown()[0].text == "Bänke"


def test_a_released_idea_is_answered_in_own_words(moderator):
    moderator.touches("Ideen", "Bänke", "Freigeben", "Bänke", "im Gespräch", "Eigene Worte")
    moderator.types("Im Mai")
    moderator.touches("Speichern")
    assert states(moderator)[-1] == {"idea": "BCDFGH", "state": "discussed", "reason": {"de": "Im Mai"}}


def test_when_the_disk_is_full_nothing_is_released_and_it_is_said(moderator):
    moderator.theatre.journal.full = True
    moderator.touches("Ideen", "Bänke", "Freigeben")
    assert moderator.sees("Das hat nicht geklappt")
    assert not moderator.theatre.house.ideas.shown()


def test_back_goes_one_step_at_a_time(moderator):
    moderator.touches("Ideen", "Bänke", "Zurückhalten", "Eigene Worte", "Zurück", "Zurück", "Zurück")
    assert moderator.sees("Warten auf Freigabe")
    assert not states(moderator)


def test_judged_and_waiting_are_told_apart():
    ideas = (GOOD, Idea("XXXXXX", "a", "p", 1, "t", "2", State.DONE))
    assert waiting(ideas) == (GOOD,)
    assert judged(ideas) == ideas[1:]
