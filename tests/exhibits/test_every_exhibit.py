"""Every exhibit is played to its end and left at every kind of step, by the tables of ``scripts.py``, on the screen.

What is proven of each: whoever leaves takes everything along; a record is either whole or not there; every record keeps
to its schema; and what the last page shows is what anybody counts from the records.
"""

import json
import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kiosk import playbill, tally
from kiosk.ideas import STATE, SUPPORT
from kiosk.results import Results
from kiosk.widgets.ideas import IdeaCard
from kiosk.widgets.text import Lettering
from sync.record import Draft, Record, source_uri
from tests.exhibits.scripts import FIVE, SCRIPTS, First
from tests.kiosk.visitor import walk

SCHEMAS = Path(__file__).parents[2] / "assets/schemas"
EXHIBITS = Path(__file__).parents[2] / "exhibits"
MARKS = ("words", "text", "chosen", "given", "count", "counts", "number", "field", "left", "done", "code", "name")


CLOCK = re.compile(r"\w+, \d\d:\d\d")


@cache
def schema(what):
    return Draft202012Validator(json.loads((SCHEMAS / f"{what}.json").read_text("utf-8")))


class Guest:
    """One visitor after the other in front of one exhibit."""

    def __init__(self, visitor, kind):
        self.visitor, self.theatre = visitor, visitor.theatre
        self.kind, self.script = kind, SCRIPTS[kind]
        self.finger = visitor._finger

    def comes(self):
        """Somebody new."""
        self.visitor.app.go(self.script.begins or self.kind)
        self.visitor.waits(0.3)

    def touches(self, touch):
        """Without drawing: what can be seen is the same, and it is much quicker."""
        visitor = self.visitor
        if isinstance(touch, First):
            target = next(each for each in visitor.targets() if type(each).__name__ == touch.kind)
        else:
            target = visitor.target(touch)
        self.finger.press(*visitor._brought_into_view(target))
        self.theatre.frame(0.05)
        self.finger.lift()
        visitor.waits(0.25)

    def plays(self, steps):
        """The types of the records that must be whole by then."""
        for step in steps:
            self.touches(step.touch)
        return [what for step in steps for what in step.keeps]

    def walks_away(self):
        """Nobody touches any more, until the kiosk has asked in vain."""
        visit = self.visitor.app.visit
        gone = visit.last_touch + visit.page_idle_s + visit.rule.warning_s + 1
        self.theatre.time.seconds = max(self.theatre.time.seconds, gone)
        self.visitor.waits(0.3)
        assert self.visitor.place == "invitation"

    def sees(self):
        """Everything the page holds, what is hidden included: an answer left behind there would be found one day."""
        return [
            (type(widget).__name__, *(_said(getattr(widget, mark)) for mark in MARKS if hasattr(widget, mark)))
            for widget in self.visitor.app.navigator.scene.widget.walk(restrict=True)
        ]

    def blanks(self):
        """Texts that can be seen and are not drawn: they would stand there as white boxes."""
        shown = walk(self.visitor.app.overlays.root)
        return [
            each.setting.text for each in shown if isinstance(each, Lettering) and each.setting and each.texture is None
        ]

    def records(self):
        """As the feed hands them out: JSON, and nothing else."""
        return [json.loads(record.to_json()) for record in self.theatre.journal.records]

    def forgets_records(self):
        """The city has them; the next visitor must find the exhibit as the first one did."""
        self.theatre.journal.forget()
        self.visitor.app.stage.results._questions.clear()


@pytest.fixture(params=SCRIPTS)
def guest(request, visitor):
    return Guest(visitor, request.param)


def test_every_exhibit_of_the_house_has_its_script():
    assert set(SCRIPTS) == set(playbill.kinds(EXHIBITS))


def leaves(guest, at):
    """Somebody leaves after so many touches, for each number: everything is taken along, and records are whole."""
    guest.comes()
    before = guest.sees()
    for count in at:
        expected = guest.plays(guest.script.steps[:count])
        assert not guest.blanks(), f"after step {count}"
        guest.walks_away()
        records = guest.records()
        assert [record["type"] for record in records] == expected, f"after step {count}"
        for record in records:
            schema(record["type"]).validate(record["data"])
        guest.forgets_records()
        guest.comes()
        assert guest.sees() == before, f"after step {count}"
    guest.plays(guest.script.steps)  # once more, on pages that have been seen and left before
    assert not guest.blanks()


def new_touches(script):
    """How many touches it takes to the first of each kind; none, and all."""
    touches = [step.touch for step in script.steps]
    return sorted({0, len(touches), *(touches.index(each) + 1 for each in touches)})


def test_whoever_leaves_takes_everything_along_and_leaves_whole_records(guest):
    leaves(guest, new_touches(guest.script))


@pytest.mark.prove
@pytest.mark.timeout(600)
def test_whoever_leaves_at_any_step_takes_everything_along_and_leaves_whole_records(guest):
    leaves(guest, range(len(guest.script.steps) + 1))


@pytest.mark.parametrize("guest", [kind for kind, script in SCRIPTS.items() if script.keeps], indirect=True)
def test_whoever_leaves_while_the_disk_is_busy_is_thanked_no_more_and_nothing_is_half_written(guest):
    keeping = [number for number, step in enumerate(guest.script.steps) if step.keeps]
    guest.comes()
    before = guest.sees()
    guest.plays(guest.script.steps[: keeping[0]])
    guest.theatre.journal.held = True
    guest.touches(guest.script.steps[keeping[0]].touch)
    assert not guest.visitor.sees(guest.script.ends)
    guest.walks_away()
    assert guest.records() == []
    guest.theatre.journal.release()
    guest.visitor.waits(0.3)
    assert guest.visitor.place == "invitation"
    [record] = guest.records()
    schema(record["type"]).validate(record["data"])
    guest.forgets_records()
    guest.comes()
    assert guest.sees() == before


def test_what_the_last_page_shows_is_what_anybody_counts_from_the_records(guest):
    script, stage = guest.script, guest.visitor.app.stage
    expected = []
    for steps in (*script.others, script.steps):
        guest.comes()
        expected += guest.plays(steps)
        if steps is not script.steps:
            guest.walks_away()
    assert guest.visitor.sees(script.ends), guest.visitor.words()
    assert not guest.blanks()
    records = guest.records()
    assert [record["type"] for record in records] == expected
    for record in records:
        schema(record["type"]).validate(record["data"])
        assert Record.from_mapping(record).to_json() in {each.to_json() for each in guest.theatre.journal.records}
    heard = [
        getattr(widget, "spoken", "") or getattr(widget, "words", "")
        for widget in walk(guest.visitor.app.overlays.root)
    ]
    for words in script.shown(records):
        assert any(each.startswith(words) for each in heard), (words, heard)
    assert not script.adds or guest.visitor.sees("n = 5 ")
    again = Results()
    tally.replay(again, (), (Record.from_mapping(record) for record in records), guest.theatre.app._house.counts)
    assert {name: again.published(name) for name in again._questions} == {
        name: stage.results.published(name) for name in stage.results._questions
    }
    assert bool(stage.results._questions) == script.adds


def test_the_wall_of_ideas_shows_what_was_released_and_counts_the_hearts_that_were_kept(visitor):
    """Ideas are no numbers: what is on the wall, and with how many hearts, is what the records say."""
    guest, wish = Guest(visitor, "idea_pool"), "Ein Treffpunkt für alle"
    guest.comes()
    guest.plays(guest.script.steps)
    guest.walks_away()
    code = guest.records()[0]["data"]["idea"]
    guest.comes()
    assert not any(isinstance(each, IdeaCard) for each in visitor.everything())
    guest.walks_away()
    staff = Draft(STATE, {"idea": code, "state": "reviewed"}, guest.theatre.time.now() + timedelta(days=1))
    visitor.app.stage.ideas.take(Record.of(staff, source_uri("office", "0123456789abcdef"), 1))
    for _heart in range(FIVE):
        guest.comes()
        guest.touches(f"Unterstützen: {wish}")
        guest.walks_away()
    hearts = [record for record in guest.records() if record["type"] == SUPPORT]
    for record in hearts:
        schema(SUPPORT).validate(record["data"])
    guest.comes()
    [heart] = [each for each in visitor.targets() if each.spoken == f"Unterstützen: {wish}"]
    assert heart.count_words == str(sum(record["data"] == {"idea": code} for record in hearts)) == str(FIVE)


def _said(value):
    """As it stands there, but for the time of day: that moves on whoever comes."""
    return CLOCK.sub("", str(value))
