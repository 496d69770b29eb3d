"""kill -9 in the middle of visits, again and again on the same data: what was acknowledged is at the hub, once.

Acknowledged means: the kiosk said so on stderr before it thanked the visitor. Nothing is read from inside it.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sync.record import SURVEY_RESPONSE, VOTE
from tests.journeys.kiosk import DURABLE, READY, City, Started, by_source, journals, kiosk

if TYPE_CHECKING:
    import re
    from pathlib import Path

ENDLESS = 1000  # visitors: more than come until the kill


def _started(data: Path, *options: object) -> Started:
    """As if ten minutes lay between two starts: after several within that time a kiosk leaves its instruments out."""
    (data / "starts").unlink(missing_ok=True)
    return kiosk(data, *options)


def _killed(data: Path, moment: re.Pattern[str], delay: float, seed: int) -> list[tuple[str, str]]:
    """(type, id) of what was acknowledged until the kiosk was killed, `delay` seconds after it said `moment`."""
    with _started(data, "--visitors", ENDLESS, "--seed", seed) as run:
        run.line(moment, 60)
        time.sleep(delay)
        run.kill()
    return [(match[1], match[2]) for line in run.said if (match := DURABLE.search(line.text))]


def _journey(data: Path, delays: list[float], *, after: re.Pattern[str]) -> list[tuple[str, str]]:
    """Kill after each delay, then let one visitor through in peace; all that was ever acknowledged, checked."""
    acknowledged = []
    for seed, delay in enumerate(delays):
        acknowledged += _killed(data, after, delay, seed)
    assert len(acknowledged) >= len(delays), "the kills came before anything was acknowledged: this proves nothing"
    with _started(data, "--visitors", 1) as run:
        assert run.ended(90.0) == 0, run.words()
    assert run.summary()["errors"] == 0, run.words()
    assert run.summary()["waiting"] == 0
    assert run.durable()
    ids = [number for _, number in acknowledged] + run.durable()
    with City(data) as city:
        _once_at_the_hub(ids, city.feed(), data)
    return acknowledged


def _once_at_the_hub(acknowledged: list[str], pulled: list[bytes], data: Path) -> None:
    at_the_hub = Counter(json.loads(line)["id"] for line in pulled)
    assert not [number for number in acknowledged if not at_the_hub[number]], "acknowledged, and not at the hub"
    assert set(at_the_hub.values()) == {1}, "something is at the hub twice"
    assert by_source(pulled) == by_source(journals(data))
    for lines in by_source(pulled).values():
        sequences = [json.loads(line)["sequence"] for line in lines]
        assert sequences == list(range(1, len(sequences) + 1)), "there is a gap, or the order is lost"


def test_four_kills_lose_nothing_and_double_nothing(tmp_path):
    """Each while a visitor goes on after an answer; at any moment they are killed in the long version."""
    dice = random.Random(9)
    _journey(tmp_path, [dice.uniform(0.0, 1.0) for _ in range(4)], after=DURABLE)


@pytest.mark.prove
@pytest.mark.timeout(900)
def test_twenty_kills_lose_nothing_and_double_nothing(tmp_path):
    dice = random.Random(20)
    acknowledged = _journey(tmp_path, [dice.uniform(0.0, 30.0) for _ in range(20)], after=READY)
    assert {what for what, _ in acknowledged} >= {VOTE, SURVEY_RESPONSE}
