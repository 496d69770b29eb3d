"""What `pack check` tells the author: file, line, what is wrong, how to mend it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.packs.check import check

DAY = date(2026, 11, 23)
WEEK, WALL, FORM = "weekly_question.toml", "sensor_wall.toml", "forms/eine-minute.md"


@pytest.mark.parametrize("city", ["dortmund", "schwerte"])
def test_the_packs_that_come_with_the_program_have_no_fault(packs, city, known):
    assert not check(packs / city, known, date(2026, 11, 23)).faults


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("pack.toml", 'id = "schwerte"', "id = 'Schwerte!'", "pack.toml:2: “Schwerte!” is no id"),
        ("pack.toml", '"1.0.0"', '"eins"', "pack.toml:3: “eins” is no version"),
        ("pack.toml", "lab =", "labb =", "pack.toml:5: unknown key “labb”; did you mean “lab”?"),
        ("pack.toml", "lab =", "labb =", "pack.toml:1: “lab” is missing; add it"),
        (
            "pack.toml",
            "field = 11",
            'field = "11"',
            "pack.toml:23: “field” must be a whole number, not a text in quotes.",
        ),
        ("pack.toml", "field = 11", "field = 13", "pack.toml:23: field 13: there are twelve colours"),
        ("pack.toml", '"messages"', '"mesages"', "pack.toml:22: there is no icon “mesages”"),
        (
            "pack.toml",
            '"technik"',
            '"tecnik"',
            "pack.toml:24: the form asks no question “tecnik”; did you mean “technik”?",
        ),
        (
            "pack.toml",
            '"sensor_wall"',
            '"sensorwall"',
            "pack.toml:8: there is no exhibit “sensorwall”; did you mean “sensor_wall”?",
        ),
        ("pack.toml", '"sensor_wall"', '"weekly_question"', "pack.toml:8: “weekly_question” stands here twice"),
        ("pack.toml", '"de", "en"', '"de", "eng"', "pack.toml:6: there is no language “eng”"),
        ("pack.toml", "eine-minute.md", "zwei-minuten.md", "pack.toml:21: there is no file “forms/zwei-minuten.md”"),
        (
            "pack.toml",
            "forms/eine",
            "../forms/eine",
            "pack.toml:21: “../forms/eine-minute.md” does not lie in the pack",
        ),
        ("pack.toml", "[responsible]", "[responsible", "pack.toml:10: no TOML, column 13:"),
        (WEEK, 'en = "Which', 'fr = "Which', f"{WEEK}:9: “text” has no text in “en”, which the pack claims"),
        (WEEK, 'en = "Which', 'fr = "Which', f"{WEEK}:11: advice: the pack does not claim “fr”"),
        (WEEK, 'en = "The weather"', 'en = " "', f"{WEEK}:41: “label” has no text in “en”"),
        (WEEK, "2026-11-02", '"2. November"', f"{WEEK}:6: “first” must be a date"),
        (WEEK, "2027-12-31", "2026-01-31", f"{WEEK}:4: Question “daten-zeigen” ends"),
        (WEEK, '"ruhr"', '"wetter"', f"{WEEK}:4: Question “daten-zeigen” has two options of the same name"),
        (WALL, "digits = 1", "digits = 1.5", f"{WALL}:16: “digits” must be a whole number"),
        (WALL, "below = 2000", "below = 900", f"{WALL}:26: no value reaches this band"),
        (WALL, '"relative_humidity"', '"co2"', f"{WALL}:31: “co2” has a tile already"),
        (FORM, "| an event |", "| |", f"{FORM}:13: sheet choices, row 3, column label::English (en): not translated"),
        (
            FORM,
            "select_one technik",
            "select_one tecnik",
            f"{FORM}:7: sheet survey, row 3, column type: there is no list",
        ),
    ],
)
def test_a_fault_is_told_with_file_and_line(spoil, told, name, old, new, said):  # noqa: PLR0917  fixtures are handed in by name
    spoil(name, old, new)
    lines = told()
    assert any(line.lower().startswith(said.lower()) for line in lines), "\n".join(lines)


def test_an_icon_nobody_bundled_is_told_in_the_tables_of_exhibits_too(packs, known, tmp_path):
    city = Path(shutil.copytree(packs / "dortmund", tmp_path / "dortmund"))
    table = city / "quiz.toml"
    table.write_text(table.read_text("utf-8").replace('icon = "cloud"', 'icon = "clowd"', 1), "utf-8")
    [fault] = check(city, known, DAY).faults
    assert str(fault).endswith("quiz.toml:95: there is no icon “clowd” among the bundled ones.")


def test_every_fault_is_told_at_once(spoil, told):
    spoil(WEEK, 'en = "Which', 'fr = "Which')
    spoil(WALL, "digits = 1", "digits = 1.5")
    spoil(WALL, 'de = "Luftfeuchte", ', "")
    spoil("pack.toml", "field = 11", "field = 13")
    assert len([line for line in told() if "advice" not in line]) == 4


def test_a_missing_table_of_an_exhibit_is_told(pack, told):
    (pack / WALL).unlink()
    assert f"{WALL}: is missing; add it to the pack." in told()


def test_a_file_that_is_not_utf8_is_told_with_its_line(pack, told):
    (pack / WALL).write_bytes("# a\n# Lüften\n".encode("latin-1"))
    assert any(line.startswith(f"{WALL}:2: is not written in UTF-8") for line in told())


def test_a_folder_without_pack_toml_is_no_pack(tmp_path, known):
    assert [each.sentence for each in check(tmp_path, known, date(2026, 1, 1)).faults] == [
        "is missing; add it to the pack."
    ]


def test_a_link_in_a_pack_is_told(pack, told):
    (pack / "out").symlink_to("/etc/hostname")
    assert any("is a link" in line for line in told())


def test_two_forms_of_one_id_cannot_be_told_apart(pack, told):
    (pack / "forms/zwei.md").write_text((pack / FORM).read_text("utf-8"), "utf-8")
    with (pack / "pack.toml").open("a") as file:
        file.write('[[surveys]]\nform = "forms/zwei.md"\nicon = "messages"\nfield = 1\n')
    assert any(line.startswith("pack.toml:26: has the same form_id") for line in told())


def test_a_form_without_a_claimed_language_is_told(pack, told):
    text = (pack / FORM).read_text("utf-8")
    (pack / FORM).write_text(text.replace("Türkçe (tr)", "Français (fr)"), "utf-8")
    assert any(line.startswith(f"{FORM}: has no language “tr”") for line in told())


def test_an_exhibit_that_is_not_introduced_in_a_claimed_language_is_told(pack, known, tmp_path):
    from dataclasses import replace

    wall = known.exhibits["sensor_wall"]
    manifest = tmp_path / "exhibit.toml"
    manifest.write_text(wall.manifest.read_text("utf-8").replace("\ntr = ", "\nfr = ", 1), "utf-8")
    changed = replace(known, exhibits={**known.exhibits, "sensor_wall": replace(wall, manifest=manifest)})
    said = [finding.sentence for finding in check(pack, changed, DAY).faults]
    assert said == ["“title” has no text in “tr”, which the pack claims; add it."]


def test_languages_no_reader_has_looked_at_are_told_and_are_no_fault(pack, known):
    remarks = [finding for finding in check(pack, known, DAY).findings if "not reviewed" in finding.sentence]
    assert [(finding.line, finding.fault) for finding in remarks] == [(7, False)]
    assert "Türkçe" in remarks[0].sentence
    assert "English" not in remarks[0].sentence


def test_only_a_claimed_language_can_wait_for_its_reader(spoil, told):
    spoil("pack.toml", "unreviewed = [", 'unreviewed = ["fr", ')
    assert any(line.startswith("pack.toml:7: the pack does not claim “fr”") for line in told())


SECOND = """
[[questions]]
name = "{name}"
first = {first}
last = {last}
text = {{ de = "Ja?", en = "Yes?" }}
owner = {{ de = "Team", en = "Team" }}
next = {{ de = "Aushang", en = "Display" }}
options = [
    {{ name = "j", label = {{ de = "Ja", en = "Yes" }} }},
    {{ name = "n", label = {{ de = "Nein", en = "No" }} }},
]
"""


@pytest.mark.parametrize(
    ("name", "first", "last", "said"),
    [
        ("b", "2027-01-04", "2027-01-10", ":57: advice: its weeks overlap with “daten-zeigen”"),
        ("b", "2026-11-02", "2027-01-10", ":57: begins on the day “daten-zeigen” begins"),
        ("daten-zeigen", "2028-01-04", "2028-01-10", ":56: “daten-zeigen” is asked already"),
    ],
)
def test_weeks_that_do_not_fit_are_told(pack, told, name, first, last, said):  # noqa: PLR0917  fixtures are handed in by name
    with (pack / WEEK).open("a") as file:
        file.write(SECOND.format(name=name, first=first, last=last))
    lines = told()
    assert any(line.startswith(WEEK + said) for line in lines), "\n".join(lines)


def test_a_pack_whose_last_question_has_ended_is_at_fault(pack, known):
    said = [str(finding) for finding in check(pack, known, date(2028, 1, 1)).faults]
    assert said == [f"{pack / WEEK}:4: no question is asked on 2028-01-01 or later; add one."]


def test_an_exhibit_that_cannot_be_imported_takes_down_only_itself(pack, known):
    from dataclasses import replace

    def broken():
        raise RuntimeError("no such driver")

    wall = replace(known.exhibits["sensor_wall"], tables=broken)
    report = check(pack, replace(known, exhibits={**known.exhibits, "sensor_wall": wall}), date(2026, 11, 23))
    assert [finding.line for finding in report.faults] == [8]
    assert "no such driver" in report.faults[0].sentence


def test_a_survey_that_asks_for_what_the_screen_cannot_take_is_at_fault(pack, known):
    text = (pack / FORM).read_text("utf-8")
    (pack / FORM).write_text(text.replace("| select_one anlass |", "| barcode |"), "utf-8")
    said = [str(finding) for finding in check(pack, known, DAY).faults]
    assert any("asks “/data/anlass” for a barcode" in line for line in said), said


ODD = st.recursive(
    st.sampled_from(["1", "true", '"x"', '""', '"../x"', "2026-01-01", "1.5", '"forms/eine-minute.md"', '"de"']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["de", "form", "id", "field"]), inner, max_size=2).map(
            lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=6,
)
KEYS = ("id", "version", "city", "lab", "languages", "exhibits", "surveys", "responsible", "more")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(KEYS), ODD))
def test_whatever_stands_in_pack_toml_it_ends_in_a_report(pack, known, table):
    (pack / "pack.toml").write_text("".join(f"{key} = {value}\n" for key, value in table.items()), "utf-8")
    report = check(pack, known, date(2026, 11, 23))
    assert report.faults
    assert all(finding.sentence for finding in report.findings)
