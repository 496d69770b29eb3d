"""Machines: who was briefed may use them, the use is counted without saying whose, and broken is broken."""

from datetime import timedelta

import pytest

from kiosk.makerspace import commands
from kiosk.makerspace.cards import marker, read_salt
from kiosk.makerspace.errors import MakerspaceRefused
from kiosk.staff.files import write_whole
from tests.kiosk.makerspace.yard import LASER, MONDAY, PLOTTER, Yard

CARD = "BCDF GHKL"


@pytest.fixture
def yard():
    return Yard()


@pytest.fixture
def mark(yard):
    return yard.mark(LASER.name, CARD)


def test_a_card_is_briefed_for_as_long_as_the_machine_says(yard, mark):
    yard.does(commands.brief(LASER, mark, MONDAY))
    last = MONDAY + timedelta(180)
    assert yard.ledger.briefed(LASER.name, mark, last) == last
    assert yard.ledger.briefed(LASER.name, mark, last + timedelta(1)) is None
    assert yard.ledger.lapsed(LASER.name, mark, last + timedelta(1)) == last


def test_a_briefing_holds_for_its_machine_and_its_card_alone(yard, mark):
    yard.does(commands.brief(LASER, mark, MONDAY))
    assert yard.ledger.briefed("drucker", mark, MONDAY) is None
    assert yard.ledger.briefed(LASER.name, yard.mark(LASER.name, "ZXWVTSRP"), MONDAY) is None


def test_a_briefing_can_be_renewed_and_taken_back(yard, mark):
    yard.does(commands.brief(LASER, mark, MONDAY))
    yard.does(commands.brief(LASER, mark, MONDAY + timedelta(100)))
    assert yard.ledger.briefed(LASER.name, mark, MONDAY + timedelta(270)) is not None
    yard.does(commands.withdraw(LASER, mark, MONDAY + timedelta(101)))
    assert yard.ledger.briefed(LASER.name, mark, MONDAY + timedelta(101)) is None


def test_whoever_is_not_briefed_may_not_use_it_and_nobody_a_machine_that_is_out_of_order(yard, mark):
    with pytest.raises(MakerspaceRefused) as refused:
        commands.use(yard.ledger, LASER, mark, MONDAY)
    assert refused.value.reason == "briefing"
    yard.does(commands.brief(LASER, mark, MONDAY))
    yard.does(commands.stop(LASER.name, "safety"))
    with pytest.raises(MakerspaceRefused) as refused:
        commands.use(yard.ledger, LASER, mark, MONDAY)
    assert refused.value.reason == "order"
    yard.does(commands.release(LASER.name))
    yard.does(commands.use(yard.ledger, LASER, mark, MONDAY))
    assert yard.ledger.last_use(LASER.name) == MONDAY


def test_what_needs_no_briefing_is_used_without_a_card(yard):
    yard.does(commands.use(yard.ledger, PLOTTER, "", MONDAY))
    assert yard.ledger.uses(PLOTTER.name, MONDAY, MONDAY) == 1


def test_uses_are_counted_by_day_and_say_nothing_of_who(yard, mark):
    yard.does(commands.brief(LASER, mark, MONDAY))
    for days in (0, 3, 4):
        yard.later(days)
        yard.does(commands.use(yard.ledger, LASER, mark, yard.day))
    assert yard.ledger.uses(LASER.name, MONDAY, MONDAY + timedelta(6)) == 2
    assert yard.ledger.uses(LASER.name, MONDAY, MONDAY + timedelta(7)) == 3
    for record in yard.records[1:]:
        assert mark not in record.to_json().decode()


def test_of_a_card_only_a_salted_hash_is_kept_another_one_at_every_machine(yard):
    mark = yard.mark
    yard.does(commands.brief(LASER, mark(LASER.name, CARD), MONDAY))
    assert "BCDF" not in yard.records[0].to_json().decode()
    assert mark(LASER.name, CARD) == mark(LASER.name, "bcdfghkl"), "copied by hand, it is the same card"
    assert mark(LASER.name, CARD) != mark(PLOTTER.name, CARD)
    assert mark(LASER.name, CARD) != marker(b"other" * 8)(LASER.name, CARD)


def test_the_salt_is_made_once_and_only_for_this_kiosk(tmp_path):
    one = read_salt(tmp_path / "one", write_whole)
    assert len(one) == 32
    assert read_salt(tmp_path / "one", write_whole) == one
    assert read_salt(tmp_path / "two", write_whole) != one
    assert (tmp_path / "one/makerspace.key").stat().st_mode & 0o077 == 0


def test_something_is_out_of_order_for_a_reason_that_is_known(yard):
    with pytest.raises(MakerspaceRefused, match="is no reason"):
        commands.stop("lasercutter", "keine Lust")
    yard.does(commands.stop("lasercutter", "service"))
    assert yard.again(yard.records).fault("lasercutter") == yard.ledger.fault("lasercutter")
