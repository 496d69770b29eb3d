"""Records as tables: each once, columns as they come, nothing of what was erased, and going on where it ended."""

import json
import sqlite3

import pytest

from sync.errors import FeedError
from sync.feed import JournalFeed
from sync.journal import Journal
from sync.record import SURVEY_RESPONSE, Draft, Record
from sync.table_file import TableFile
from tests.sync.city import KIOSK, NOON, vote


@pytest.fixture
def filled(tmp_path):
    """Fill the tables with what the journal has; gives how many records were new."""

    def fill() -> int:
        feed, count, more = JournalFeed(tmp_path / "data/answers.db"), 0, True
        with TableFile(tmp_path / "city.db", "kiosk") as file:
            while more:
                page = feed.page(file.cursor, limit=2)
                count += file.keep(map(Record.from_json, page.lines), page.cursor)
                more = page.more
        return count

    return fill


def rows(tmp_path, query):
    with sqlite3.connect(tmp_path / "city.db") as connection:
        return connection.execute(query).fetchall()


def answered(**answers):
    data = {"form": "f", "version": "1", "language": "de", "answers": answers, "xml": "<f/>", "seconds": 20}
    return Draft(SURVEY_RESPONSE, data, NOON)


def test_every_record_is_a_row_of_its_types_table_once_however_often_it_is_read(journal, filled, tmp_path):
    for option in "aba":
        journal.append(vote(option)).result()
    assert (filled(), filled()) == (3, 0)
    journal.append(vote("c")).result()
    assert filled() == 1
    found = rows(tmp_path, "SELECT option, count(*) FROM vote_v1 GROUP BY option")
    assert dict(found) == {"a": 2, "b": 1, "c": 1}


def test_answers_are_columns_that_come_as_they_are_needed(journal, filled, tmp_path):
    journal.append(answered(technik="wege")).result()
    filled()
    journal.append(answered(technik="umwelt", felder=["f01", "f02"], ID="x")).result()
    filled()
    [(first, none), (second, several)] = rows(
        tmp_path, "SELECT answers_technik, answers_felder FROM survey_response_v1 ORDER BY sequence"
    )
    assert (first, none, second, json.loads(several)) == ("wege", None, "umwelt", ["f01", "f02"])


def test_what_is_taken_back_is_deleted_here_too(journal, filled, tmp_path):
    journal.append(vote("bleibt")).result()
    journal.append(vote("geht", code="ABCDEF")).result()
    filled()
    journal.withdraw("ABCDEF").result()
    filled()
    assert rows(tmp_path, "SELECT option FROM vote_v1") == [("bleibt",)]


def test_what_is_no_database_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "notes.db").write_text("nothing of the kind " * 100)
    with pytest.raises(FeedError, match="cannot be filled"):
        TableFile(tmp_path / "notes.db", "kiosk").open()


def test_the_verb_fills_a_file_and_says_how_much_was_new(tmp_path, capsys):
    import main

    with Journal(tmp_path / "data", KIOSK) as journal:
        journal.append(vote("a")).result()
    call = ["feed", "--from", str(tmp_path / "data/answers.db"), "--into", str(tmp_path / "city.db")]
    assert main.main(call) == 0
    assert json.loads(capsys.readouterr().out) == {"records": 1}
    assert main.main([*call, "--follow"]) == 1
    assert "leave out" in capsys.readouterr().err
