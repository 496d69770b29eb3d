"""kill -9, anywhere: of the kiosk, of the hub, of the kiosk with an embedded hub."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from sync.clock import SystemClock
from sync.courier import Courier
from sync.embedded import EmbeddedHub
from sync.enrolment import enrol
from sync.feed import JournalFeed
from sync.hub.sqlite_store import SqliteStore
from sync.journal import Journal
from sync.record import VOTE, Record
from sync.wire import Accepted, Wire
from tests.sync.city import KIOSK, LOSE_ANSWER, PASS, KnownDoor, Road, until, vote

ROUNDS = 6
ROOT = Path(__file__).parents[2]


def _start(directory, *hub: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.sync.kiosk_process", str(directory), *hub]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)


def _kill_after(kiosk: subprocess.Popen[bytes], acknowledged: int, seconds: float) -> list[str]:
    """Ids acknowledged until the kiosk was killed, a little after so many."""
    ids = [kiosk.stdout.readline().decode().strip() for _ in range(acknowledged)]
    time.sleep(seconds)
    kiosk.kill()
    ids += kiosk.stdout.read().decode().split()
    kiosk.wait()
    kiosk.stdout.close()
    return ids


def _journal_ids(directory) -> list[str]:
    return [Record.from_json(line).id for line in JournalFeed(directory / "answers.db").page(None, limit=100_000).lines]


def test_every_acknowledged_answer_survives_kill_9_and_none_is_there_twice(tmp_path):
    dice = random.Random()
    acknowledged: list[str] = []
    for _ in range(ROUNDS):
        acknowledged += _kill_after(_start(tmp_path), dice.randint(1, 20), dice.uniform(0, 0.01))
        kept = _journal_ids(tmp_path)
        assert set(acknowledged) <= set(kept)
        assert len(kept) == len(set(kept))
        # At most the one that was on its way to the screen when it came to an end is there without a thank-you.
        assert len(kept) - len(acknowledged) <= ROUNDS
    with Journal(tmp_path, KIOSK) as journal:
        sequences = [r.sequence for r in journal.records([VOTE]).result()]
    assert sequences == list(range(1, len(sequences) + 1))


def test_a_kiosk_killed_between_post_and_answer_delivers_once(tmp_path, hub):
    enrolled = hub.enrols()
    with Road(hub.url, lambda _: PASS) as road:
        type(enrolled)(enrolled.kiosk, road.url, enrolled.key).save(tmp_path)
        for _ in range(3):
            kiosk = _start(tmp_path, road.url)
            kiosk.stdout.readline()
            road.on_answer = kiosk.kill  # the hub has committed; its answer will never be read
            road.plan = lambda _: LOSE_ANSWER
            kiosk.wait()
            kiosk.stdout.close()
        road.plan = lambda _: PASS
        with Journal(tmp_path, KIOSK) as journal:
            courier = Courier(journal, KnownDoor(hub.url, enrolled))
            courier.start()
            until(lambda: journal.ready().result().waiting == 0)
            courier.close(5)
            assert journal.status().answers.parked == 0
    assert [r.id for r in hub.records()] == _journal_ids(tmp_path)


def test_a_hub_killed_inside_ingest_has_all_or_nothing_and_never_says_200_too_early(tmp_path):
    dice = random.Random()
    identity, accepted, size = None, 0, 80
    with Journal(tmp_path / "data", KIOSK) as journal:
        for n in range(ROUNDS):
            batches = [
                [f.result().to_json() for f in [journal.append(vote(f"{n}")) for _ in range(size)]] for _ in range(8)
            ]
            with EmbeddedHub(tmp_path / "hub.db", "127.0.0.1:0", KIOSK) as child:
                address = child.address(20)
                identity = identity or enrol("embedded", address.code, url=address.url)
                wire = Wire(address.url, identity, SystemClock())
                replies: list[object] = []
                sending = threading.Thread(target=lambda: replies.extend(wire.post(batch) for batch in batches))  # noqa: B023
                sending.start()
                time.sleep(dice.uniform(0.0, 0.15))
                os.kill(child.pid, signal.SIGKILL)
                sending.join()
                wire.close()
            accepted += sum(isinstance(reply, Accepted) for reply in replies)
            store = SqliteStore(tmp_path / "hub.db")
            store.open()
            count = store.health()["records"]
            store.close()
            assert count % size == 0, "half a batch is there"
            assert count >= accepted * size, "a 200 was given for what is not there"


def test_the_embedded_hub_ends_with_a_kiosk_that_is_killed(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from sync.embedded import EmbeddedHub\n"
        "hub = EmbeddedHub(Path(sys.argv[1]), '127.0.0.1:0', 'labor-1'); hub.open(); hub.address(20)\n"
        "print(hub.pid, flush=True); time.sleep(60)"
    )
    kiosk = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "hub.db")], stdout=subprocess.PIPE, cwd=ROOT)
    pid = int(kiosk.stdout.readline())
    kiosk.kill()
    kiosk.wait()
    kiosk.stdout.close()
    until(lambda: not _alive(pid), seconds=5)


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
