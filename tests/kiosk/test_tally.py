"""From records to results: what earlier runs kept is counted again, and only the question that is compared."""

from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from kiosk import forms, pack, playbill, tally
from kiosk.language import Languages
from kiosk.results import Results
from sync.record import ERASURE, SURVEY_RESPONSE, VOTE, Draft, Record, source_uri

ROOT = Path(__file__).parents[2]
DORTMUND = ROOT / "assets/packs/dortmund"
KEY = "eine-minute/technik"


@pytest.fixture(scope="module")
def surveys(tmp_path_factory):
    return playbill.surveys(DORTMUND, pack.read(DORTMUND), tmp_path_factory.mktemp("forms"))


@pytest.fixture(scope="module")
def german():
    return Languages(ROOT / "assets/i18n", ("de", "en"))["de"]


def record(what, data, day=23):
    draft = Draft(what, data, datetime(2026, 11, day, 9, tzinfo=UTC))
    return Record.of(draft, source_uri("probe", "0123456789abcdef"), 1)


def answered(**answers):
    return record(SURVEY_RESPONSE, {"form": "eine-minute", "answers": answers})


def test_votes_of_earlier_runs_are_counted_with_their_days(surveys):
    results = Results()
    votes = [record(VOTE, {"question": "trinkbrunnen", "option": "westpark"}, day) for day in (20, 21, 21, 22, 23)]
    tally.replay(results, surveys, votes)
    published = results.published("trinkbrunnen")
    assert (published.n, published.first, published.last) == (5, date(2026, 11, 20), date(2026, 11, 23))


def test_of_a_survey_only_the_compared_question_is_counted(surveys):
    results = Results()
    tally.replay(results, surveys, [answered(technik="umwelt", anlass="warten") for _ in range(5)])
    assert results.published(KEY).counts == {"umwelt": 5}
    assert results.published("eine-minute/anlass") is None


def test_a_survey_that_skipped_the_compared_question_does_not_count(surveys):
    results = Results()
    tally.replay(results, surveys, [answered(anlass="warten"), answered(technik=None)])
    assert results.missing(KEY) == 5


def test_several_answers_of_one_person_count_once(surveys):
    results = Results()
    tally.replay(results, surveys, [answered(technik=["umwelt", "wege"]) for _ in range(5)])
    assert (results.published(KEY).n, results.published(KEY).counts) == (5, {"umwelt": 5, "wege": 5})


def test_records_of_other_types_and_of_forms_no_longer_offered_are_passed_over(surveys):
    results = Results()
    reading = record("org.projektor.reading.v1", {"instrument": "raum"})
    stranger = record(SURVEY_RESPONSE, {"form": "gone", "answers": {"technik": "umwelt"}})
    tally.replay(results, surveys, [reading, stranger])
    assert results.missing(KEY) == 5
    assert results.missing("gone/technik") == 5


def erased(gone):
    return record(ERASURE, {"record": gone.id, "source": gone.source, "sequence": gone.sequence, "type": gone.type})


@pytest.mark.parametrize("order", [lambda votes, tomb: [*votes, tomb], lambda votes, tomb: [tomb, *votes]])
def test_what_an_erasure_names_does_not_count_whichever_comes_first(surveys, order):
    results = Results(threshold=2)
    votes = [record(VOTE, {"question": "q", "option": option}) for option in "aab"]
    tally.replay(results, surveys, order(votes, erased(votes[2])))
    results.add("q", ("a",), date(2026, 11, 23))
    results.add("q", ("a",), date(2026, 11, 23))
    assert results.published("q").counts == {"a": 4}


def test_a_record_that_comes_twice_counts_once(surveys):
    results = Results()
    vote = record(VOTE, {"question": "q", "option": "a"})
    tally.replay(results, surveys, [vote] * 5)
    assert results.missing("q") == 4


def changed(surveys, setting, value):
    """The same survey with another setting for the kiosk."""
    offered = surveys[0]
    offered = replace(offered, form=copy(offered.form))
    offered.form.settings = replace(offered.form.settings, **{setting: value})
    return (offered,)


def test_a_forms_own_threshold_is_kept_to(surveys):
    results = Results()
    tally.replay(results, changed(surveys, "threshold", 7), [answered(technik="umwelt") for _ in range(6)])
    assert (results.published(KEY), results.missing(KEY)) == (None, 1)


@pytest.mark.parametrize("who", ["staff", "never"])
def test_a_form_whose_results_are_not_for_everybody_is_not_compared(surveys, who):
    results, offered = Results(), changed(surveys, "results", who)
    tally.replay(results, offered, [answered(technik="umwelt") for _ in range(5)])
    assert results.questions() == ()
    assert tally.compared(offered, "eine-minute") == ""


def test_rows_carry_label_percent_share_and_the_mark_on_the_own_answer(german):
    results = Results()
    for option in ("a", "a", "a", "b", "b"):
        results.add("q", (option,), date(2026, 11, 23))
    rows = tally.chart_rows(results.published("q"), [("a", "Alpha"), ("b", "Beta"), ("c", "Gamma")], ("b",), german)
    assert rows == [
        ("Alpha", "60\N{NO-BREAK SPACE}%", 0.6, ""),
        ("Beta", "40\N{NO-BREAK SPACE}%", 0.4, "Ihre Wahl"),
        ("Gamma", "0\N{NO-BREAK SPACE}%", 0.0, ""),
    ]


def test_the_basis_names_n_period_and_that_it_is_not_representative(german):
    results = Results(threshold=2)
    results.add("q", ("a",), date(2026, 11, 20))
    results.add("q", ("a",), date(2026, 11, 23))
    assert tally.basis(results.published("q"), german) == "n = 2 · 20. November – 23. November · nicht repräsentativ"
    one_day = replace(results.published("q"), first=date(2026, 11, 23))
    assert tally.basis(one_day, german) == "n = 2 · 23. November · nicht repräsentativ"


def test_a_form_speaks_the_visitors_language_or_its_first(tmp_path):
    text = (DORTMUND / "forms/eine-minute.md").read_text("utf-8")
    (tmp_path / "form.md").write_text(text.replace("Türkçe (tr)", "Français (fr)"), "utf-8")
    form, languages = forms.load(tmp_path / "form.md", tmp_path), Languages(ROOT / "assets/i18n", ("de", "en", "tr"))
    assert tally.spoken(form, languages["en"]) == "en"
    assert tally.spoken(form, languages["tr"]) == "de"


def test_a_form_speaks_easy_german_and_its_own_title_where_it_has_them(surveys):
    form, languages = surveys[0].form, Languages(ROOT / "assets/i18n", ("de", "de-einfach"))
    assert tally.spoken(form, languages["de-einfach"]) == "de-einfach"
    fill = forms.Fill(form, "de-einfach", datetime(2026, 11, 23, tzinfo=UTC), Random(1))
    assert fill.page.questions[0].label == "Warum sind Sie heute hier?"
