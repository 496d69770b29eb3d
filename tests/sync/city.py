"""A small city for tests: a hub on a real port, a road to it that can be bad, and a clock that does not sleep."""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from sync.enrolment import enrol
from sync.feed import HubFeed
from sync.hub.serve import HubServer
from sync.record import READING, VOTE, Draft, Record, Stream

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.identity import Identity

KIOSK = "labor-1"
NOON = datetime(2026, 5, 4, 12, 34, 56, tzinfo=UTC)


def vote(option: str = "gut", *, code: str | None = None) -> Draft:
    return Draft(VOTE, {"question": "woche", "option": option}, NOON, withdrawal=code)


def reading(mean: float = 7.5) -> Draft:
    data = {"instrument": "feinstaub", "quantity": "pm2_5", "unit": "ug/m3", "mean": mean, "min": 1.0, "max": 9.0}
    return Draft(READING, {**data, "count": 60, "start": "2026-05-04T12:34:00Z"}, NOON, Stream.TELEMETRY)


def until(holds: Callable[[], bool], seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.005)


class FedClock:
    """Waiting for a time moves the clock there at once; waiting for an event alone is real."""

    def __init__(self) -> None:
        self.now = time.time()
        self.waits: list[float] = []

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    def wait(self, event: threading.Event, seconds: float | None) -> bool:
        if seconds is None:
            return event.wait()
        if event.wait(0.001):
            return True
        self.waits.append(seconds)
        self.now += seconds
        return False


class Hub:
    """A running hub with one enrolled kiosk."""

    def __init__(self, database, url: str, server: HubServer) -> None:
        self.database = database
        self.url = url
        self.server = server
        self.store = server.store

    def enrols(self, kiosk: str = KIOSK) -> Identity:
        return enrol(self.url, self.store.invite(kiosk))

    def feed(self, **choice) -> HubFeed:
        return HubFeed(self.url, self.store.grant("stadt", "feed"), **choice)

    def records(self) -> list[Record]:
        feed, cursor, records = self.feed(), None, []
        while True:
            page = feed.page(cursor)
            records += [Record.from_json(line) for line in page.lines]
            cursor = page.cursor
            if not page.more:
                return records


@contextmanager
def running_hub(database, listen: str = "127.0.0.1:0"):
    server = HubServer(database, listen)
    urls: list[str] = []
    thread = threading.Thread(target=server.run, args=(urls.append,))
    thread.start()
    until(lambda: bool(urls))
    try:
        yield Hub(database, urls[0], server)
    finally:
        server.stop()
        thread.join()


class KnownDoor:
    """Leads to an address with an identity; `identity` may be exchanged, as a person would."""

    renews = False

    def __init__(self, url: str, identity: Identity) -> None:
        self.url = url
        self.identity = identity

    def enter(self, refused, patience):
        return self.url, self.identity


class Answer:
    """An answer that does not come from the hub."""

    def __init__(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.status = status
        self.body = body
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


PASS, CUT, LOSE_ANSWER, SLOW = "pass", "cut", "lose answer", "slow"


class Road(ThreadingHTTPServer):
    """An HTTP relay before a hub. plan(body): PASS, CUT (before the hub), LOSE_ANSWER (after it), SLOW or an Answer."""

    daemon_threads = True

    def __init__(self, hub_url: str, plan: Callable[[bytes], object]) -> None:
        super().__init__(("127.0.0.1", 0), _Relay)
        self.hub = hub_url.removeprefix("http://")
        self.plan = plan
        self.requests = 0
        self.on_answer: Callable[[], None] = lambda: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Relay(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.requests += 1
        way = self.server.plan(body)
        self.close_connection = True
        if way == CUT:
            return
        if isinstance(way, Answer):
            self._send(way.status, way.headers, way.body)
            return
        if way == SLOW:
            time.sleep(0.02)
        connection = http.client.HTTPConnection(self.server.hub, timeout=10)
        connection.request("POST", self.path, body, dict(self.headers))
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if way == LOSE_ANSWER:
            self.server.on_answer()
            return
        wanted = {n: v for n, v in answer.getheaders() if n.lower() not in {"content-length", "connection", "date"}}
        self._send(answer.status, wanted, content)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests have their own words."""
