from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync.cli import add_verbs, database_path
from sync.doctor import examine
from sync.errors import EnrolmentError, FeedError, HubError, HubRefused
from sync.identity import Identity
from sync.journal import Journal
from sync.settings import SyncSettings
from tests.sync.city import KIOSK, reading, vote

ROOT = Path(__file__).parents[2]
_PROGRAM = "import sys; from tests.sync.test_cli import verb; sys.exit(verb(*sys.argv[1:]))"


def verb(*words: object) -> int:
    parser = argparse.ArgumentParser()
    add_verbs(parser.add_subparsers(required=True))
    args = parser.parse_args([str(word) for word in words])
    return args.run(args)


def test_a_kiosk_is_enrolled_with_the_code_of_its_hub(hub, tmp_path, capsys):
    assert verb("hub", "enrol", KIOSK, "--database", f"sqlite:///{hub.database}") == 0
    code = capsys.readouterr().out.strip()
    assert verb("enrol", "--hub", hub.url, "--code", code, "--data", tmp_path / "data") == 0
    assert Identity.load(tmp_path / "data").kiosk == KIOSK
    with pytest.raises(HubRefused, match="spent"):
        verb("enrol", "--hub", hub.url, "--code", code, "--data", tmp_path / "data")


@pytest.mark.parametrize(
    ("address", "error"), [("ftp://x", EnrolmentError), ("http://127.0.0.1:9", HubError)], ids=["no address", "nobody"]
)
def test_enrolling_nowhere_is_one_sentence(tmp_path, address, error):
    with pytest.raises(error):
        verb("enrol", "--hub", address, "--code", "X", "--data", tmp_path)


def test_the_feed_of_journal_and_hub_are_the_same_lines(hub, journal, tmp_path, capsys):
    from sync.courier import Courier
    from tests.sync.city import KnownDoor

    for n in range(30):
        journal.append(vote(f"Ü {n}")).result()
    courier = Courier(journal, KnownDoor(hub.url, hub.enrols()))
    courier.start()
    courier.close(10)
    verb("hub", "--database", f"sqlite:///{hub.database}", "reader", "stadt")
    token = capsys.readouterr().out.strip()
    assert verb("feed", "--from", tmp_path / "data" / "answers.db") == 0
    here = capsys.readouterr().out.splitlines()
    assert verb("feed", "--from", hub.url, "--token", token) == 0
    there = capsys.readouterr().out.splitlines()
    assert here[:-1] == there[:-1]
    assert len(here) == 31
    cursor = json.loads(there[-1])["cursor"]
    assert verb("feed", "--from", hub.url, "--token", token, "--after", cursor) == 0
    assert capsys.readouterr().out.splitlines() == there[-1:]


@pytest.mark.parametrize("request_to_end", [signal.SIGINT, signal.SIGTERM])
def test_following_a_journal_goes_on_until_asked_to_end_and_ends_with_the_cursor(journal, tmp_path, request_to_end):
    journal.append(vote("eins")).result()
    path = tmp_path / "data" / "answers.db"
    command = [sys.executable, "-c", _PROGRAM, "feed", "--from", str(path), "--follow"]
    command = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *command]  # as a shell starts what is in the background
    follower = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert b"eins" in follower.stdout.readline()
    journal.append(vote("zwei")).result()
    assert b"zwei" in follower.stdout.readline()
    follower.send_signal(request_to_end)
    assert json.loads(follower.stdout.read())["cursor"]
    assert follower.wait() == 0
    follower.stdout.close()


def test_the_hub_runs_until_it_is_asked_to_end(tmp_path):
    command = [sys.executable, "-c", _PROGRAM, "hub", "--database", f"sqlite:///{tmp_path}/hub.db"]
    hub = subprocess.Popen([*command, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, cwd=ROOT)
    assert hub.stdout.readline().startswith(b"The hub listens at http://127.0.0.1:")
    hub.terminate()
    assert hub.wait(10) in {0, -signal.SIGTERM}
    hub.stdout.close()


@pytest.mark.parametrize(
    ("where", "sentence"),
    [("nirgends.db", "There is no journal"), (".", "is a folder"), ("http://127.0.0.1:9", "needs a token")],
)
def test_a_feed_from_nowhere_is_one_sentence(where, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FeedError, match=sentence):
        verb("feed", "--from", where)


def test_a_file_that_is_no_journal_is_one_sentence(tmp_path):
    (tmp_path / "brief.txt").write_text("Liebe Stadt, " * 500)
    with pytest.raises(FeedError, match="no journal that can be read"):
        verb("feed", "--from", tmp_path / "brief.txt")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [("postgresql://city/db", "SQLite only"), ("mysql://x", "no database"), ("sqlite:///", "no database")],
)
def test_a_database_the_hub_does_not_serve_is_one_sentence(url, sentence):
    with pytest.raises(HubError, match=sentence):
        database_path(url)


def test_reading_a_journal_of_a_killed_kiosk_needs_no_repair(journal, tmp_path):
    """The reader may be the first to open the file after kill -9; see test_crash for the killing itself."""
    journal.append(vote()).result()
    (tmp_path / "data" / "answers.db").chmod(0o444)
    assert verb("feed", "--from", tmp_path / "data" / "answers.db") == 0


def test_the_doctor_finds_a_sound_kiosk_sound(hub, tmp_path):
    with Journal(tmp_path / "data", KIOSK) as journal:
        journal.append(vote()).result()
        journal.append(reading()).result()
    Identity(KIOSK, hub.url, hub.enrols().key).save(tmp_path / "data")
    findings = {f.subject: f for f in examine(SyncSettings(KIOSK, hub.url), tmp_path / "data")}
    assert [f.subject for f in findings.values() if not f.ok] == []
    assert set(findings) == {"database answers.db", "database telemetry.db", "enrolment", "hub", "clock"}
    assert "1 waiting" in findings["database answers.db"].sentence


def test_the_doctor_names_what_is_wrong_and_what_to_do(tmp_path):
    (tmp_path / "answers.db").write_bytes(b"kaputt" * 1000)
    settings = SyncSettings(KIOSK, "http://127.0.0.1:9")
    findings = {f.subject: f for f in examine(settings, tmp_path)}
    assert {s for s, f in findings.items() if f.ok is False} == {"database answers.db", "enrolment", "hub"}
    assert all(f.mend for f in findings.values() if f.ok is False)
    assert not (tmp_path / "telemetry.db").exists(), "it changes nothing"
