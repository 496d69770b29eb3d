"""A finger goes before what waits to be delivered, but what waits is never kept for ever."""

from __future__ import annotations

import threading

import pytest

from sync import way
from sync.courier import Courier
from sync.way import RightOfWay
from tests.sync.city import FedClock, KnownDoor, until
from tests.sync.couriers import keep, nothing_waits


@pytest.fixture
def clock():
    return FedClock()


@pytest.fixture
def right(clock):
    return RightOfWay(clock)


def test_nobody_there_nothing_waits(clock, right):
    right.wait(threading.Event())
    assert clock.waits == []


def test_a_touch_is_given_the_time_until_its_page_stands(clock, right):
    right.touched()
    right.wait(threading.Event())
    assert sum(clock.waits) == pytest.approx(way.TOUCHED)


def test_every_further_touch_counts_anew_up_to_a_bound(clock, right):
    began, real = clock.now, clock.wait

    def touching(event, seconds):
        clock.now += 0.1
        right.touched()
        return real(event, min(seconds, 0.1))

    clock.wait = touching
    right.touched()
    right.wait(threading.Event())
    assert way.MOST <= clock.now - began < way.MOST + 0.3


def test_who_closes_waits_for_nobody(clock, right):
    closing = threading.Event()
    closing.set()
    right.touched()
    right.wait(closing)
    assert clock.waits == []


def test_a_courier_delivers_after_the_touch_and_all_of_it(journal, hub):
    kept, clock = keep(journal, 30), FedClock()
    courier = Courier(journal, KnownDoor(hub.url, hub.enrols()), records=10, clock=clock)
    courier.give_way()
    courier.start()
    try:
        until(nothing_waits(journal))
    finally:
        assert courier.close(10)
    assert clock.waits[0] == pytest.approx(way.TOUCHED)
    assert [record.id for record in hub.records()] == [record.id for record in kept]
