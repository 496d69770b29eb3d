from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sync.errors import JournalError, JournalLocked, RecordError
from sync.feed import JournalFeed
from sync.journal import Journal
from sync.kept import Fate, Settled
from sync.record import ERASURE, READING, VOTE, Draft, Record, Stream
from sync.sqlite import wal_is_sound
from tests.sync.city import KIOSK, NOON, reading, vote

ROOT = Path(__file__).parents[2]


def test_what_was_acknowledged_is_in_the_file(journal, tmp_path):
    record = journal.append(vote()).result()
    assert JournalFeed(tmp_path / "data" / "answers.db").page(None).lines == [record.to_json()]


def test_a_source_counts_without_gaps_and_each_stream_by_itself(journal):
    votes = [journal.append(vote()).result() for _ in range(3)]
    measured = journal.append(reading()).result()
    assert [record.sequence for record in votes] == [1, 2, 3]
    assert measured.sequence == 1
    assert measured.source != votes[0].source


def test_counting_goes_on_after_a_restart(tmp_path):
    with Journal(tmp_path, KIOSK) as journal:
        first = journal.append(vote()).result()
    with Journal(tmp_path, KIOSK) as journal:
        second = journal.append(vote()).result()
        assert (second.source, second.sequence) == (first.source, 2)
        assert journal.status().answers.waiting == 2


def test_a_draft_that_breaks_its_schema_fails_alone(journal):
    bad = Draft(VOTE, {"question": "woche"}, NOON)
    futures = [journal.append(draft) for draft in (vote(), bad, vote())]
    assert isinstance(futures[1].exception(), RecordError)
    assert [futures[0].result().sequence, futures[2].result().sequence] == [1, 2]


@pytest.mark.parametrize("mean", [float("nan"), float("inf")])
def test_what_json_cannot_say_is_refused(journal, mean):
    assert isinstance(journal.append(reading(mean)).exception(), RecordError)


def test_what_is_no_data_at_all_is_refused(journal):
    assert isinstance(journal.append(Draft(VOTE, {"question": object()}, NOON)).exception(), TypeError)
    assert journal.append(vote()).result().sequence == 1


def test_many_threads_get_one_unbroken_sequence(journal):
    kept: list[Record] = []

    def visitor() -> None:
        kept.extend(journal.append(vote()).result() for _ in range(20))

    threads = [threading.Thread(target=visitor) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(record.sequence for record in kept) == list(range(1, 161))


def test_results_are_read_back_oldest_first(journal):
    for option in ("gut", "mittel", "gut"):
        journal.append(vote(option))
    assert [r.data["option"] for r in journal.records([VOTE]).result()] == ["gut", "mittel", "gut"]


def test_a_second_kiosk_on_the_same_data_is_told_so(journal, tmp_path):
    with pytest.raises(JournalLocked, match="Another kiosk already uses"):
        Journal(tmp_path / "data", KIOSK).open()


def test_a_closed_journal_says_so(tmp_path):
    journal = Journal(tmp_path, KIOSK)
    journal.open()
    journal.close()
    assert "closed" in str(journal.append(vote()).exception())


def test_closing_keeps_what_was_appended_just_before(tmp_path):
    journal = Journal(tmp_path, KIOSK, telemetry_hold=60.0)
    journal.open()
    futures = [journal.append(draft) for draft in (vote(), reading())]
    journal.close()
    assert [future.result().sequence for future in futures] == [1, 1]


def test_the_ring_lets_the_oldest_go_and_counts_what_was_never_delivered(tmp_path):
    with Journal(tmp_path, KIOSK, telemetry_rows=10, telemetry_hold=0.0) as journal:
        for _ in range(8):
            journal.append(reading()).result()
        batch = journal.batch(Stream.TELEMETRY, 3, 10**6).result()
        journal.settle(Stream.TELEMETRY, [Settled(w.position, Fate.DELIVERED) for w in batch]).result()
        for _ in range(7):
            journal.append(reading()).result()
        status = journal.status().telemetry
        assert (status.waiting, status.delivered, status.dropped) == (10, 0, 2)
    with Journal(tmp_path, KIOSK) as journal:
        assert journal.ready().result().telemetry.dropped == 2


def test_a_batch_keeps_to_its_size_but_is_never_empty(journal):
    bodies = [journal.append(vote()).result().to_json() for _ in range(5)]
    assert len(journal.batch(Stream.ANSWERS, 100, 3 * (len(bodies[0]) + 1)).result()) == 3
    assert len(journal.batch(Stream.ANSWERS, 100, 10).result()) == 1
    assert len(journal.batch(Stream.ANSWERS, 2, 10**6).result()) == 2


def _let_grow(journal, pages: int) -> None:
    connection = journal._files[Stream.ANSWERS].connection
    journal._call(Stream.ANSWERS, lambda: connection.execute(f"PRAGMA max_page_count={pages}").fetchone()).result()


def test_a_full_disk_is_said_and_mends_itself(journal):
    journal.append(vote()).result()
    _let_grow(journal, 1)  # SQLite answers as on a full disk
    failures = [future.exception() for future in [journal.append(vote("x" * 199)) for _ in range(40)]]
    fault = next(failure for failure in failures if failure)
    assert isinstance(fault, JournalError)
    assert "is full" in str(fault)
    kept = failures.count(None) + 1
    record = journal.append(vote()).result()  # the next attempt opens the database afresh, without that limit
    assert record.sequence == kept + 1
    assert journal.status().answers.fault is None


def test_a_directory_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(JournalError, match="cannot be used"):
        Journal(tmp_path / "file" / "data", KIOSK).open()


def test_a_database_that_cannot_be_opened_fails_each_answer_until_mended(tmp_path):
    (tmp_path / "answers.db").mkdir()
    with Journal(tmp_path, KIOSK) as journal:
        assert "cannot be opened" in str(journal.append(vote()).exception())
        assert journal.append(reading()).result().sequence == 1, "telemetry goes on"
        (tmp_path / "answers.db").rmdir()
        assert journal.append(vote()).result().sequence == 1


def test_another_kiosk_name_is_another_source(tmp_path):
    with Journal(tmp_path, "eins") as journal:
        journal.append(vote()).result()
    with Journal(tmp_path, "zwei") as journal:
        record = journal.append(vote()).result()
    assert ":zwei:" in record.source
    assert record.sequence == 1


@pytest.mark.parametrize(
    ("version", "sound"), [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 52, 0), True)]
)
def test_the_write_ahead_log_is_used_only_where_it_is_sound(version, sound):
    assert wal_is_sound(version) is sound


def test_answers_are_flushed_at_every_commit(journal):
    journal.ready().result()
    connection = journal._files[Stream.ANSWERS].connection
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    level = connection.execute("PRAGMA synchronous").fetchone()[0]
    assert (mode, level) == (("wal", 2) if wal_is_sound() else ("persist", 3))


def test_the_last_hour_is_read_from_the_end_and_stops_at_what_is_older(journal):
    for minutes in (90, 61, 59, 0):
        draft = reading(float(minutes))
        journal.append(replace(draft, time=NOON - timedelta(minutes=minutes)))
    found = journal.recent((READING,), NOON - timedelta(hours=1), Stream.TELEMETRY).result()
    assert [record.data["mean"] for record in found] == [59.0, 0.0]
    assert journal.recent((VOTE,), NOON - timedelta(hours=1)).result() == []


# ---- withdrawal


def test_a_withdrawn_contribution_is_gone_from_every_byte_on_disk(journal, tmp_path):
    kept = journal.append(vote("bleibt")).result()
    gone = journal.append(vote("Herzensangelegenheit", code="ABC-DEF")).result()
    [told] = journal.withdraw("abc def").result()
    lines = JournalFeed(tmp_path / "data" / "answers.db").page(None).lines
    erasure = Record.from_json(lines[1])
    assert lines[0] == kept.to_json()
    assert (erasure.type, erasure.data["record"]) == (ERASURE, gone.id)
    assert told == erasure
    for path in (tmp_path / "data").iterdir():
        assert b"Herzensangelegenheit" not in path.read_bytes(), path


def test_a_code_in_clear_is_nowhere_on_disk(journal, tmp_path):
    journal.append(vote(code="QWERTZUI")).result()
    for path in (tmp_path / "data").iterdir():
        assert b"QWERTZUI" not in path.read_bytes(), path


def test_a_wrong_or_spent_code_withdraws_nothing(journal):
    journal.append(vote(code="ABCDEF")).result()
    assert [len(journal.withdraw(code).result()) for code in ("ABCDEG", "ABCDEF", "ABCDEF")] == [0, 1, 0]


def test_one_code_withdraws_all_that_was_left_under_it(journal):
    for _ in range(3):
        journal.append(vote(code="ABCDEF"))
    assert len(journal.withdraw("ABCDEF").result()) == 3
    status = journal.status().answers
    assert (status.waiting, status.erased) == (3, 3)


def test_an_empty_code_is_refused(journal):
    assert isinstance(journal.withdraw(" - ").exception(), JournalError)


# ---- damage


def _fill(directory: Path, count: int) -> list[Record]:
    with Journal(directory, KIOSK) as journal:
        return [f.result() for f in [journal.append(vote(f"{n}" * 40)) for n in range(count)]]


def test_flipped_bytes_are_set_aside_and_the_readable_answers_kept(tmp_path):
    records = _fill(tmp_path, 300)
    path = tmp_path / "answers.db"
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(content)
    with Journal(tmp_path, KIOSK) as journal:
        new = journal.append(vote("neu")).result()
        kept = journal.records([VOTE]).result()
        (notice,) = journal.status().notices
    assert 200 < len(kept) - 1 < 300
    assert {r.id for r in kept[:-1]} <= {r.id for r in records}
    assert new.source != records[0].source, "a new life: lost numbers are never given out again"
    assert "was damaged" in notice
    assert len(list(tmp_path.glob("answers.db.damaged-*"))) >= 1


def test_a_file_that_is_no_database_is_set_aside(tmp_path):
    (tmp_path / "answers.db").write_bytes(b"Mittagspause\n" * 1000)
    with Journal(tmp_path, KIOSK) as journal:
        assert journal.append(vote()).result().sequence == 1
        assert "0 records were taken over" in journal.status().notices[0]


def test_an_answer_changed_on_disk_is_not_taken_over(tmp_path):
    _fill(tmp_path, 3)
    with sqlite3.connect(tmp_path / "answers.db") as connection:
        connection.execute("UPDATE record SET body = replace(body, '1111', '9999') WHERE position = 2")
    connection.close()
    from sync.salvage import readable_rows

    rows, lost = readable_rows(tmp_path / "answers.db")
    assert (len(rows), lost) == (2, 1)


def test_a_repair_that_was_interrupted_is_finished(tmp_path):
    records = _fill(tmp_path, 5)
    (tmp_path / "answers.db").rename(tmp_path / "answers.db.new")  # killed between the two renames
    with Journal(tmp_path, KIOSK) as journal:
        assert [r.id for r in journal.records([VOTE]).result()] == [r.id for r in records]


def test_opening_a_journal_imports_neither_http_nor_cryptography():
    code = "import sys, sync.journal, sync.courier, sync.doors, sync.embedded, sync.feed\n"
    code += "print(sorted({'requests', 'cryptography', 'jsonschema', 'starlette', 'uvicorn'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
