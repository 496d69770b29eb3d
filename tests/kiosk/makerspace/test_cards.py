"""Cards at a reader: as typed by a keyboard reader, sealed at once, and the loans they begin."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.makerspace import commands
from kiosk.makerspace.cards import TRIES, loan_code, loan_of, sealer
from kiosk.makerspace.ledger import Loan
from kiosk.makerspace.wedge import Wedge, card_number
from tests.kiosk.makerspace.yard import MONDAY, Yard

SEAL = sealer(b"salt" * 8)
NUMBER = "0006547886"


def typed(wedge, text, *, every=0.02, at=10.0, enter=13):
    told = [wedge.typed(ord(sign), at + place * every) for place, sign in enumerate(text.lower())]
    assert not any(told)
    return wedge.typed(enter, at + len(text) * every)


@pytest.mark.parametrize("text", [NUMBER, "bcdfghkl", "k1"])
def test_what_comes_as_fast_as_a_reader_types_is_a_scan(text):
    assert typed(Wedge(), text) == text.upper()


def test_the_keys_of_the_number_block_and_their_enter_count_as_well():
    wedge = Wedge()
    assert not any(wedge.typed(256 + int(digit), 1 + place / 50) for place, digit in enumerate(NUMBER))
    assert wedge.typed(271, 1.3) == NUMBER


def test_a_person_at_the_keypad_is_no_reader():
    assert typed(Wedge(), NUMBER, every=0.4) == ""
    assert Wedge().typed(13, 0.0) == ""
    assert typed(Wedge(), "7") == ""


def test_an_arrow_in_between_begins_anew():
    wedge = Wedge()
    typed(wedge, "12345", enter=273)
    assert typed(wedge, "k1", at=10.2) == "K1"


@given(st.lists(st.tuples(st.integers(0, 2**31), st.floats(0, 9)), max_size=60))
def test_whatever_keys_come_nothing_raises_and_nothing_grows(keys):
    wedge = Wedge()
    for code, at in keys:
        assert len(wedge.typed(code, at)) <= 24


@pytest.mark.parametrize(
    ("text", "number"), [("6547886", ""), ("06547886", NUMBER), (NUMBER, NUMBER), ("BCDFGHKL", "")]
)
def test_a_number_is_the_same_card_whoever_reads_it(text, number):
    assert card_number(text) == number


def test_a_sealed_card_says_nothing_of_its_number_and_is_another_on_another_kiosk():
    assert NUMBER not in SEAL(NUMBER)
    assert SEAL(NUMBER) == SEAL(NUMBER)
    assert len({SEAL(NUMBER), SEAL("0006547887"), sealer(b"other" * 8)(NUMBER)}) == 3


def test_a_loan_begun_with_a_card_is_found_by_it_and_by_no_other():
    yard, card = Yard(), SEAL(NUMBER)
    code = loan_code(card, "K1", MONDAY, yard.ledger.taken)
    yard.does(commands.lend(yard.ledger, yard.inventory, "K1", code, day=MONDAY, due=MONDAY))
    assert loan_of(card, yard.ledger.out()) == yard.ledger.loan("K1")
    assert loan_of(SEAL("0000000001"), yard.ledger.out()) is None


def test_the_same_card_has_another_code_for_each_kit_day_and_time():
    card, taken = SEAL(NUMBER), set()
    codes = {
        loan_code(card, kit, day, taken.__contains__) for kit in ("K1", "K2") for day in (MONDAY, date(2026, 12, 1))
    }
    for _time in range(TRIES):
        taken.add(loan_code(card, "K1", MONDAY, taken.__contains__))
    assert len(codes | taken) == 4 + TRIES - 1
    assert loan_code(card, "K1", MONDAY, taken.__contains__) == ""
    loans = [Loan("K1", code, MONDAY, MONDAY) for code in taken]
    assert all(loan_of(card, [loan]) == loan for loan in loans)
