"""Following feeds: late, interrupted, begun anew - whoever follows ends up knowing what the feed holds."""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from contextlib import contextmanager

import sync.following as following_module
from sync.courier import Courier
from sync.feed import Page
from sync.following import Following
from sync.journal import Journal
from sync.record import ERASURE, READING, VOTE
from tests.sync.city import KIOSK, KnownDoor, reading, running_hub, until, vote

TYPES = (VOTE, READING, ERASURE)


class Follower:
    """Keeps what it is told, as a wall does: records of before are void when the feed is begun anew."""

    def __init__(self) -> None:
        self.records, self.faults, self.whole, self.begun = [], (), False, 0

    def take(self, news) -> None:
        if news.anew:
            self.records, self.begun = [], self.begun + 1
        self.records.extend(news.records)
        self.faults, self.whole = news.faults, news.whole

    def votes(self) -> list[str]:
        return [record.data["option"] for record in self.records if record.type == VOTE]


@contextmanager
def following(*wheres, token=None):
    follower = Follower()
    with Following([str(where) for where in wheres], token, TYPES, follower.take, hub_wait=0.2):
        yield follower


def journals(folder):
    return folder / "answers.db", folder / "telemetry.db"


def test_both_journals_of_a_kiosk_are_read_from_the_beginning_and_on(journal, tmp_path):
    for name in "ab":
        journal.append(vote(name)).result()
    journal.append(reading()).result()
    with following(*journals(tmp_path / "data")) as wall:
        until(lambda: wall.whole)
        assert wall.votes() == ["a", "b"]
        assert [record.type for record in wall.records].count(READING) == 1
        journal.append(vote("c")).result()
        until(lambda: wall.votes() == ["a", "b", "c"])


def test_a_journal_that_appears_later_is_found(tmp_path):
    with following(*journals(tmp_path / "data")) as wall:
        until(lambda: len(wall.faults) == 2)
        assert "There is no journal at" in wall.faults[0]
        with Journal(tmp_path / "data", KIOSK) as journal:
            journal.append(vote("a")).result()
            until(lambda: wall.votes() == ["a"] and not wall.faults)


def test_a_journal_begun_anew_voids_what_was_known(tmp_path):
    data = tmp_path / "data"
    with Journal(data, KIOSK) as journal:
        journal.append(vote("old")).result()
    with following(*journals(data)) as wall:
        until(lambda: wall.votes() == ["old"])
        shutil.rmtree(data)
        with Journal(data, KIOSK) as journal:
            journal.append(vote("new")).result()
            until(lambda: wall.votes() == ["new"])
            assert wall.begun == 1


def test_a_withdrawn_contribution_is_told_by_its_erasure(journal, tmp_path):
    kept = journal.append(vote("a", code="BCDFGHKL")).result()
    with following(tmp_path / "data/answers.db") as wall:
        until(lambda: wall.votes() == ["a"])
        assert len(journal.withdraw("BCDFGHKL").result()) == 1
        until(lambda: wall.records[-1].type == ERASURE)
        assert wall.records[-1].data["record"] == kept.id


def test_a_hub_may_go_and_come_back(journal, tmp_path):
    database = tmp_path / "hub.db"
    with running_hub(database) as hub:
        token, url = hub.store.grant("wall", "feed"), hub.url
        courier = Courier(journal, KnownDoor(url, hub.enrols()))
    with following(url, token=token) as wall:
        until(lambda: bool(wall.faults))
        assert "No hub answers at" in wall.faults[0]
        with running_hub(database, url.removeprefix("http://")):
            courier.start()
            journal.append(vote("a")).result()
            until(lambda: wall.votes() == ["a"] and not wall.faults)
            journal.append(vote("b")).result()
            until(lambda: wall.votes() == ["a", "b"])
            courier.close(5)
        until(lambda: bool(wall.faults))
    assert wall.votes() == ["a", "b"]


def test_a_hub_that_never_waits_is_not_asked_without_a_pause(monkeypatch):
    asked = []

    class Hasty:
        def page(self, after, *, limit=500, wait=0.0):
            asked.append(wait)
            return Page([], "c1", more=False)

    monkeypatch.setattr(following_module, "open_feed", lambda *_, **__: Hasty())
    with following("http://hub.example", token="t"):
        until(lambda: len(asked) >= 2)
        time.sleep(0.3)
    assert len(asked) <= 3
    assert asked[1] == 0.2, "once all is read, the hub is asked to wait"


def test_following_never_keeps_the_writer_waiting_for_long(journal, tmp_path):
    """The reader is there for a page at a time; a commit beside it costs what it costs without."""

    def commits() -> float:
        began = time.perf_counter()
        for number in range(60):
            journal.append(vote(str(number))).result(5)
        return time.perf_counter() - began

    commits()  # the files are there, and warm
    alone = min(commits() for _round in range(3))
    with following(*journals(tmp_path / "data")) as wall:
        until(lambda: wall.whole)
        beside = min(commits() for _round in range(3))
    assert beside < 5 * alone


def test_what_is_no_journal_is_one_sentence_and_the_thread_lives_on(tmp_path):
    path = tmp_path / "answers.db"
    path.write_bytes(b"this is no database" * 100)
    with following(path) as wall:
        until(lambda: bool(wall.faults))
        assert "is no journal that can be read" in wall.faults[0]
        path.unlink()
        sqlite3.connect(path).close()
        assert any(thread.name == "following" for thread in threading.enumerate())
