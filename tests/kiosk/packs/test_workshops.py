"""Templates of workshops are checked with file and line."""

import shutil

import pytest

from tests.kiosk.packs.conftest import PACKS

NAME = "workshops/schulklasse.toml"


@pytest.fixture
def workshop(pack):
    """Schwerte's pack with one workshop of Dortmund's in it."""
    (pack / "workshops").mkdir()
    shutil.copy(PACKS / "dortmund" / NAME, pack / NAME)
    return pack / NAME


def test_a_good_template_has_no_fault(workshop, told):
    assert not [line for line in told() if NAME in line]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "check_in"', 'kind = "chekin"', "chekin"),
        ("minutes = 5", "minutes = 0", "half a minute to a day"),
        ('exhibit = "quiz"', 'exhibit = "quizz"', "did you mean “quiz”?"),
        ('polls = ["gelernt", "naechstes"]', 'polls = ["gelernd"]', "did you mean “gelernt”?"),
        ("field = 8", "field = 13", "twelve colours"),
        ("groups = 4", "groups = 9", "1 to 6 can be told apart"),
        ('icon = "school"', 'icon = "shool"', "there is no icon “shool”"),
        ('name = "bags"', 'name = "level"', "stands here twice"),
        ('en = "City quiz", ', "", "no text in “en”"),
        ("least = 8", "laest = 8", "did you mean “least”?"),
    ],
)
def test_a_fault_is_named_with_file_and_line(workshop, told, spoil, old, new, words):  # noqa: PLR0917  one a fixture
    line = next(number for number, text in enumerate(workshop.read_text("utf-8").splitlines(), 1) if old in text)
    spoil(NAME, old, new)
    found = [each for each in told() if each.startswith(NAME) and words in each]
    assert found, told()
    assert any(each.split(":")[1] in {str(line), "1"} or int(each.split(":")[1]) <= line for each in found)


def test_a_workshop_that_leads_to_a_survey_the_pack_does_not_offer_is_a_fault(workshop, told, spoil):
    spoil(NAME, 'kind = "poll"', 'kind = "survey"\nsurvey = "eine-minut"')
    assert any("offers no survey “eine-minut”" in line and "advice" not in line for line in told())


def test_texts_missing_in_a_further_language_are_advice(workshop, told, spoil):
    spoil(NAME, 'pl = "Quiz o mieście"', 'pl = ""')
    assert any("advice" in line and "pl" in line for line in told() if NAME in line)
