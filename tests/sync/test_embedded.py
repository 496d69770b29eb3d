from __future__ import annotations

import os
import signal
import threading

import pytest

from sync.courier import Courier, CourierState
from sync.doors import EmbeddedDoor
from sync.embedded import EmbeddedHub
from sync.errors import HubError
from sync.identity import Identity
from sync.journal import Journal
from tests.sync.city import KIOSK, until, vote


def _deliver(directory, votes: int) -> tuple[Identity, int]:
    """One run of a kiosk with its own hub: the identity it used and how many records the hub has."""
    with Journal(directory, KIOSK) as journal, EmbeddedHub(directory / "hub.db", "127.0.0.1:0", KIOSK) as hub:
        courier = Courier(journal, EmbeddedDoor(hub, directory))
        courier.start()
        for _ in range(votes):
            journal.append(vote()).result()
        assert courier.close(20)
        assert courier.status().waiting == 0
        assert hub.url.startswith("http://127.0.0.1:")
        return Identity.load(directory), journal.status().answers.delivered


def test_a_kiosk_enrols_itself_once_and_keeps_its_identity(tmp_path):
    first, delivered = _deliver(tmp_path, 3)
    assert delivered == 3
    second, delivered = _deliver(tmp_path, 2)
    assert delivered == 5
    assert second == first
    assert (tmp_path / "identity.json").stat().st_mode & 0o777 == 0o600


def test_a_lost_hub_database_is_filled_again_under_a_new_identity(tmp_path):
    first, _ = _deliver(tmp_path, 3)
    for path in tmp_path.glob("hub.db*"):
        path.unlink()
    with Journal(tmp_path, KIOSK) as journal, EmbeddedHub(tmp_path / "hub.db", "127.0.0.1:0", KIOSK) as hub:
        courier = Courier(journal, EmbeddedDoor(hub, tmp_path))
        courier.start()
        journal.append(vote()).result()
        until(lambda: journal.status().answers.delivered == 4)
        courier.close(5)
    assert Identity.load(tmp_path) != first


def test_an_embedded_hub_that_was_killed_is_started_again(tmp_path):
    with Journal(tmp_path, KIOSK) as journal, EmbeddedHub(tmp_path / "hub.db", "127.0.0.1:0", KIOSK) as hub:
        courier = Courier(journal, EmbeddedDoor(hub, tmp_path))
        courier.start()
        journal.append(vote()).result()
        until(lambda: courier.status().state is CourierState.RESTING and courier.status().delivered == 1)
        os.kill(hub.pid, signal.SIGKILL)
        until(lambda: hub.ended)
        journal.append(vote()).result()
        until(lambda: courier.status().delivered == 2)
        courier.close(5)


def test_a_port_that_is_taken_is_said(tmp_path, hub):
    taken = hub.url.removeprefix("http://")
    with EmbeddedHub(tmp_path / "own.db", taken, KIOSK) as own, pytest.raises(HubError, match="cannot listen"):
        own.address(20)


def test_a_database_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "hub.db").mkdir()
    with EmbeddedHub(tmp_path / "hub.db", "127.0.0.1:0", KIOSK) as own, pytest.raises(HubError, match="be opened"):
        own.address(20)


class SlowDoor(EmbeddedDoor):
    """The hub is not there yet when somebody closes: what was under way fails only then."""

    def __init__(self, hub, directory):
        super().__init__(hub, directory)
        self.closing, self.tried = threading.Event(), threading.Event()

    def enter(self, refused, patience):
        if not self.tried.is_set():
            self.tried.set()
            self.closing.wait(20)
            raise HubError("The embedded hub is still starting.")
        return super().enter(refused, patience)


def test_who_closes_while_an_attempt_fails_is_given_a_whole_one(tmp_path):
    with Journal(tmp_path, KIOSK) as journal, EmbeddedHub(tmp_path / "hub.db", "127.0.0.1:0", KIOSK) as hub:
        door = SlowDoor(hub, tmp_path)
        courier = Courier(journal, door)
        courier.start()
        journal.append(vote()).result()
        assert door.tried.wait(20)
        until(lambda: hub.url is not None)
        closer = threading.Thread(target=courier.close, args=(20,))
        closer.start()
        until(courier._closing.is_set)
        door.closing.set()
        closer.join()
        assert journal.status().answers.delivered == 1
