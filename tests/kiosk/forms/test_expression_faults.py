"""Expressions that cannot be read or computed say where and why; what depends on the day and on chance is fixed."""

from __future__ import annotations

import math
import random
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.forms.errors import ExpressionError
from kiosk.forms.evaluate import evaluate
from kiosk.forms.xpath import to_number
from tests.kiosk.forms.evaluating import result

NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("1 +", "at column 4 stands the end"),
        ("concat('a'", "at column 11 stands the end where “)”"),
        ("'never closed", "the quote ' at column 1"),
        ("“a” = 'a'", "typographic quote"),
        ("${a} > 1", "column 1"),
        ("a b", "an operator"),
        ("foot::a", "no axis"),
        ("(" * 200 + "1" + ")" * 200, "nested"),
    ],
)
def test_an_expression_that_cannot_be_read_says_where(expression, part):
    with pytest.raises(ExpressionError) as raised:
        result(expression)
    assert part in str(raised.value)


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("nonsense()", "no function of XLSForm"),
        ("substr('a')", "substr() takes 2 to 3 arguments, not 1"),
        ("count(3)", "needs a reference"),
        ("$a", "no variables"),
        ("distance('words')", "no point, line or area"),
        ("digest('a', 'CRC')", "none of MD5"),
        ("regex('a', '(')", "no regular expression"),
        ("pulldata('towns', 'name', 'id', '1')", "no table towns.csv"),
    ],
)
def test_an_expression_that_cannot_be_computed_says_why(expression, part):
    with pytest.raises(ExpressionError) as raised:
        result(expression)
    assert part in str(raised.value)


def test_a_date_without_zone_is_midnight_where_the_kiosk_stands():
    assert to_number(result("'2018-01-01' + 1", "America/Phoenix"), ZoneInfo("UTC")) == pytest.approx(17533.29167)
    assert to_number(result("'2018-01-01' + 1", "UTC"), ZoneInfo("UTC")) == 17533


def test_one_seed_gives_one_order_everywhere():
    letters = "<r>" + "".join(f"<l>{letter}</l>" for letter in "ABCDEF") + "</r>"
    now = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))
    for seed, order in {"42": "AFCBDE", "1": "BFEACD", "-42": "EDAFBC", "'mirror'": "ACBEDF", "0": "CBEAFD"}.items():
        assert evaluate(f"join('', randomize(//l, {seed}))", letters, None, now, random.Random()) == order
