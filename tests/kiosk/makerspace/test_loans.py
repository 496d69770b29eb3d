"""Loans: a kit goes out under a code, comes back, is late; told by records alone."""

from datetime import date, timedelta

import pytest

from kiosk.makerspace import commands
from kiosk.makerspace.errors import MakerspaceRefused
from tests.kiosk.makerspace.yard import CODE, MONDAY, Yard

TWO_WEEKS = MONDAY + timedelta(14)


def lent(due=TWO_WEEKS, kit="K1", code=CODE):
    yard = Yard()
    yard.does(commands.lend(yard.ledger, yard.inventory, kit, code, day=MONDAY, due=due))
    return yard


def test_a_kit_that_is_out_is_known_by_its_code_and_its_day():
    yard = lent()
    loan = yard.ledger.loan("K1")
    assert (loan.code, loan.since, loan.due) == (CODE, MONDAY, TWO_WEEKS)
    assert yard.ledger.loan_of(CODE) == loan
    assert yard.ledger.loan("K2") is None


def test_a_kit_comes_back_and_its_code_is_never_given_again():
    yard = lent()
    yard.does(commands.take_back(yard.ledger, "K1", complete=True))
    assert yard.ledger.loan("K1") is None
    assert yard.ledger.fault("K1") is None
    codes = iter([CODE + "XX", "NMLKHG"])
    assert commands.fresh_code(lambda: next(codes), yard.ledger.taken) == "NMLKHG"


def test_a_kit_with_parts_missing_is_out_of_order_until_it_is_whole():
    yard = lent()
    yard.does(commands.take_back(yard.ledger, "K1", complete=False))
    assert yard.ledger.fault("K1").reason == "incomplete"
    with pytest.raises(MakerspaceRefused, match="out of order"):
        commands.lend(yard.ledger, yard.inventory, "K1", "NMLKHG", day=MONDAY, due=TWO_WEEKS)
    yard.does(commands.release("K1"))
    yard.does(commands.lend(yard.ledger, yard.inventory, "K1", "NMLKHG", day=MONDAY, due=TWO_WEEKS))
    assert yard.ledger.loan("K1").code == "NMLKHG"


def test_a_loan_can_be_made_longer_and_keeps_its_code_and_its_first_day():
    yard = lent()
    yard.later(10)
    yard.does(commands.extend(yard.ledger, "K1", day=yard.day, due=TWO_WEEKS + timedelta(7)))
    assert yard.ledger.loan("K1").due == TWO_WEEKS + timedelta(7)
    assert (yard.ledger.loan("K1").since, yard.ledger.loan("K1").code) == (MONDAY, CODE)


@pytest.mark.parametrize(("days", "late"), [(0, 0), (14, 0), (15, 1), (20, 6)])
def test_a_kit_is_late_from_the_day_after(days, late):
    yard, day = lent(), MONDAY + timedelta(days)
    assert yard.ledger.loan("K1").late(day) == late
    assert bool(yard.ledger.late(day)) == bool(late)


def test_what_comes_back_within_two_days_is_reminded_of_and_the_first_due_stands_first():
    yard = lent()
    yard.does(commands.lend(yard.ledger, yard.inventory, "K2", "NMLKHG", day=MONDAY, due=MONDAY + timedelta(3)))
    assert [loan.kit for loan in yard.ledger.out()] == ["K2", "K1"]
    assert [loan.kit for loan in yard.ledger.soon(MONDAY + timedelta(1))] == ["K2"]


@pytest.mark.parametrize(
    ("kit", "due", "reason"),
    [
        ("K1", TWO_WEEKS, "out"),
        ("K9", TWO_WEEKS, "unknown"),
        ("K2", MONDAY - timedelta(1), "due"),
        ("K2", MONDAY + timedelta(400), "due"),
    ],
)
def test_what_cannot_be_lent_is_refused_with_its_reason(kit, due, reason):
    yard = lent()
    with pytest.raises(MakerspaceRefused) as refused:
        commands.lend(yard.ledger, yard.inventory, kit, "NMLKHG", day=MONDAY, due=due)
    assert refused.value.reason == reason


def test_nothing_comes_back_that_was_not_out():
    yard = Yard()
    for command in (
        lambda: commands.take_back(yard.ledger, "K1", complete=True),
        lambda: commands.extend(yard.ledger, "K1", day=MONDAY, due=TWO_WEEKS),
    ):
        with pytest.raises(MakerspaceRefused) as refused:
            command()
        assert refused.value.reason == "in"


def test_after_a_restart_the_records_tell_the_same_and_twice_is_once():
    yard = lent()
    yard.does(commands.lend(yard.ledger, yard.inventory, "K2", "NMLKHG", day=MONDAY, due=TWO_WEEKS))
    yard.does(commands.take_back(yard.ledger, "K1", complete=False))
    again = yard.again(yard.records + yard.records)
    assert again.out() == yard.ledger.out()
    assert again.fault("K1") == yard.ledger.fault("K1")
    assert again.late(date(2027, 1, 1)) == yard.ledger.late(date(2027, 1, 1))


def test_a_return_of_an_older_loan_does_not_end_the_newer_one():
    yard = lent()
    late_return = commands.take_back(yard.ledger, "K1", complete=True)
    yard.does(late_return)
    yard.does(commands.lend(yard.ledger, yard.inventory, "K1", "NMLKHG", day=MONDAY, due=TWO_WEEKS))
    yard.does(late_return)
    assert yard.ledger.loan("K1").code == "NMLKHG"
