"""One expression, worked out in a small form with a fixed day, place and chance."""

from __future__ import annotations

import math
import random
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.forms.evaluate import evaluate
from kiosk.forms.xpath import to_boolean, to_number, to_string

NAN, INF = math.nan, math.inf

FORM = """
<data xmlns:x="urn:x"><a>3</a><b>4.5</b><word>abc</word><empty/><many>red blue green</many><when>2026-11-23</when>
  <kid><name>Ada</name><age>7</age></kid><kid><name>Bo</name><age>9</age></kid><kid><name/><age/></kid>
  <x:own mark="m">mine</x:own><yes>yes</yes><no>no</no>
  <shape>0 0 0 0;0 1 0 0;1 1 0 0;1 0 0 0;0 0 0 0</shape><point>0.5 0.5 0 0</point></data>
"""


def result(expression: str, zone: str = "Europe/Berlin"):
    now = datetime(2026, 11, 23, 15, 17, 42, 123000, ZoneInfo(zone))
    return evaluate(expression, FORM, None, now, random.Random(7))


def agrees(found, expected) -> bool:
    if isinstance(expected, bool):
        return to_boolean(found) is expected
    if isinstance(expected, float):
        number = to_number(found, ZoneInfo("Europe/Berlin"))
        return math.isnan(number) if math.isnan(expected) else number == pytest.approx(expected)
    return to_string(found) == expected
