"""What `form check` tells the author: sheet, row, column, what is wrong, how to mend it."""

from __future__ import annotations

import textwrap

import pytest

from kiosk.forms.checking import check

HEAD = "| survey |\n| | type | name | label | relevant | constraint | calculation | appearance |\n"
CHOICES = "| choices |\n| | list_name | name | label |\n| | c | a | A |\n| | c | b | B |\n"


@pytest.fixture
def told(tmp_path):
    def say(text: str) -> list[str]:
        path = tmp_path / "survey.md"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return [str(finding) for finding in check(path).findings]

    return say


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "| | text | q | Q | ${nane} = 1 | | | |",
            "sheet survey, row 3, column relevant: ${nane} names no question of this form. Did you mean ${name}?",
        ),
        (
            "| | text | q | Q | | . > | | |",
            "sheet survey, row 3, column constraint: “. >” cannot be read: at column 4 stands the end",
        ),
        (
            "| | calculate | q | | | | concatt('a') | |",
            "sheet survey, row 3, column calculation: concatt() is no function of XLSForm. Did you mean concat()?",
        ),
        ("| | calculate | q | | | | substr('a') | |", "substr() takes 2 to 3 arguments, not 1"),
        ("| | select_one d | q | Q | | | | |", "sheet survey, row 3, column type: there is no list “d” in choices."),
        ("| | selectone c | q | Q | | | | |", "“selectone” is no type of question. Did you mean select_one?"),
        ("| | audio | q | Q | | | | |", "records neither sound nor video"),
        ("| | video | q | Q | | | | |", "records neither sound nor video"),
        ("| | file | q | Q | | | | |", "takes no files"),
        ("| | text | q | Q | | | | ex:org.app |", "starts no other programs"),
        ("| | text | q | Hallo ${wer} | | | | |", "column label: ${wer} names no question"),
        ("| | text | name | Q | | | | |", "row"),
        ("| | calculate | x | | | | ${y} | |\n| | calculate | y | | | | ${x} | |", "/data/x → /data/y → /data/x"),
    ],
)
def test_a_fault_is_told_with_its_place(told, row, sentence):
    found = told(f"{HEAD}| | text | name | Name | | | | |\n{row}\n{CHOICES}")
    assert any(sentence in each for each in found), found
    assert not any("advice" in each for each in found[:1])


def test_what_is_only_unwise_is_advice(told):
    rows = "".join(f"| | text | q{number} | Q | | | | |\n" for number in range(6))
    found = told(f"{HEAD}{rows}")
    assert "advice: 6 questions: visitors finish 5. Leave some out." in found
    assert "advice: about 180 s: visitors stay 90 s. Shorten the form." in found


def test_a_missing_translation_is_named_with_its_cell(told):
    found = told("""
        | survey |
        | | type | name | label::Deutsch (de) | label::English (en) |
        | | text | q    | Frage               | Question            |
        | | text | r    | Frage               |                     |
    """)
    assert found == ["sheet survey, row 3, column label::English (en): advice: not translated. Fill in the cell."]


def test_a_scale_point_without_words_is_named(told):
    found = told("""
        | survey |
        | | type         | name | label | appearance |
        | | select_one s | q    | Frage | likert     |
        | choices |
        | | list_name | name | label |
        | | s         | 1    | gut   |
        | | s         | 2    | 2     |
    """)
    assert found == ["sheet choices, row 3, column label: advice: “2” is a point of a scale without words. Word it."]


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("kiosk_on_leave", "burn", "“burn” is none of discard, keep"),
        ("kiosk_threshhold", "5", "did you mean kiosk_threshold?"),
        ("kiosk_seconds", "soon", "“soon” is no whole number above 0"),
    ],
)
def test_a_setting_the_kiosk_does_not_know_is_a_fault(told, column, value, sentence):
    found = told(f"| settings |\n| | form_id | {column} |\n| | t | {value} |\n{HEAD}| | text | q | Q | | | | |\n")
    assert len(found) == 1
    assert sentence in found[0]


def test_a_misspelt_column_is_pointed_out(told):
    found = told("| survey |\n| | type | name | label | constrant |\n| | text | q | Q | . != '' |\n")
    expected = (
        "sheet survey, row 1, column constrant: advice: no column is called so, and it is not read. "
        "Did you mean constraint?"
    )
    assert found == [expected]
