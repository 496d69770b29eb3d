"""The question of the week on the stage: repeated taps are flagged, earlier questions keep their results."""

from datetime import date

from msgspec.structs import replace

from exhibits.weekly_question.model import Answer
from kiosk.visit import Comfort
from sync.record import VOTE
from tests.kiosk.checker import faults


def enters(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)


def votes(visitor):
    return [(vote["option"], vote.get("repeat", False)) for vote in visitor.theatre.journal.kept(VOTE)]


def test_a_second_tap_is_kept_and_counted_and_says_that_it_is_one(visitor):
    enters(visitor)
    visitor.touches("Westpark", "Start")
    visitor.waits(15)
    visitor.touches("Hansaplatz")
    assert votes(visitor) == [("westpark", False), ("hansaplatz", True)]
    assert visitor.theatre.house.results.missing("trinkbrunnen") == 3


def test_the_next_visitor_is_not_taken_for_the_last_one(visitor):
    enters(visitor)
    visitor.touches("Westpark")
    visitor.app.end_visit()
    visitor.waits(15)
    enters(visitor)
    visitor.touches("Westpark")
    assert votes(visitor) == [("westpark", False), ("westpark", False)]


def test_the_result_says_what_happens_with_it_who_asked_and_when_the_next_question_comes(visitor):
    enters(visitor)
    visitor.touches("Westpark")
    assert visitor.sees("Was mit dem Ergebnis passiert")
    assert visitor.sees("Gefragt hat das Team des Stadtlabors PROJEKTOR.")
    assert visitor.sees("Die nächste Frage kommt am 30. November.")


def test_an_earlier_question_shows_its_result_only_when_enough_have_answered(visitor):
    results = visitor.theatre.house.results
    enters(visitor)
    visitor.touches("Westpark", "Frühere Fragen")
    assert visitor.sees("Wo fehlt in der Innenstadt am meisten ein Platz zum Sitzen?")
    assert visitor.sees("weniger als 5 Menschen")
    assert visitor.sees("Die Antwort steht noch aus.")
    for _ in range(5):
        results.add("sitzen", ("gruen",), date(2026, 11, 12))
    visitor.app.comfort.speak("en")
    visitor.waits(0.5)
    assert visitor.sees("In parks and green spaces")
    assert visitor.sees("n = 5")
    visitor.touches("This week")
    assert visitor.sees("Where should the next drinking fountain stand?")


def test_what_became_of_an_earlier_question_is_read_in_full(visitor, monkeypatch):
    """The pack has no answer that is true yet: this one is made up, for here."""
    enters(visitor)
    visitor.touches("Westpark")
    exhibit = visitor.app.navigator.scene._exhibit._exhibit
    told = Answer(
        date(2026, 11, 21), {"de": "Die Stadt stellt im Frühjahr sechs Bänke auf. " * 3, "ar": "ستة مقاعد. " * 9}
    )
    questions = tuple(replace(each, answer=told) if each.name == "sitzen" else each for each in exhibit._questions)
    monkeypatch.setattr(exhibit, "_questions", questions)
    visitor.touches("Frühere Fragen")
    assert visitor.sees("Was daraus wurde")
    assert visitor.sees("Die Stadt stellt im Frühjahr sechs Bänke auf.")
    for comfort in (Comfort("de", text_size=2), Comfort("ar")):
        visitor.app.comfort.comfort = comfort
        visitor.waits(0.3)
        assert faults(visitor.app.overlays.root, 43.0) == []


def test_the_keypads_back_key_leads_from_the_earlier_questions_to_todays(visitor):
    enters(visitor)
    visitor.touches("Westpark", "Frühere Fragen")
    assert visitor.app.navigator.scene.back()
    assert not visitor.app.navigator.scene.back()


def test_two_fingers_at_once_are_one_vote(visitor):
    visitor.theatre.journal.held = True
    enters(visitor)
    visitor.presses_together("Hansaplatz", "Westpark")
    visitor.theatre.journal.release()
    visitor.waits(0.5)
    assert len(votes(visitor)) == 1
