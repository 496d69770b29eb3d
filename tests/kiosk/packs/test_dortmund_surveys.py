"""The surveys of Dortmund's pack: clean, in every language of the pack, with rules that hold, and one tile for all."""

import json

import pytest

from kiosk import forms, pack
from kiosk.forms.checking import check
from tests.kiosk.packs.conftest import PACKS

DORTMUND = PACKS / "dortmund"
SURVEYS = pack.read(DORTMUND).surveys


@pytest.mark.parametrize("survey", SURVEYS, ids=lambda survey: survey.form)
def test_a_survey_has_no_fault_and_asks_what_it_compares(survey, forms_cache):
    assert not check(DORTMUND / survey.form).faults
    form = forms.load(DORTMUND / survey.form, forms_cache)
    assert set(form.languages) == set(pack.read(DORTMUND).languages)
    assert any(ref.endswith(f"/{survey.compare}") for ref in form.controls)


def test_one_or_two_surveys_have_a_tile_and_the_others_go_with_an_exhibit_or_a_workshop():
    assert 1 <= sum(survey.home for survey in SURVEYS) <= 2
    assert {kind for survey in SURVEYS for kind in survey.after} <= set(pack.read(DORTMUND).exhibits)


@pytest.fixture
def filled(tmp_path, capsys):
    """Fill a form as its verb does: exit code and what was said."""
    import main

    def fill(form, **answers):
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(answers), "utf-8")
        code = main.main(["form", "fill", str(DORTMUND / "forms" / form), "--answers", str(path), "--language", "en"])
        said = capsys.readouterr()
        return code, said.out + said.err

    return fill


def test_ten_points_can_be_shared_out_and_no_more(filled):
    code, said = filled("mein-stadtbezirk.md", stadtteil="hoerde", gruen=6, wege=4)
    assert code == 0
    assert "<rest>0</rest>" in said
    code, said = filled("mein-stadtbezirk.md", stadtteil="hoerde", gruen=6, wege=5)
    assert (code, "more than 10 points" in said) == (1, True)


def test_no_measurement_at_all_is_an_answer_of_its_own(filled):
    assert filled("sensoren-vertrauen.md", messung=["wetter", "luft"])[0] == 0
    code, said = filled("sensoren-vertrauen.md", messung=["keine", "luft"])
    assert (code, "“none” stands alone" in said) == (1, True)
