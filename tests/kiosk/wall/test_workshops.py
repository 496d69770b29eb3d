"""The wall beside a running workshop: clock, step, groups and poll, from the records alone."""

from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

import pytest

from kiosk.language import Languages
from kiosk.wall import workshops
from kiosk.wall.ledger import Ledger
from kiosk.wall.show import Show
from kiosk.wall.slides import Bars, Call, Rest, WorkshopSlide
from kiosk.workshop import commands
from kiosk.workshop.districts import places_of
from kiosk.workshop.templates import templates
from tests.kiosk.wall.records import minute, votes
from tests.kiosk.workshop.evening import CODE, PACK, Evening

SECONDS = count(0, 100)


class News(NamedTuple):
    records: tuple = ()
    anew: bool = False
    whole: bool = True
    faults: tuple = ()


def anything(_view):
    yield Call(key="result", overline="", title="Ergebnis")


def wall(records, *, known=True, is_open=lambda _moment: True):
    """A wall that was started only now."""
    languages = Languages(PACK.parents[1] / "i18n", ("de", "en"))
    pages = (workshops.pages(templates(PACK) if known else {}, places_of(PACK)), anything)
    show = Show(Ledger((), {}), pages, languages["de"], languages["en"], is_open=is_open)
    show.take(News(tuple(records)), FAR)
    return show


FAR = Evening().now


def on(show, now):
    """All slides there are at a moment."""
    show.slide(now, next(SECONDS))
    return {slide.key: slide for slide in show._slides}


@pytest.fixture
def evening():
    evening = Evening(guests=6)
    evening.does(commands.go_on(evening.workshop))
    return evening


def answers(evening, options):
    step = evening.workshop.run.step
    for option in options:
        evening.does(commands.answer(evening.workshop, step, {"mitreden": option}))


def test_while_a_workshop_runs_nothing_else_is_shown(evening):
    evening.later(minutes=6)
    slides = on(wall([*votes("aaaaa"), *evening.records]), evening.now)
    assert set(slides) == {f"workshop/{CODE}"}
    face = slides[f"workshop/{CODE}"].face
    assert (face.face, face.headline, face.people) == ("4:00", "Ankommen", "6 Gäste · 3 Gruppen")
    assert [card[3] for card in face.groups] == ["2", "2", "2"]


def test_the_clock_runs_without_a_record(evening):
    show = wall(evening.records)
    seen = []
    for second in range(3):
        show.slide(evening.now + timedelta(seconds=second), next(SECONDS))
        seen.append(show._slides[0].face.face)
    assert seen == ["10:00", "9:59", "9:58"]


def test_a_wall_that_comes_late_or_again_tells_the_same(evening):
    answers(evening, "1223")
    evening.later(minutes=2)
    live = wall(())
    for record in evening.records:
        live.take(News((record,)), evening.now)
    for late in (wall(evening.records), wall(reversed(evening.records)), wall(evening.records * 2)):
        assert on(late, evening.now) == on(live, evening.now)


def test_a_poll_tells_how_many_and_when_it_is_closed_what_from_five_on(evening):
    answers(evening, "1223")
    open_poll = on(wall(evening.records), evening.now)
    assert set(open_poll) == {f"workshop/{CODE}"}
    assert open_poll[f"workshop/{CODE}"].face.progress == "4 von 6 haben geantwortet"
    answers(evening, "33")
    evening.does(commands.show(evening.workshop, evening.workshop.run.step))
    slides = on(wall(evening.records), evening.now)
    [bars] = [slide for slide in slides.values() if isinstance(slide, Bars)]
    assert bars.alone
    assert [row[1] for row in bars.rows][:3] == [
        "17\N{NO-BREAK SPACE}%",
        "33\N{NO-BREAK SPACE}%",
        "50\N{NO-BREAK SPACE}%",
    ]
    assert bars.basis.startswith("n = 6 · ")


def test_a_closed_poll_with_fewer_than_five_is_never_shown(evening):
    answers(evening, "1223")
    evening.does(commands.show(evening.workshop, evening.workshop.run.step))
    assert not [slide for slide in on(wall(evening.records), evening.now).values() if isinstance(slide, Bars)]


def test_after_the_end_the_results_come_back(evening):
    evening.does(commands.end(evening.workshop))
    assert set(on(wall(evening.records), evening.now)) == {"result"}


def test_a_workshop_nobody_ended_does_not_hold_the_wall_for_ever(evening):
    evening.later(hours=13)
    assert set(on(wall(evening.records), evening.now)) == {"result"}


def test_a_workshop_is_shown_also_outside_the_hours(evening):
    closed = wall(evening.records, is_open=lambda _: False)
    assert isinstance(next(iter(on(closed, evening.now).values())), WorkshopSlide)
    evening.does(commands.end(evening.workshop))
    closed = wall(evening.records, is_open=lambda _: False)
    assert isinstance(next(iter(on(closed, evening.now).values())), Rest)


def test_without_the_template_the_records_are_enough_for_the_clock(evening):
    slide = on(wall(evening.records, known=False), evening.now)[f"workshop/{CODE}"]
    assert (slide.face.headline, slide.face.face) == ("Ankommen", "10:00")
    assert slide.face.title == "Wo ist es heiß, wo ist die Luft gut?"


@pytest.mark.parametrize("simulated", [True, False])
def test_measured_with_simulated_instruments_is_said_so(evening, simulated):
    evening.does(commands.start_campaign(evening.workshop, "temperature", "Cel", {"raum": ""}))
    reading = minute(1, 21, quantity="temperature", instrument="raum", simulated=simulated)
    assert on(wall([reading, *evening.records]), evening.now)[f"workshop/{CODE}"].simulated is simulated


@pytest.mark.parametrize(("days", "announced"), [(0, True), (14, True), (40, False), (-1, False)])
def test_the_next_workshop_is_announced_some_weeks_before(days, announced):
    evening = Evening(opened=False)
    day = FAR.date() + timedelta(days)
    evening.does(commands.plan(CODE, evening.template, day, begin="17:00", place="Saal", capacity=15))
    slides = on(wall(evening.records), FAR)
    assert (f"workshop/{CODE}" in slides) is announced
    if announced:
        words = slides[f"workshop/{CODE}"].words
        assert words == ("heute, 17:00 · Saal" if not days else "9. Dezember, 17:00 · Saal")
        assert day in {FAR.date(), date(2026, 12, 9)}
