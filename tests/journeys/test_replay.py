"""What earlier days left in the journal counts on the first page of today."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from exhibits.weekly_question.model import asked_on
from sync.journal import Journal
from sync.record import VOTE, Draft
from tests.journeys.kiosk import ROOT, SMALL, Started

if TYPE_CHECKING:
    from pathlib import Path

VOTES = 300


def _before_today(data: Path) -> None:
    """A third each for the first options of the question that is asked now, on the default station."""
    import msgspec

    from exhibits.weekly_question.model import Schedule

    pack = ROOT / "assets" / "packs" / "dortmund" / "weekly_question.toml"
    schedule = msgspec.convert(tomllib.loads(pack.read_text("utf-8")), Schedule)
    question = asked_on(schedule.questions, datetime.now().astimezone().date())
    assert question is not None
    with Journal(data, "stadtlabor-1") as journal:
        drafts = [
            Draft(VOTE, {"question": question.name, "option": question.options[n % 3].name}, datetime.now(UTC))
            for n in range(VOTES)
        ]
        for future in [journal.append(draft) for draft in drafts]:
            future.result(30)


def test_three_hundred_votes_of_the_journal_are_in_the_first_result_that_is_shown(tmp_path):
    _before_today(tmp_path)
    with Started(
        "read", "--data", tmp_path, "--size", SMALL, "--language", "de", script="tests/journeys/guest.py"
    ) as run:
        assert run.ended(60.0) == 0, run.words()
    page = json.loads(run.printed[0].text)["read"]
    shown = " ".join(page)
    assert "n = 300 " in shown, shown  # today's is the 301st; results are published in steps of five
    assert [part for part in page if "33" in part], shown
    assert run.summary()["delivered"] == VOTES + 1
    assert run.summary()["errors"] == 0, run.words()
