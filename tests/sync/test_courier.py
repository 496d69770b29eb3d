"""The courier against a real hub, over good and bad roads, with a clock that is fed."""

from __future__ import annotations

import gzip
import json
import random

import msgspec
import pytest

from sync.clock import SystemClock
from sync.courier import Courier, CourierState
from sync.journal import Journal
from sync.record import READING, VOTE
from sync.schemas import Schemas
from sync.wire import Accepted, Wire
from tests.sync.city import CUT, KIOSK, LOSE_ANSWER, PASS, SLOW, Answer, FedClock, KnownDoor, Road, reading, until, vote
from tests.sync.couriers import courier_to, keep, nothing_waits


def test_what_is_kept_arrives_in_order_and_byte_for_byte(journal, hub):
    kept = keep(journal, 250)
    measured = journal.append(reading()).result()
    with courier_to(hub.url, journal, hub.enrols()):
        until(nothing_waits(journal))
    arrived = hub.records()
    assert [r.to_json() for r in arrived if r.type == VOTE] == [r.to_json() for r in kept]
    assert [r.to_json() for r in arrived if r.type == READING] == [measured.to_json()]


def test_a_record_kept_while_it_rests_is_delivered_at_once(journal, hub):
    with courier_to(hub.url, journal, hub.enrols(), clock=SystemClock()) as courier:
        until(lambda: courier.status().state is CourierState.RESTING)
        journal.append(vote()).result()
        until(nothing_waits(journal), seconds=3)
        assert courier.status().last_contact is not None


def test_closing_delivers_what_still_waits(journal, hub):
    courier = Courier(journal, KnownDoor(hub.url, hub.enrols()), records=10)
    keep(journal, 95)
    courier.start()
    journal.append(vote())
    assert courier.close(20)
    assert courier.status().waiting == 0
    assert courier.status().state is CourierState.CLOSED
    assert len(hub.records()) == 96


def test_a_bad_road_loses_nothing_doubles_nothing_and_keeps_the_order(journal, hub):
    dice = random.Random(5)

    def plan(_: bytes) -> str:
        return dice.choices((LOSE_ANSWER, CUT, SLOW, PASS), (20, 10, 10, 60))[0]

    kept = keep(journal, 400)
    with Road(hub.url, plan) as road, courier_to(road.url, journal, hub.enrols(), records=10):
        until(nothing_waits(journal))
        assert road.requests > 45
    assert [r.id for r in hub.records()] == [r.id for r in kept]
    assert journal.status().answers.delivered == 400


def test_an_answer_that_got_lost_counts_as_delivered_on_the_second_try(journal, hub):
    ways = [LOSE_ANSWER]
    keep(journal, 5)
    with Road(hub.url, lambda _: ways.pop() if ways else PASS) as road, courier_to(road.url, journal, hub.enrols()):
        until(nothing_waits(journal))
        assert road.requests == 2
    assert len(hub.records()) == 5
    assert journal.status().answers.parked == 0


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504])
def test_a_hub_in_trouble_is_left_alone_for_longer_and_longer(journal, hub, status):
    clock = FedClock()
    troubles = [Answer(status)] * 6
    keep(journal, 1)
    with (
        Road(hub.url, lambda _: troubles.pop() if troubles else PASS) as road,
        courier_to(road.url, journal, hub.enrols(), clock=clock),
    ):
        until(nothing_waits(journal))
    assert len(clock.waits) == 6
    assert all(0.5 * 2**n <= wait <= 2**n for n, wait in enumerate(clock.waits))


def test_retry_after_is_kept_to_whatever_is_kept_meanwhile(journal, hub):
    clock = FedClock()
    times: list[float] = []

    def plan(_: bytes) -> object:
        times.append(clock.now)
        journal.append(vote())  # wakes the courier
        return Answer(429, retry_after="120") if len(times) == 1 else PASS

    keep(journal, 1)
    with Road(hub.url, plan) as road, courier_to(road.url, journal, hub.enrols(), clock=clock):
        until(lambda: len(times) >= 2)
        road.plan = lambda _: PASS
        until(nothing_waits(journal))
    assert times[1] - times[0] >= 120


def test_what_is_parked_is_tried_again_when_somebody_asks_for_it(tmp_path, hub):
    with Journal(tmp_path / "data", KIOSK, schemas=_lax_schemas(tmp_path)) as journal:
        journal.append(vote("x" * 201))
        journal.append(vote("gut"))
        with courier_to(hub.url, journal, hub.enrols()) as courier:
            until(lambda: courier.status().parked == 1)
            assert journal.unpark().result() == 1
            assert journal.status().waiting == 1
            courier.retry()
            until(lambda: courier.status().parked == 1)  # the hub says no again, and says why
            assert [parked.type for parked in journal.parked().result()] == [VOTE]
    assert len(hub.records()) == 1


def test_a_person_who_asks_ends_the_wait(journal, hub):
    answers = iter([Answer(503)])
    keep(journal, 1)
    with (
        Road(hub.url, lambda _: next(answers, PASS)) as road,
        courier_to(road.url, journal, hub.enrols(), clock=SystemClock()) as courier,
    ):
        until(lambda: courier.status().next_try is not None)
        courier.retry()
        until(nothing_waits(journal))


def test_a_revoked_kiosk_keeps_everything_says_so_and_goes_on_when_enrolled_again(journal, hub):
    keep(journal, 3)
    identity = hub.enrols()
    hub.store.revoke(KIOSK)
    with courier_to(hub.url, journal, identity, clock=SystemClock()) as courier:
        until(lambda: courier.status().state is CourierState.PAUSED)
        status = courier.status()
        assert status.waiting == 3
        assert "revoked" in status.detail
        assert "Nothing is lost" in status.detail
        courier._door.identity = hub.enrols()
        courier.wake()
        until(nothing_waits(journal))
    assert len(hub.records()) == 3


def test_an_unknown_kiosk_is_not_asked_about_again_and_again(journal, hub):
    identity = hub.enrols("anderer")
    with Road(hub.url, lambda _: PASS) as road:
        keep(journal, 1)
        with courier_to(road.url, journal, identity, clock=SystemClock()) as courier:
            until(lambda: courier.status().parked == 1)  # known, but not as the owner of these records
            assert road.requests == 1


@pytest.mark.parametrize(
    "portal",
    [
        Answer(200, b"<html>Willkommen im WLAN</html>", content_type="text/html"),
        Answer(200, b'{"ok":true}', content_type="application/json"),
        Answer(302, location="http://login.example/"),
        Answer(511, b"log in", content_type="text/html"),
    ],
    ids=["html", "other json", "redirect", "511"],
)
def test_a_captive_portal_is_named_not_followed_and_takes_nothing(journal, hub, portal):
    keep(journal, 2)
    states = []
    with Road(hub.url, lambda _: portal) as road, courier_to(road.url, journal, hub.enrols()) as courier:
        until(lambda: courier.status().state is CourierState.PORTAL)
        states.append(courier.status())
        road.plan = lambda _: PASS
        until(nothing_waits(journal))
    assert states[0].waiting == 2
    assert "captive portal" in states[0].detail
    assert len(hub.records()) == 2


@pytest.mark.parametrize("status", [400, 404, 405])
def test_a_box_on_the_way_that_says_no_parks_nothing(journal, hub, status):
    keep(journal, 2)
    with (
        Road(hub.url, lambda _: Answer(status, b"<html>", content_type="text/html")) as road,
        courier_to(road.url, journal, hub.enrols()) as courier,
    ):
        until(lambda: courier.status().state is CourierState.WAITING)
        road.plan = lambda _: PASS
        until(nothing_waits(journal))
    assert journal.status().answers.parked == 0


def _lax_schemas(directory) -> Schemas:
    """A kiosk of last year, whose schema asks for less."""
    text = (Schemas()._directory / f"{VOTE}.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    schema["properties"]["option"]["maxLength"] = 10_000
    (directory / f"{VOTE}.json").write_text(json.dumps(schema), encoding="utf-8")
    return Schemas(directory)


def test_one_invalid_record_among_a_hundred_is_parked_with_its_reason(tmp_path, hub):
    with Journal(tmp_path / "data", KIOSK, schemas=_lax_schemas(tmp_path)) as journal:
        for n in range(100):
            journal.append(vote("x" * 201 if n == 42 else "gut"))
        with courier_to(hub.url, journal, hub.enrols()) as courier:
            until(nothing_waits(journal))
            assert (courier.status().delivered, courier.status().parked) == (99, 1)
        [parked] = journal.parked().result()
    assert "maxLength" in parked.note
    assert len(hub.records()) == 99


def test_a_batch_the_hub_cannot_read_is_halved_until_the_poison_is_found(journal, hub):
    def plan(body: bytes) -> object:
        if b"nr 13" not in gzip.decompress(body):
            return PASS
        problem = {"type": "urn:projektor:problem:json", "title": "", "status": 400, "detail": "poison"}
        return Answer(400, msgspec.json.encode(problem), content_type="application/problem+json")

    keep(journal, 20)
    with Road(hub.url, plan) as road, courier_to(road.url, journal, hub.enrols()) as courier:
        until(nothing_waits(journal))
        assert (courier.status().delivered, courier.status().parked) == (19, 1)
        assert road.requests < 12


def test_a_batch_too_large_is_halved_and_a_single_one_too_large_is_parked(journal, hub):
    def plan(body: bytes) -> object:
        records = json.loads(gzip.decompress(body))
        giant = any(r["data"]["option"] == "riese" for r in records)
        return Answer(413) if giant or len(records) > 7 else PASS

    keep(journal, 30)
    journal.append(vote("riese"))
    keep(journal, 9)
    with Road(hub.url, plan) as road, courier_to(road.url, journal, hub.enrols()) as courier:
        until(nothing_waits(journal))
        assert (courier.status().delivered, courier.status().parked) == (39, 1)
    assert len(hub.records()) == 39


def test_the_same_id_with_other_content_is_a_conflict_and_the_first_stays(journal, hub):
    record = journal.append(vote("echt")).result()
    identity = hub.enrols()
    forged = record.to_json().replace(b"echt", b"fake")
    assert isinstance(Wire(hub.url, identity, SystemClock()).post([forged]), Accepted)
    with courier_to(hub.url, journal, identity) as courier:
        until(nothing_waits(journal))
        assert (courier.status().parked, courier.status().alarms) == (1, 1)
    assert [r.data["option"] for r in hub.records()] == ["fake"]
    assert hub.store.health()["conflicts"] == 1


def test_two_couriers_by_mistake_double_nothing(journal, hub):
    kept = keep(journal, 300)
    identity = hub.enrols()
    with courier_to(hub.url, journal, identity, records=7), courier_to(hub.url, journal, identity, records=11):
        until(nothing_waits(journal))
    assert sorted(r.sequence for r in hub.records()) == [r.sequence for r in kept]
