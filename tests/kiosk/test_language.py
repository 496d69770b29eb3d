"""Languages: own names, direction, plural forms, numbers and days as each language writes them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kiosk.errors import CatalogueError
from kiosk.language import OWN_NAMES, Languages

I18N = Path(__file__).parents[2] / "assets/i18n"
CODES = tuple(OWN_NAMES)


@pytest.fixture(scope="module")
def languages():
    return Languages(I18N, CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_the_first_sentence_in_its_own_words(languages, code):
    sentence = "Tap here and have your say"
    assert languages[code].say(sentence)
    assert (languages[code].say(sentence) == sentence) == (code == "en")


def test_the_staff_read_german_and_english_from_a_catalogue_of_their_own(languages):
    assert languages["de"].staff("Overview") == "Übersicht"
    assert languages["en"].staff("Overview") == "Overview"


def test_languages_are_named_by_themselves(languages):
    assert languages.own_names[:3] == (("de", "Deutsch"), ("de-einfach", "Einfache Sprache"), ("en", "English"))


def test_only_arabic_runs_from_right_to_left(languages):
    assert [code for code in CODES if languages[code].rtl] == ["ar"]


def test_numbers_are_written_as_the_language_does(languages):
    assert languages["de"].number(1234.56, 1) == "1.234,6"
    assert languages["en"].number(1234.56, 1) == "1,234.6"
    assert languages["de"].number(0.4) == "0"
    assert languages["de-einfach"].number(1.5, 1) == "1,5"


def test_a_share_is_rounded_to_whole_per_cent(languages):
    assert languages["en"].percent(1 / 3) == "33%"
    assert languages["de"].percent(0.5) == "50\N{NO-BREAK SPACE}%"


def test_days_and_clock_are_written_as_the_language_does(languages):
    assert languages["de"].day(date(2026, 11, 23)) == "23. November"
    assert languages["en"].day(date(2026, 11, 23)) == "November 23"
    assert languages["de"].clock(datetime(2026, 11, 23, 14, 5, tzinfo=UTC)) == "Mo, 14:05"
    assert languages["en"].clock(datetime(2026, 11, 23, 14, 5, tzinfo=UTC)) == "Mon, 14:05"


@pytest.mark.parametrize(
    ("code", "number", "words"),
    [("de", 1, "vor 1 Minute"), ("de", 2, "vor 2 Minuten"), ("en", 1, "1 minute ago"), ("en", 5, "5 minutes ago")],
)
def test_plural_forms_follow_the_number(languages, code, number, words):
    assert languages[code].say_n("{n} minute ago", "{n} minutes ago", number) == words


def test_polish_has_three_plural_forms(languages):
    told = {languages["pl"].say_n("{n} minute ago", "{n} minutes ago", n).replace(str(n), "") for n in (1, 2, 5)}
    assert len(told) == 3


def test_a_language_without_catalogue_is_named_with_what_to_do():
    with pytest.raises(CatalogueError, match=r"No texts for language “fr”.*missing; take the language out"):
        Languages(I18N, ("fr",))["fr"]


@pytest.mark.parametrize(("wished", "begun"), [(None, "en"), ("tr", "tr"), ("de-einfach", "de-einfach")])
def test_a_visit_begins_in_what_is_wished_or_else_in_the_first_that_is_offered(wished, begun):
    assert Languages(I18N, ("en", "de")).begin_with(wished) == begun


@pytest.mark.parametrize("wished", ["fr", "", "../i18n/de"])
def test_a_wished_language_without_texts_is_told_with_those_there_are(wished):
    with pytest.raises(CatalogueError, match=rf"^--language {wished}: .* there are: ar, de, de-einfach, en, pl"):
        Languages(I18N, ("de",)).begin_with(wished)


@pytest.mark.parametrize(
    "damaged", [b'<<<<<<< HEAD\nmsgid "Home"\nmsgstr "Start"\n', b'msgid "Home"\nmsgstr "St\xe4rt"\n']
)
def test_a_damaged_catalogue_is_named_with_its_file(tmp_path, damaged):
    folder = tmp_path / "de/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "projektor.po").write_bytes(damaged)
    with pytest.raises(CatalogueError, match=r"“de” cannot be read: .*projektor\.po"):
        Languages(tmp_path, ("de",))["de"]


def test_a_language_counts_as_reviewed_when_its_catalogue_says_so_and_not_otherwise(tmp_path):
    for code, head in (("de", "X-Reviewed: yes\\n"), ("tr", "X-Reviewed: no\\n"), ("pl", "Language: pl\\n")):
        folder = tmp_path / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "projektor.po").write_text(f'msgid ""\nmsgstr ""\n"{head}"\n', "utf-8")
    assert Languages(tmp_path, ("de", "tr", "pl")).unreviewed == ("tr", "pl")
    assert Languages(tmp_path, ("de",)).unreviewed == ()


def test_a_language_without_a_catalogue_is_named_when_it_is_asked_who_has_read_it(tmp_path):
    with pytest.raises(CatalogueError, match=r"“fr”: .* is missing"):
        assert Languages(tmp_path, ("fr",)).unreviewed
