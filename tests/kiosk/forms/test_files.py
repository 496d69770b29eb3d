"""Form files: every kind, the cache, and whatever else may lie in the folder."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.forms import Fill, FormError, load
from kiosk.forms.checking import check

ROOT = Path(__file__).parents[3]
PACK = ROOT / "assets" / "packs" / "dortmund" / "forms"
SHEETS = {
    "survey": [["type", "name", "label"], ["select_one c", "q", "Frage „eins“?"], ["text", "t", "Text"]],
    "choices": [["list_name", "name", "label"], ["c", "a", "A"], ["c", "b", "B"]],
    "settings": [["form_title", "form_id", "version"], ["Probe", "probe", "7"]],
}


def as_xlsx(path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def as_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for name, rows in SHEETS.items():
            writer.writerow([name])
            writer.writerows([["", *row] for row in rows])


def as_md(path: Path) -> None:
    lines = []
    for name, rows in SHEETS.items():
        lines += [f"| {name} |", *("| | " + " | ".join(row) + " |" for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("write", [as_xlsx, as_csv, as_md])
@pytest.mark.parametrize("name", ["probe.xlsx", "probe.txt", "probe"])
def test_a_form_is_known_by_its_content_whatever_its_name(tmp_path, write, name):
    path = tmp_path / name
    write(path)
    form = load(path, tmp_path / "cache")
    assert (form.id, form.version, form.title()) == ("probe", "7", "Probe")
    fill = Fill(form, language="de", now=datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")), rng=random.Random(1))
    assert fill.page.questions[0].label == "Frage „eins“?"


def test_a_converted_form_can_itself_be_loaded(tmp_path):
    as_md(tmp_path / "probe.md")
    load(tmp_path / "probe.md", tmp_path / "cache")
    (converted,) = (tmp_path / "cache").glob("*.xml")
    assert load(converted, tmp_path / "other").id == "probe"
    assert not (tmp_path / "other").exists()


def test_the_second_load_needs_no_pyxform(tmp_path):
    as_md(tmp_path / "probe.md")
    load(tmp_path / "probe.md", tmp_path / "cache")
    script = (
        "import sys; sys.path.insert(0, sys.argv[3]); from kiosk.forms import load; load(sys.argv[1], sys.argv[2]); "
        "print([name for name in ('pyxform', 'openpyxl', 'kivy') if name in sys.modules])"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "probe.md"), str(tmp_path / "cache"), str(ROOT)]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() == "[]"


def test_a_changed_form_is_converted_again(tmp_path):
    as_md(tmp_path / "probe.md")
    load(tmp_path / "probe.md", tmp_path / "cache")
    path = tmp_path / "probe.md"
    path.write_text(path.read_text(encoding="utf-8").replace("| 7 |", "| 8 |"), encoding="utf-8")
    assert load(path, tmp_path / "cache").version == "8"


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "is empty"),
        (b"   \n", "is empty"),
        (b"hello", "neither a spreadsheet"),
        (b"\x00\x01\x02" * 99, "neither a spreadsheet"),
        (b"\xff\xfa\x80", "no UTF-8 text"),
        (b"PK\x03\x04 broken", "not readable as .xlsx"),
        (b"\xd0\xcf\x11\xe0 broken", "not readable as .xls"),
        (b"<a><b></a>", "line 1, column"),
        (b"<a/>", "no XForm"),
        (b"<html xmlns='http://www.w3.org/1999/xhtml'><head/><body/></html>", "no model"),
        (b"| survey |\n| | type | name | label |\n", "no sheet named survey, or it has no rows"),
        (b"| survey |\n| | type | name | label |\n| | wibble | q | Q |\n", "wibble"),
    ],
)
def test_a_file_that_is_no_form_gets_one_clear_sentence(tmp_path, content, part):
    path = tmp_path / "odd.md"
    path.write_bytes(content)
    with pytest.raises(FormError) as raised:
        load(path, tmp_path / "cache")
    assert str(raised.value).startswith("odd.md")
    assert part in str(raised.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "none.md", tmp_path):
        with pytest.raises(FormError, match="cannot be read"):
            load(path, tmp_path / "cache")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=400),
        st.text(max_size=300).map(lambda text: b"| survey |\n| | type | name | label |\n" + text.encode()),
        st.text(max_size=300).map(lambda text: b"survey\n,type,name,label\n" + text.encode()),
        st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail),
        st.text(max_size=200).map(lambda text: f"<html>{text}</html>".encode()),
    )
)
def test_no_garbage_brings_the_check_down(tmp_path, content):
    path = tmp_path / "garbage"
    path.write_bytes(content)
    report = check(path)
    assert report.summary or report.faults


@pytest.mark.parametrize("name", ["eine-minute.md", "ausstellung.md"])
def test_the_surveys_of_the_dortmund_pack_pass_the_check_without_a_word(name):
    report = check(PACK / name)
    assert report.findings == []
    assert report.summary


def test_a_list_beside_the_form_is_offered_and_looked_up(tmp_path):
    (tmp_path / "towns.csv").write_text("name,label,size\ndo,Dortmund,600\nsw,Schwerte,46\n", encoding="utf-8")
    path = tmp_path / "survey.md"
    path.write_text(
        "| survey |\n| | type | name | label | calculation |\n"
        "| | select_one_from_file towns.csv | town | Stadt | |\n"
        "| | calculate | size | | pulldata('towns', 'size', 'name', ${town}) |\n",
        encoding="utf-8",
    )
    now = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))
    fill = Fill(load(path, tmp_path / "cache"), language="de", now=now, rng=random.Random(1))
    assert [choice.label for choice in fill.page.questions[0].choices] == ["Dortmund", "Schwerte"]
    fill.answer("town", "sw")
    assert fill.submission(now).answers == {"town": "sw", "size": "46"}


def test_a_list_missing_beside_the_form_is_a_fault(tmp_path):
    path = tmp_path / "survey.md"
    path.write_text(
        "| survey |\n| | type | name | label |\n| | select_one_from_file towns.csv | town | Stadt |\n", encoding="utf-8"
    )
    assert ["towns.csv" in str(finding) for finding in check(path).faults] == [True]
