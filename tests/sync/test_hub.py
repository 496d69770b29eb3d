"""The hub over real HTTP."""

from __future__ import annotations

import gzip
import json
import threading
import time

import msgspec
import pytest
import requests

from sync.hub.ingest import MOST_BYTES
from sync.protocol import BATCH, RECEIPT
from sync.record import ERASURE, READING, VOTE, Draft, Record
from sync.signing import Message, Signer
from tests.sync.city import KIOSK, NOON, reading, running_hub, vote

SOURCE = f"urn:projektor:kiosk:{KIOSK}:0123456789abcdef"


def events(*sequences: int) -> list[dict[str, object]]:
    return [msgspec.json.decode(Record.of(vote(f"nr {n}"), SOURCE, n).to_json()) for n in sequences]


class Maker:
    """Posts with a bearer token, as with curl."""

    def __init__(self, hub) -> None:
        self.url = hub.url + "/v1/events"
        self.headers = {"content-type": BATCH, "authorization": f"Bearer {hub.store.grant(KIOSK, 'ingest')}"}

    def posts(self, body: object, **headers: str) -> requests.Response:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return requests.post(self.url, data=data, headers=self.headers | headers, timeout=10)

    def results(self, body: object) -> list[str]:
        return [outcome["result"] for outcome in self.posts(body).json()["results"]]


@pytest.fixture
def maker(hub):
    return Maker(hub)


def test_a_batch_gets_a_result_per_record_and_the_state_of_its_source(maker):
    answer = maker.posts(events(1, 2, 5))
    assert answer.headers["content-type"] == RECEIPT
    receipt = answer.json()
    assert [r["result"] for r in receipt["results"]] == ["created"] * 3
    assert receipt["source_state"] == {SOURCE: {"contiguous": 2, "highest": 5, "missing": [[3, 4]]}}


def test_gaps_close_in_any_order(maker):
    for n, (contiguous, missing) in {6: (0, [[1, 5]]), 3: (0, [[1, 2], [4, 5]]), 1: (1, [[2, 2], [4, 5]])}.items():
        state = maker.posts(events(n)).json()["source_state"][SOURCE]
        assert (state["contiguous"], state["missing"]) == (contiguous, missing)
    assert maker.posts(events(2, 4, 5)).json()["source_state"][SOURCE]["contiguous"] == 6


def test_the_same_again_is_a_duplicate_also_within_one_batch(maker):
    (event,) = events(1)
    assert maker.results([event, event]) == ["created", "duplicate"]
    assert maker.results([event]) == ["duplicate"]


def test_another_record_under_the_same_number_is_a_conflict(maker):
    assert maker.results(events(1)) == ["created"]
    assert maker.results(events(1)) == ["conflict"]  # another id, the same sequence: a copied medium


def test_what_is_no_record_is_rejected_and_the_rest_taken(maker):
    good = events(1, 2)
    answer = maker.posts([good[0], "unfug", {"id": 7}, good[1] | {"data": {"question": "woche"}}]).json()
    assert [r["result"] for r in answer["results"]] == ["created", "rejected", "rejected", "rejected"]
    assert "required" in answer["results"][3]["reason"]


def test_a_sender_speaks_only_for_itself(maker):
    (event,) = events(1)
    foreign = event | {"source": "urn:projektor:kiosk:anderer:0123456789abcdef"}
    answer = maker.posts([foreign]).json()["results"][0]
    assert answer["result"] == "rejected"
    assert "may not send" in answer["reason"]


def test_a_record_nested_without_end_is_rejected(maker):
    (event,) = events(1)
    for _ in range(30):
        event["data"] = {"question": event["data"]}
    assert maker.results([event]) == ["rejected"]


@pytest.mark.parametrize(
    ("body", "headers", "status", "kind"),
    [
        (b"[]", {"content-type": "application/json"}, 415, "media-type"),
        (b"{}", {}, 400, "json"),
        (b"[" * 100_000, {}, 400, "json"),
        (b"x" * (MOST_BYTES + 1), {}, 413, "too-large"),
        (gzip.compress(b" " * (MOST_BYTES + 1), mtime=0), {"content-encoding": "gzip"}, 413, "too-large"),
        (gzip.compress(b"[]", mtime=0)[:-4], {"content-encoding": "gzip"}, 400, "encoding"),
        (b"[]", {"content-encoding": "br"}, 415, "encoding"),
        (b"[" + b"1," * 1000 + b"1]", {}, 413, "too-many"),
        (b"[]", {"authorization": "Bearer geraten"}, 401, "token"),
        (b"[]", {"authorization": ""}, 401, "token"),
    ],
)
def test_what_cannot_be_taken_is_a_problem_with_a_name(maker, body, headers, status, kind):
    answer = maker.posts(body, **headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["type"] == f"urn:projektor:problem:{kind}"


def _signed(hub, identity, body: bytes, now: float) -> dict[str, str]:
    message = Message("POST", hub.url + "/v1/events", {"content-type": BATCH, "content-encoding": "identity"})
    Signer(identity).sign(message, body, now)
    return message.headers


def test_a_signed_request_is_taken_and_replayed_is_a_harmless_duplicate(hub):
    identity, body = hub.enrols(), json.dumps(events(1)).encode()
    headers = _signed(hub, identity, body, time.time())
    url = hub.url + "/v1/events"
    assert requests.post(url, body, headers=headers, timeout=10).json()["results"][0]["result"] == "created"
    assert requests.post(url, body, headers=headers, timeout=10).json()["results"][0]["result"] == "duplicate"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda headers, body: (headers, body.replace(b"nr 1", b"nr 2")), "signature"),
        (lambda headers, body: (headers | {"content-type": BATCH + "; charset=utf-8"}, body), "signature"),
        (lambda headers, body: ({n: v for n, v in headers.items() if n != "Content-Digest"}, body), "signature"),
    ],
    ids=["body", "covered header", "digest left out"],
)
def test_a_changed_request_is_refused(hub, change, kind):
    body = json.dumps(events(1)).encode()
    headers, body = change(_signed(hub, hub.enrols(), body, time.time()), body)
    answer = requests.post(hub.url + "/v1/events", body, headers=headers, timeout=10)
    assert (answer.status_code, answer.json()["type"]) == (401, f"urn:projektor:problem:{kind}")
    assert hub.store.health()["records"] == 0


def test_an_old_signature_is_refused_with_the_reason(hub):
    headers = _signed(hub, hub.enrols(), b"[]", time.time() - 3600)
    answer = requests.post(hub.url + "/v1/events", b"[]", headers=headers, timeout=10)
    assert answer.json()["type"].endswith(":clock")


def test_a_code_works_once_and_for_the_key_that_spent_it(hub):
    code = hub.store.invite(KIOSK)
    assert hub.store.enrol(code.lower(), b"k" * 32) == KIOSK
    assert hub.store.enrol(code, b"k" * 32) == KIOSK, "its answer may have got lost"
    assert hub.store.enrol(code, b"x" * 32) is None
    assert hub.store.enrol("ABCD-EFGH-JKLM", b"k" * 32) is None


def test_a_token_does_not_look_like_an_option(hub):
    assert all(hub.store.grant("stadt", "feed")[0].isalpha() for _ in range(80))


def test_secrets_are_not_in_the_hubs_database(hub):
    token, code = hub.store.grant("stadt", "feed"), hub.store.invite(KIOSK)
    content = b"".join(path.read_bytes() for path in hub.database.parent.glob("hub.db*"))
    assert token.encode() not in content
    assert code.replace("-", "").encode() not in content


# ---- feed


def test_a_feed_is_read_page_by_page_without_loss(hub, maker):
    maker.posts(events(*range(1, 26)))
    feed, cursor, seen = hub.feed(), None, []
    while True:
        page = feed.page(cursor, limit=10)
        seen += [Record.from_json(line).sequence for line in page.lines]
        cursor = page.cursor
        if not page.more:
            break
    assert seen == list(range(1, 26))
    assert feed.page(cursor).lines == []
    maker.posts(events(26))
    assert len(feed.page(cursor).lines) == 1


def test_json_and_ndjson_tell_the_same(hub, maker):
    maker.posts(events(1, 2))
    headers = {"authorization": f"Bearer {hub.store.grant('stadt', 'feed')}"}
    plain = requests.get(hub.url + "/v1/feed", headers=headers, timeout=10)
    lines = requests.get(hub.url + "/v1/feed", headers=headers | {"accept": "application/x-ndjson"}, timeout=10)
    *records, end = [json.loads(line) for line in lines.text.splitlines()]
    assert plain.json() == {"records": records, **end}
    follow = requests.get(hub.url + plain.links["next"]["url"], headers=headers, timeout=10)
    assert follow.json()["records"] == []


def test_types_are_chosen_and_bound_to_the_cursor(hub, maker):
    measured = msgspec.json.decode(Record.of(reading(), SOURCE, 2).to_json())
    maker.posts([*events(1), measured])
    page = hub.feed(types=[READING]).page(None)
    assert [Record.from_json(line).type for line in page.lines] == [READING]
    token = {"authorization": f"Bearer {hub.store.grant('stadt', 'feed')}"}
    answer = requests.get(hub.url + "/v1/feed", params={"after": page.cursor, "type": VOTE}, headers=token, timeout=10)
    assert answer.status_code == 400


def test_a_tampered_cursor_is_400_and_one_of_another_hub_410(hub, tmp_path):
    token = {"authorization": f"Bearer {hub.store.grant('stadt', 'feed')}"}
    with running_hub(tmp_path / "other.db") as other:
        foreign = other.feed().page(None).cursor
    own = hub.feed().page(None).cursor
    token = {"authorization": f"Bearer {hub.store.grant('stadt', 'feed')}"}
    tampered = own[:-1] + ("A" if own[-1] != "A" else "B")
    for cursor, status in ((tampered, 400), ("x", 400), (foreign, 410), (own, 200)):
        answer = requests.get(hub.url + "/v1/feed", params={"after": cursor}, headers=token, timeout=10)
        assert answer.status_code == status, cursor


def test_a_reader_that_waits_gets_what_arrives_meanwhile(hub, maker):
    feed = hub.feed()
    start = feed.page(None).cursor
    threading.Timer(0.2, maker.posts, [events(1)]).start()
    began = time.monotonic()
    assert len(feed.page(start, wait=20).lines) == 1
    assert 0.1 < time.monotonic() - began < 5


def test_a_token_to_send_does_not_read_and_none_reads_nothing(hub, maker):
    url = hub.url + "/v1/feed"
    assert requests.get(url, timeout=10).status_code == 401
    assert requests.get(url, headers={"authorization": maker.headers["authorization"]}, timeout=10).status_code == 403
    token = {"authorization": f"Bearer {hub.store.grant('stadt', 'feed')}"}
    assert requests.get(url, params={"limit": "-1"}, headers=token, timeout=10).status_code == 400


# ---- erasure


def erasure(record: str, sequence: int, target: int, source: str = SOURCE) -> dict[str, object]:
    data = {"record": record, "source": source, "sequence": target, "type": VOTE}
    return msgspec.json.decode(Record.of(Draft(ERASURE, data, NOON), SOURCE, sequence).to_json())


def test_what_is_erased_leaves_the_feed_and_stays_erased_when_sent_again(hub, maker):
    (event,) = events(1)
    maker.results([event])
    assert maker.results([erasure(event["id"], 2, 1)]) == ["created"]
    assert maker.results([event]) == ["duplicate"]
    assert [r.type for r in hub.records()] == [ERASURE]


def test_an_erasure_that_overtakes_its_record_wins(hub, maker):
    (event,) = events(1)
    state = maker.posts([erasure(event["id"], 2, 1)]).json()["source_state"][SOURCE]
    assert state["contiguous"] == 2
    assert maker.results([event]) == ["duplicate"]
    assert [r.type for r in hub.records()] == [ERASURE]


def test_nobody_erases_what_another_kiosk_left(hub, maker):
    foreign = "urn:projektor:kiosk:anderer:0123456789abcdef"
    (event,) = events(1)
    assert maker.results([erasure(event["id"], 2, 1, foreign)]) == ["rejected"]


def test_health_tells_numbers_to_anybody_but_nothing_else(hub, maker):
    maker.posts(events(1, 3))
    body = requests.get(hub.url + "/health", timeout=10).json()
    counts = {"records": 2, "kiosks": 0, "gaps": 1, "conflicts": 0}
    assert body == {"status": "ok", "feed_epoch": hub.store.cursors.epoch, **counts}
