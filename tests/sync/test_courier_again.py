"""What the courier does when something is taken back, begins anew, or is not there."""

from __future__ import annotations

import pytest

from sync.courier import CourierState
from tests.sync.city import FedClock, until, vote
from tests.sync.couriers import courier_to, keep, nothing_waits


def test_an_erased_contribution_disappears_from_the_hub(journal, hub):
    journal.append(vote("bleibt"))
    journal.append(vote("geht", code="ABCDEF"))
    with courier_to(hub.url, journal, hub.enrols()):
        until(nothing_waits(journal))
        assert len(hub.records()) == 2
        journal.withdraw("ABCDEF").result()
        until(nothing_waits(journal))
    assert [r.data.get("option") for r in hub.records()] == ["bleibt", None]
    for path in hub.database.parent.glob("hub.db*"):
        assert b"geht" not in path.read_bytes()


def test_what_was_erased_before_it_was_sent_leaves_no_gap_at_the_hub(journal, hub):
    journal.append(vote("geht", code="ABCDEF"))
    journal.withdraw("ABCDEF").result()
    with courier_to(hub.url, journal, hub.enrols()):
        until(nothing_waits(journal))
    assert hub.store.health()["gaps"] == 0
    assert len(hub.records()) == 1


def test_a_hub_that_begins_anew_gets_everything_again(journal, hub, tmp_path):
    from tests.sync.city import running_hub

    kept = keep(journal, 12)
    with courier_to(hub.url, journal, hub.enrols()):
        until(nothing_waits(journal))
    with running_hub(tmp_path / "second.db") as second:
        kept += keep(journal, 1)
        with courier_to(second.url, journal, second.enrols()):
            until(lambda: len(second.records()) == 13)
        assert {r.id for r in second.records()} == {r.id for r in kept}


def test_a_hub_put_back_to_yesterday_gets_todays_records_again(journal, hub):
    keep(journal, 10)
    identity = hub.enrols()
    with courier_to(hub.url, journal, identity):
        until(nothing_waits(journal))
        with hub.store._writing() as connection:  # as a file copied back would look
            connection.execute("DELETE FROM record WHERE sequence > 6")
            connection.execute("UPDATE source SET highest = 6")
        keep(journal, 1)
        until(lambda: len(hub.records()) == 11)
        until(nothing_waits(journal))


@pytest.mark.parametrize("off", [-366 * 86400, 366 * 86400], ids=["a year behind", "a year ahead"])
def test_a_kiosk_whose_clock_is_a_year_off_still_delivers(journal, hub, off):
    clock = FedClock()
    clock.now += off
    keep(journal, 3)
    with courier_to(hub.url, journal, hub.enrols(), clock=clock):
        until(nothing_waits(journal))
    assert len(hub.records()) == 3


def test_a_hub_that_is_not_there_is_waited_for(journal, hub):
    identity = hub.enrols()
    keep(journal, 1)
    with courier_to("http://127.0.0.1:9", journal, identity) as courier:
        until(lambda: courier.status().state is CourierState.WAITING)
        assert "No connection to http://127.0.0.1:9" in courier.status().detail
        courier._door.url = hub.url
        until(nothing_waits(journal))
