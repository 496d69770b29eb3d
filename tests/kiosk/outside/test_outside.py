"""Values from outside: imported whole or not at all, shown only while they are fresh."""

import argparse
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.outside import cli
from kiosk.outside.values import FILE, Outside, newest, read

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HEAD = "time,place,quantity,value,unit,source\n"
GOOD = "2026-11-23T13:00:00+01:00,Eving,temperature,6.5,Cel,LANUK\n"


@pytest.fixture
def imports(tmp_path):
    """Import a table; its exit code."""
    parser = argparse.ArgumentParser()
    cli.add_verbs(parser.add_subparsers())

    def run(text, *more):
        table = tmp_path / "outside.csv"
        table.write_text(text, "utf-8")
        args = parser.parse_args(["outside", "import", str(table), "--data", str(tmp_path / "data"), *more])
        return args.run(args)

    return run


def test_what_was_imported_is_read_again(imports, tmp_path):
    assert imports(HEAD + GOOD) == 0
    [value] = read(tmp_path / "data" / FILE)
    assert value == Outside(NOON, "Eving", "temperature", 6.5, "Cel", "LANUK")


def test_an_example_says_that_it_is_one(imports, tmp_path):
    assert imports(HEAD + GOOD, "--sample") == 0
    assert read(tmp_path / "data" / FILE)[0].sample


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("gestern,Eving,temperature,6.5,Cel,LANUK", "“gestern” is no time with a zone"),
        ("2026-11-23T13:00:00,Eving,temperature,6.5,Cel,LANUK", "“2026-11-23T13:00:00” is no time with a zone"),
        ("2026-11-23T13:00:00Z,Eving,temperature,6.5,Grad,LANUK", "there is no unit “Grad”"),
        ("2026-11-23T13:00:00Z,Eving,temperature,warm,Cel,LANUK", "“warm” is no number"),
        ("2026-11-23T13:00:00Z,Eving,temperature,nan,Cel,LANUK", "temperature cannot be nan Cel"),
        ("2026-11-23T13:00:00Z,Eving,temperature,650,Cel,LANUK", "temperature cannot be 650 Cel"),
        ("2026-11-23T13:00:00Z,Eving,temperature,6.5,Cel,", "source: nothing stands there"),
        ("2026-11-23T13:00:00Z,Eving", "quantity, value, unit, source: nothing stands there"),
    ],
)
def test_a_row_with_a_fault_is_named_with_its_line_and_the_old_values_stay(imports, tmp_path, capsys, row, sentence):
    imports(HEAD + GOOD)
    assert imports(f"{HEAD}{GOOD}{row}\n") == 1
    assert f":3: {sentence}" in capsys.readouterr().err
    assert len(read(tmp_path / "data" / FILE)) == 1


@pytest.mark.parametrize(
    ("text", "sentence"), [("", "are missing"), ("time,value\n", "are missing"), (HEAD, "no rows")]
)
def test_a_table_without_columns_or_rows_is_refused(imports, capsys, text, sentence):
    assert imports(text) == 1
    assert sentence in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(tmp_path):
    args = argparse.Namespace(file=tmp_path / "none.csv", data=tmp_path, sample=False)
    with pytest.raises(cli.TableError, match="name a CSV file"):
        cli.run_import(args)


def test_only_fresh_values_are_taken_and_the_newest_of_them():
    values = [Outside(NOON - timedelta(minutes=ago), "", "co2", float(ago), "ppm", "") for ago in (200, 80, 40)]
    fresh = timedelta(minutes=90)
    assert newest(values, "co2", NOON, fresh).value == 40
    assert newest(values, "co2", NOON + timedelta(hours=1), fresh) is None
    assert newest(values, "temperature", NOON, fresh) is None


def test_a_value_from_the_future_is_not_believed():
    ahead = Outside(NOON + timedelta(hours=1), "", "co2", 1.0, "ppm", "")
    assert newest([ahead], "co2", NOON, timedelta(hours=9)) is None


def test_a_spoilt_file_costs_the_values_and_one_sentence_in_the_log(tmp_path, caplog):
    path = tmp_path / FILE
    assert read(path) == ()
    assert not caplog.messages
    path.write_text("[{", "utf-8")
    assert read(path) == ()
    assert "import them again" in caplog.text
