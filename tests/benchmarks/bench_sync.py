"""Keeping and delivering in numbers: `python tests/benchmarks/bench_sync.py`.

The courier is compared with the same bytes posted raw: the same batches, packed and signed beforehand, over one
kept-alive connection to a hub in a process of its own, nothing else done between two posts.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from typing import TYPE_CHECKING

import requests

from sync.courier import Courier
from sync.doors import EmbeddedDoor
from sync.embedded import EmbeddedHub
from sync.journal import Journal
from sync.protocol import BATCH, EVENTS_PATH, RECEIPT
from sync.record import VOTE, Draft, Record
from sync.signing import Message, Signer

if TYPE_CHECKING:
    from sync.identity import Identity

Row = tuple[str, float, str, str]  # what, value, unit, target

KIOSK = "bench"
RECORDS = 5000
BATCH_RECORDS = 100
APPENDS = 300


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="bench-sync-") as name:
        return [*_appends(Path(name) / "append"), *_deliveries(Path(name))]


def _vote() -> Draft:
    return Draft(VOTE, {"question": "woche", "option": "gut"}, datetime.now(UTC))


def _appends(directory: Path) -> list[Row]:
    began = time.perf_counter()
    with Journal(directory, KIOSK) as journal:
        opened = time.perf_counter() - began
        journal.warm().result()
        seconds = []
        for _ in range(APPENDS):
            began = time.perf_counter()
            journal.append(_vote()).result()
            seconds.append(time.perf_counter() - began)
            time.sleep(0.002)  # a visitor's taps come one by one
    cuts = statistics.quantiles(seconds, n=100)
    return [
        ("journal: open, time taken from the caller", opened * 1000, "ms", ""),
        ("answer: append to durable, p50", cuts[49] * 1000, "ms", ""),
        ("answer: append to durable, p99", cuts[98] * 1000, "ms", ""),
    ]


def _deliveries(directory: Path) -> list[Row]:
    couriered, raw = [], []
    for turn in range(3):  # in turns, so that a busy moment of the machine meets both
        couriered.append(_courier(directory / f"courier-{turn}"))
        raw.append(_raw(directory / f"raw-{turn}"))
    best_courier, best_raw = max(couriered), max(raw)
    return [
        (f"courier: {RECORDS} records, journal to hub", best_courier, "records/s", ""),
        ("the same bytes posted raw", best_raw, "records/s", ""),
        ("courier against raw", 100 * best_courier / best_raw, "%", "≥ 50"),
    ]


def _courier(directory: Path) -> float:
    with Journal(directory, KIOSK) as journal, EmbeddedHub(directory / "hub.db", "127.0.0.1:0", KIOSK) as hub:
        door = EmbeddedDoor(hub, directory)
        door.enter(None, 30)  # starting and enrolling are not what is measured
        for future in [journal.append(_vote()) for _ in range(RECORDS)]:
            future.result()
        courier = Courier(journal, door, records=BATCH_RECORDS)
        began = time.perf_counter()
        courier.start()
        while journal.status().waiting:
            time.sleep(0.001)
        seconds = time.perf_counter() - began
        courier.close(10)
    return RECORDS / seconds


def _raw(directory: Path) -> float:
    directory.mkdir()
    source = f"urn:projektor:kiosk:{KIOSK}:0123456789abcdef"
    bodies = [Record.of(_vote(), source, n).to_json() for n in range(1, RECORDS + 1)]
    with EmbeddedHub(directory / "hub.db", "127.0.0.1:0", KIOSK) as hub, requests.Session() as session:
        url, identity = EmbeddedDoor(hub, directory).enter(None, 30)
        posts = [
            _packed(url + EVENTS_PATH, identity, bodies[first : first + BATCH_RECORDS])
            for first in range(0, RECORDS, BATCH_RECORDS)
        ]
        session.trust_env = False
        began = time.perf_counter()
        for body, headers in posts:
            answer = session.post(url + EVENTS_PATH, data=body, headers=headers, timeout=30)
            assert answer.content.count(b'"created"') == BATCH_RECORDS, answer.text
        seconds = time.perf_counter() - began
    return RECORDS / seconds


def _packed(url: str, identity: Identity, bodies: list[bytes]) -> tuple[bytes, dict[str, str]]:
    body = gzip.compress(b"[" + b",".join(bodies) + b"]", 3, mtime=0)
    message = Message("POST", url, {"content-type": BATCH, "content-encoding": "gzip", "accept": RECEIPT})
    Signer(identity).sign(message, body, time.time())
    return body, dict(message.headers)


if __name__ == "__main__":
    for what, value, unit, target in rows():
        print(f"{what:<50} {value:8.3g} {unit:10} {target}")
