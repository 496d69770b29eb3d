"""The results wall beside a kiosk: started late, killed, started again - it shows what the feed holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import cv2
import pytest

from exhibits.weekly_question.model import asked_on
from kiosk import pack
from kiosk.results import Results
from kiosk.tally import replay
from kiosk.workshop import commands
from kiosk.workshop.replay import Workshops
from kiosk.workshop.templates import templates
from sync.journal import Journal
from sync.record import VOTE, Draft, Record
from tests.journeys.kiosk import ROOT, City, Started, kiosk, lines_of_feed

if TYPE_CHECKING:
    from pathlib import Path

DORTMUND = ROOT / "assets/packs/dortmund"
READ = r"the wall has read everything there is: (\d+) records"


def wall(where: object, *options: object) -> Started:
    return Started("wall", "--from", where, "--size", "640x360", "--every", "2", *options)


def question() -> str:
    from exhibits.weekly_question.model import TABLE, Schedule

    asked = asked_on(pack.table(DORTMUND, TABLE, Schedule).questions, datetime.now().astimezone().date())
    assert asked is not None
    return asked.name


def vote(journal: Journal, options: str) -> None:
    drafts = [Draft(VOTE, {"question": question(), "option": option}, datetime.now(UTC)) for option in options]
    for future in [journal.append(draft) for draft in drafts]:
        future.result(30)


def published(lines: list[bytes]) -> dict[str, dict[str, object]]:
    """What the feed's votes amount to, counted here."""
    results = Results()
    replay(results, (), [Record.from_json(line) for line in lines])
    told = {name: results.published(name) for name in results.questions()}
    return {name: {"n": each.n, "counts": dict(each.counts)} for name, each in told.items() if each}


def test_a_wall_that_was_killed_and_started_again_beside_the_writing_kiosk_shows_the_feeds_numbers(tmp_path: Path):
    data, shots = tmp_path / "data", tmp_path / "shots"
    with wall(data / "answers.db") as early:  # before there is a journal at all
        early.line("There is no journal at")
        with Journal(data, "stadtlabor-1") as journal:
            vote(journal, "aab" * 4)
            early.line(READ)
            early.kill()
            vote(journal, "abb" * 3)
            with wall(data, "--seconds", "6", "--shots", shots) as late:
                late.line(READ)
                vote(journal, "bbbbb")  # comes while the wall is looked at
                assert late.ended(60.0) == 0, late.words()
    summary = late.summary()
    assert summary["results"] == published(lines_of_feed("--from", data / "answers.db"))
    assert summary["results"][question()]["n"] == 25
    assert f"question/{question()}" in summary["slides"]
    pictures = [cv2.imread(str(path)) for path in sorted(shots.glob("*question*.png"))]
    assert pictures
    assert all(picture.shape == (360, 640, 3) and picture.std() > 12 for picture in pictures)


def test_the_wall_follows_a_workshop_also_started_late_and_again_after_a_kill(tmp_path: Path):
    data, shots, entries = tmp_path / "data", tmp_path / "shots", []
    template = templates(DORTMUND)["hitze-und-luft"]
    with Journal(data, "stadtlabor-1") as journal:
        workshops = Workshops()

        def does(told) -> None:
            for entry in commands.all_of(told):
                workshops.take(journal.append(Draft(entry.type, entry.data, datetime.now(UTC))).result(30))
                entries.append(entry.type)

        day = datetime.now(UTC).date()
        does(commands.plan("BCDFGH", template, day, begin="17:00", place="Saal", capacity=15))
        does(commands.open_doors(workshops["BCDFGH"], template, None))
        for _guest in range(5):
            does(commands.check_in(workshops["BCDFGH"]))
        does(commands.go_on(workshops["BCDFGH"]))
        with wall(data) as first:
            first.line(READ)
            first.kill()
        for _guest in range(5):
            does(commands.answer(workshops["BCDFGH"], "ankommen", {"mitreden": "4"}))
        with wall(data, "--seconds", "8", "--shots", shots) as again:
            assert again.line(READ).text.endswith(f"{len(entries)} records")
            does(commands.show(workshops["BCDFGH"], "ankommen"))
            assert again.ended(60.0) == 0, again.words()
    assert set(again.summary()["slides"]) == {"workshop/BCDFGH", "workshop/BCDFGH/ankommen/0"}
    assert list(shots.glob("*workshop-BCDFGH.png"))


def test_a_hub_without_a_token_is_one_sentence(tmp_path: Path):
    with wall("http://127.0.0.1:9", "--seconds", "2") as run:
        assert run.ended(60.0) == 1
    assert "needs a token" in run.words()
    assert "Traceback" not in run.words()


@pytest.mark.prove
@pytest.mark.timeout(600)
def test_beside_a_kiosk_with_visitors_and_over_its_hub_the_wall_shows_the_same(tmp_path: Path):
    with kiosk(tmp_path, "--visitors", "3") as run:
        run.line("durable: ")
        with wall(tmp_path) as first:
            first.line(READ)
            first.kill()
        assert run.ended(400.0) == 0
    assert run.summary()["errors"] == 0, run.words()
    with wall(tmp_path, "--seconds", "5") as here:
        assert here.ended(60.0) == 0
    with City(tmp_path) as city, wall(city.url, "--token", city.token, "--seconds", "8") as there:
        assert there.ended(60.0) == 0
    assert here.summary()["results"] == there.summary()["results"]
    assert here.summary()["records"] == there.summary()["records"]
    votes = published([line for line in lines_of_feed("--from", tmp_path / "answers.db") if VOTE.encode() in line])
    assert {name: here.summary()["results"][name] for name in votes} == votes
