"""A contribution goes to the journal, and the word that it is durable comes back to the screen's thread."""

import threading
from concurrent.futures import Future
from datetime import UTC, datetime

import pytest
from kivy.clock import Clock

from kiosk.models.recorder import Recorder
from sync.record import VOTE, Draft, Record, source_uri

VOTED = {"question": "woche", "option": "gut"}


def kept(draft: Draft) -> Record:
    return Record.of(draft, source_uri("probe", "0123456789abcdef"), 1)


@pytest.fixture
def told():
    return []


def recording(append, told) -> Recorder:
    recorder = Recorder(append, lambda: datetime.now(UTC))
    recorder.record(VOTE, VOTED, told.append)
    return recorder


def test_what_is_durable_at_once_is_told_before_the_next_picture_but_not_in_the_middle_of_a_touch(told):
    threads = []

    def append(draft):
        future = Future()
        threads.append(threading.Timer(0.002, lambda: future.set_result(kept(draft))))
        threads[0].start()
        return future

    recorder = recording(append, told)
    threads[0].join()
    assert not told
    Clock.tick_draw()  # what Kivy does before it draws
    assert [done.result().type for done in told] == [VOTE]
    assert recorder.acknowledged == 1


def test_a_slow_disk_does_not_keep_the_screen_and_what_it_refuses_is_told_to_the_staff(told, caplog):
    futures = []
    recorder = recording(lambda _draft: futures.append(Future()) or futures[0], told)
    Clock.tick_draw()
    assert not told
    futures[0].set_exception(OSError("full"))
    Clock.tick_draw()
    assert (len(told), recorder.acknowledged) == (1, 0)
    logged = [each.getMessage() for each in caplog.records if each.levelname == "ERROR"]
    assert logged == [f"A contribution of type {VOTE} could not be kept: full"]
