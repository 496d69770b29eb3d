"""The visit as it is lived: invitation, home, a vote and its result, a survey and its thanks."""

import logging
from dataclasses import replace

import pytest

from kiosk.exhibit import Manifest
from kiosk.house import Play
from sync.record import SURVEY_RESPONSE, VOTE
from tests.kiosk.theatre import LANDSCAPE

FIRST_ANSWERS = ("Veranstaltung", "Umwelt schützen", "teils, teils", "Weiter", "Hörde")


@pytest.fixture
def at_home(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    return visitor


def earlier_votes(visitor, *options):
    for option in options:
        visitor.theatre.house.results.add("trinkbrunnen", (option,), visitor.theatre.time.now().date())


def survey_to_its_end(visitor):
    visitor.touches("Eine Minute", *FIRST_ANSWERS)


def test_the_invitation_calls_in_every_language_and_shows_the_weeks_question(visitor):
    assert visitor.place == "invitation"
    assert visitor.sees("Hier tippen und mitreden")
    assert visitor.sees("Tap here and have your say")
    assert visitor.sees("Wo soll der nächste Trinkbrunnen stehen?")


def test_the_languages_take_turns_in_calling_loudest(visitor):
    loudest = set()
    for _ in range(2):
        loudest.add(visitor.app.navigator.scene.widget.call)
        visitor.waits(6)
    assert loudest == {"Hier tippen und mitreden", "Tap here and have your say"}


@pytest.mark.parametrize("place", [(5, 5), (540, 960), (1075, 1915)])
def test_a_touch_anywhere_opens_the_home_screen(visitor, place):
    visitor.touches_at(*place)
    visitor.waits(0.5)
    assert visitor.place == "home"
    assert visitor.sees("Hansaplatz")
    assert visitor.sees("45 Sekunden, ohne Namen")


def test_a_vote_is_kept_and_nothing_is_shown_below_five(at_home):
    at_home.touches("Hansaplatz")
    assert at_home.theatre.journal.kept(VOTE) == [{"question": "trinkbrunnen", "option": "hansaplatz"}]
    assert at_home.sees("Ab 5 Antworten steht hier das Ergebnis. Es fehlen noch 4.")
    assert not at_home.sees("%")
    assert not at_home.sees("n =")


def test_the_fifth_vote_shows_all_five_with_n_period_and_the_own_choice(at_home):
    earlier_votes(at_home, "westpark", "westpark", "nordmarkt", "hansaplatz")
    at_home.touches("Hansaplatz")
    assert at_home.sees("40\N{NO-BREAK SPACE}%")
    assert at_home.sees("20\N{NO-BREAK SPACE}%")
    assert at_home.sees("n = 5 · 23. November · nicht repräsentativ")
    assert at_home.sees("Ihre Wahl")


def test_the_sixth_vote_does_not_move_the_published_result(at_home):
    earlier_votes(at_home, *["westpark"] * 5)
    at_home.touches("Hansaplatz")
    assert at_home.sees("n = 5")
    assert at_home.sees("100\N{NO-BREAK SPACE}%")
    assert len(at_home.theatre.journal.kept(VOTE)) == 1


def test_the_next_visitor_can_vote_again(at_home):
    at_home.touches("Hansaplatz", "Neu")
    at_home.touches_at(540, 900)
    at_home.waits(0.5)
    at_home.touches("Westpark")
    assert [vote["option"] for vote in at_home.theatre.journal.kept(VOTE)] == ["hansaplatz", "westpark"]


def test_the_result_stands_only_when_the_vote_is_durable_and_the_kiosk_stays_touchable(at_home):
    journal = at_home.theatre.journal
    journal.held = True
    at_home.touches("Hansaplatz")
    assert at_home.place == "home"
    at_home.touches("Kontrast")
    assert at_home.app.theme.name == "dark"
    journal.release()
    at_home.waits(0.5)
    assert at_home.place == "weekly_question"


def test_a_vote_that_could_not_be_kept_is_told_and_not_counted(at_home):
    at_home.theatre.journal.full = True
    earlier_votes(at_home, *["westpark"] * 4)
    at_home.touches("Hansaplatz")
    assert at_home.sees("Ihre Stimme ließ sich nicht speichern.")
    assert at_home.theatre.house.results.missing("trinkbrunnen") == 1


def test_a_survey_from_start_to_thanks(at_home):
    survey_to_its_end(at_home)
    assert at_home.place == "thanks"
    assert at_home.sees("Danke")
    assert at_home.sees("gespeichert")
    [kept] = at_home.theatre.journal.kept(SURVEY_RESPONSE)
    assert (kept["form"], kept["language"]) == ("eine-minute", "de")
    assert kept["answers"] == {"anlass": "veranstaltung", "technik": "umwelt", "mitreden": "3", "stadtteil": "hoerde"}
    assert "<technik>umwelt</technik>" in kept["xml"]
    assert 1 <= kept["seconds"] <= 60


def test_progress_counts_the_questions_and_back_keeps_what_was_answered(at_home):
    at_home.touches("Eine Minute")
    assert at_home.sees("1 von 4")
    at_home.touches("Veranstaltung", "Umwelt schützen", "teils, teils")
    assert at_home.sees("3 von 4")
    at_home.touches("Zurück")
    assert at_home.sees("2 von 4")
    assert at_home.target("Umwelt schützen").chosen
    at_home.touches("Wege verkürzen")
    assert at_home.sees("3 von 4")
    assert at_home.target("teils, teils").chosen


def test_back_from_the_first_question_leads_home(at_home):
    at_home.touches("Eine Minute", "Zurück")
    assert at_home.place == "home"


def test_no_answer_moves_on_and_takes_a_choice_back(at_home):
    at_home.touches("Eine Minute", "Veranstaltung", "Zurück", "Ohne Antwort", "Wege verkürzen")
    at_home.touches("trifft voll zu", "Weiter", "Ohne Antwort")
    [kept] = at_home.theatre.journal.kept(SURVEY_RESPONSE)
    assert kept["answers"] == {"technik": "wege", "mitreden": "5"}


def test_thanks_come_only_when_the_answer_is_durable_and_meanwhile_the_kiosk_stays_touchable(at_home):
    journal = at_home.theatre.journal
    journal.held = True
    survey_to_its_end(at_home)
    at_home.waits(3)
    assert not at_home.sees("Danke")
    assert not at_home.theatre.journal.records
    at_home.touches("Kontrast")
    assert at_home.app.theme.name == "dark"
    journal.release()
    at_home.waits(0.5)
    assert at_home.sees("Danke")


def test_an_answer_that_could_not_be_kept_is_told_honestly(at_home):
    at_home.theatre.journal.full = True
    survey_to_its_end(at_home)
    assert not at_home.sees("Danke")
    assert not at_home.sees("gespeichert")
    assert at_home.sees("Ihre Antwort ließ sich nicht speichern.")
    assert not at_home.app.navigator.scene.widget.model.code
    assert at_home.theatre.house.results.missing("eine-minute/technik") == 5


def test_the_code_on_the_thanks_page_takes_the_answer_back(at_home):
    survey_to_its_end(at_home)
    code = at_home.app.navigator.scene.widget.model.code
    assert at_home.sees(f"{code[:4]} {code[4:]}")
    at_home.touches("Fertig")
    at_home.app.go("data")
    at_home.waits(0.5)
    at_home.touches_main()
    at_home.types(code)
    at_home.touches_main()
    assert not at_home.theatre.journal.kept(SURVEY_RESPONSE)
    results = at_home.theatre.house.results
    assert results.missing("eine-minute/technik") == results.threshold, "it still counts"


def test_the_comparison_waits_for_five_and_then_shows_everybody(at_home):
    survey_to_its_end(at_home)
    assert at_home.sees("Es fehlen noch 4")
    at_home.touches("Fertig")
    for _ in range(3):
        at_home.theatre.house.results.add("eine-minute/technik", ("wege",), at_home.theatre.time.now().date())
    survey_to_its_end(at_home)
    assert at_home.sees("40\N{NO-BREAK SPACE}%")
    assert at_home.sees("n = 5")
    assert at_home.sees("Ihre Wahl")


class Broken:
    """An exhibit that fails when it is entered."""

    poster, letters = None, 0

    def __init__(self, stage) -> None:
        from kivy.uix.widget import Widget

        self.widget = Widget()

    def announcement(self) -> None:
        """Nothing to announce."""

    def enter(self) -> None:
        raise RuntimeError("a wire is loose")

    def retell(self) -> None:
        """Nothing is said."""

    def leave(self) -> None:
        """Nothing is kept."""


def refuse(_stage):
    raise RuntimeError("a part is missing")


@pytest.mark.parametrize("build", [Broken, refuse])
def test_an_exhibit_that_fails_takes_a_break_and_the_rest_works(theatre, caplog, build):
    caplog.set_level(logging.ERROR)
    words = {"de": "Werkbank", "en": "Bench"}
    bench = Play(Manifest("bench", "wind", 3, 60, words, {"de": "kaputt", "en": "broken"}), build, "bench")

    visitor = theatre(lambda house: house.put_on(lambda plays: {**plays, "bench": bench}))
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    visitor.touches("Werkbank")
    assert visitor.sees("Dieses Exponat macht Pause")
    assert "bench" in caplog.text
    visitor.touches("Start")
    survey_to_its_end(visitor)
    assert visitor.sees("Danke")


def test_two_fingers_on_two_answers_do_not_fight(at_home):
    at_home.touches("Eine Minute", "Veranstaltung", "Umwelt schützen")
    at_home.presses_together("teils, teils", "trifft voll zu")
    chosen = [choice for choice in ("teils, teils", "trifft voll zu") if at_home.target(choice).chosen]
    assert len(chosen) == 1
    at_home.touches("trifft eher zu", "Weiter", "Hörde")
    [kept] = at_home.theatre.journal.kept(SURVEY_RESPONSE)
    assert kept["answers"]["mitreden"] == "4"


def test_two_fingers_on_two_options_give_one_vote(at_home):
    at_home.presses_together("Hansaplatz", "Westpark")
    assert len(at_home.theatre.journal.kept(VOTE)) == 1


def test_on_a_wide_screen_the_same_way_leads_to_thanks(theatre):
    visitor = theatre(size=LANDSCAPE)
    visitor.touches_at(900, 500)
    visitor.waits(0.5)
    survey_to_its_end(visitor)
    assert visitor.sees("Danke")


def test_without_a_question_this_week_the_home_screen_has_tiles_only(theatre):
    from datetime import timedelta

    visitor = theatre(lambda house: house.put_off(timedelta(days=900)))
    assert not visitor.sees("Trinkbrunnen")
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    assert visitor.sees("Eine Minute")
    assert not visitor.sees("Hansaplatz")


def test_answers_of_earlier_runs_are_counted_after_the_start(visitor):
    from concurrent.futures import Future

    from sync.record import Draft, Record, source_uri

    now = visitor.theatre.time.now()
    earlier: Future = Future()
    visitor.app.count_earlier(earlier) if earlier.done() else earlier.add_done_callback(visitor.app.count_earlier)
    votes = [Draft(VOTE, {"question": "trinkbrunnen", "option": "westpark"}, now) for _ in range(5)]
    records = [Record.of(vote, source_uri("probe", "0123456789abcdef"), n) for n, vote in enumerate(votes, 1)]
    earlier.set_result([replace(record) for record in records])
    visitor.waits(0.3)
    assert visitor.theatre.house.results.published("trinkbrunnen").n == 5


def test_a_survey_without_a_tile_is_suggested_after_the_exhibit_it_goes_with(at_home):
    assert not any(target.spoken.startswith("Sensoren und Vertrauen") for target in at_home.targets())
    stage = at_home.app.stage
    assert stage.suggestion("measures_me").place == "survey:sensoren-vertrauen"
    assert stage.suggestion("timeline").place == "survey:eine-minute"
    stage.opened("survey:sensoren-vertrauen")
    assert stage.suggestion("measures_me").place == "survey:eine-minute"
