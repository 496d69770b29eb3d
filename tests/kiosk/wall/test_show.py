"""The wall without its glass: records in, slides out, with Dortmund's pack and every exhibit that has a page."""

from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from kiosk import pack, playbill
from kiosk.language import Languages
from kiosk.results import Results
from kiosk.tally import replay
from kiosk.wall import surveys
from kiosk.wall.ledger import Ledger
from kiosk.wall.show import Show
from sync.record import SURVEY_RESPONSE
from tests.kiosk.wall.records import MORNING, erased, idea, minute, record, state, votes

ROOT = Path(__file__).parents[3]
DORTMUND = ROOT / "assets/packs/dortmund"
SUPPORT = "org.projektor.idea.support.v1"


SECONDS = count(0, 100)  # of a clock that only grows


EARLIER = """[[questions]]
name = "alt"
first = 2026-09-01
last = 2026-09-30
owner = { de = "x" }
next = { de = "x" }
text = { de = "Mehr Bänke?" }
options = [{ name = "j", label = { de = "Ja" } }, { name = "n", label = { de = "Nein" } }]
answer = { day = 2026-10-20, words = { de = "Zwölf stehen." } }

"""


class News(NamedTuple):
    records: tuple = ()
    anew: bool = False
    whole: bool = True
    faults: tuple = ()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Plays, surveys and texts, read once."""
    rooms = ROOT / "exhibits"
    plays = playbill.plays(rooms, playbill.kinds(rooms))
    offered = playbill.surveys(DORTMUND, pack.read(DORTMUND), tmp_path_factory.mktemp("forms"))
    pages = (*playbill.wall_pages(plays.values(), DORTMUND), surveys.pages(offered))
    return offered, playbill.counts(plays, playbill.uncounted), pages, Languages(ROOT / "assets/i18n", ("de", "en"))


@pytest.fixture
def show(house):
    offered, counts, pages, languages = house
    return Show(Ledger(offered, counts), pages, languages["de"], languages["en"])


def on(show, *records, whole=True):
    """Every slide there is once these records have come, by its key."""
    show.take(News(records, whole=whole), MORNING)
    show.slide(MORNING, next(SECONDS))
    return {slide.key: slide for slide in show._slides}


def test_below_five_answers_the_wall_shows_the_question_and_no_count(show):
    slides = on(show, *votes("abab"))
    assert set(slides) == {"question/trinkbrunnen"}
    assert slides["question/trinkbrunnen"].words == "Ab 5 Antworten steht hier das Ergebnis."


def test_from_five_on_the_bars_are_those_of_the_kiosk_with_n_period_and_reservation(show):
    options = ["nordmarkt"] * 3 + ["westpark"] * 4
    slide = on(show, *votes(options))["question/trinkbrunnen"]
    assert {words: value for words, value, _, _ in slide.rows}["Nordmarkt"] == "60\N{NO-BREAK SPACE}%"
    assert slide.basis == "n = 5 · 23. November · nicht repräsentativ"
    assert slide.small == "Where should the next drinking fountain stand?"


def test_a_survey_shows_its_compared_question(show):
    answers = {"technik": "umwelt", "anlass": "warten"}
    filled = [record(SURVEY_RESPONSE, {"form": "eine-minute", "answers": answers}) for _ in range(5)]
    slide = on(show, *filled)["survey/eine-minute"]
    assert [row[1] for row in slide.rows if row[0] == "Umwelt schützen"] == ["100\N{NO-BREAK SPACE}%"]


def test_compass_priorities_and_map_come_with_their_own_counts(show):
    compass = [record("org.projektor.compass.v1", {"fields": ["f01", "f02", "f03"]}) for _ in range(5)]
    tokens = [record("org.projektor.priorities.v1", {"tokens": {"gruen": 10}, "together": False}) for _ in range(5)]
    pins = [record("org.projektor.pin.v1", {"place": "hoerde", "pin": "good"}) for _ in range(6)]
    few = [record("org.projektor.pin.v1", {"place": "eving", "pin": "good"}) for _ in range(4)]
    slides = on(show, *compass, *tokens, *pins, *few)
    assert [row[1] for row in slides["compass"].rows] == ["100\N{NO-BREAK SPACE}%"] * 3
    assert slides["priorities"].rows[0][1] == "10,0"
    assert slides["city_map"].heat == {"hoerde": (1.0, "5")}
    assert slides["city_map"].basis.startswith("n = 5 · ")


def test_only_released_ideas_are_shown_with_their_answer_and_gone_when_withheld(show):
    slides = on(show, idea("AAAAAA"), idea("BBBBBB", "Mehr Licht"), state("BBBBBB", "declined", reason={"de": "Nein."}))
    assert [key for key in slides if key.startswith("idea/")] == ["idea/BBBBBB"]
    assert (slides["idea/BBBBBB"].title, slides["idea/BBBBBB"].answer) == ("Mehr Licht", "Nein.")
    assert not slides["idea/BBBBBB"].support
    backed = on(show, *(record(SUPPORT, {"idea": "BBBBBB"}) for _ in range(7)))
    assert backed["idea/BBBBBB"].support == "5 Menschen unterstützen das"
    assert not [key for key in on(show, state("BBBBBB", "withheld", 3, reason={"de": "Name"})) if "idea" in key]


def test_a_withdrawn_idea_leaves_at_once_and_a_withdrawn_vote_at_the_next_step(show):
    kept = idea("AAAAAA")
    given = votes(["nordmarkt"] * 5)
    assert "idea/AAAAAA" in on(show, kept, state("AAAAAA", "reviewed"), *given)
    slides = on(show, erased(kept), *votes(["westpark"] * 5), erased(given[0]))
    assert "idea/AAAAAA" not in slides
    assert slides["question/trinkbrunnen"].basis.startswith("n = 10 ")
    later = on(show, *votes(["westpark"] * 6))["question/trinkbrunnen"]
    assert later.basis.startswith("n = 15 ")
    assert next(row[2] for row in later.rows if row[0] == "Nordmarkt") == pytest.approx(4 / 15)


def test_gauges_carry_the_banner_only_when_a_value_is_simulated(show):
    real = on(show, minute(1, 612))["sensor_wall"]
    assert (real.simulated, real.gauges[0].value, real.gauges[0].unit) == (False, "612", "ppm")
    assert real.gauges[0].verdict == "gute Luft"
    assert real.note.endswith("Leitwerte: Umweltbundesamt, 2008.")
    assert on(show, minute(1, 8, quantity="pm2_5", simulated=True))["sensor_wall"].simulated


def test_an_instrument_that_has_fallen_silent_takes_a_break_with_the_time_since(show):
    gauge = on(show, minute(12, 612))["sensor_wall"].gauges[0]
    assert (gauge.value, gauge.paused, gauge.since) == ("", "macht Pause", "Seit 12 Minuten kein Wert")


def test_before_everything_is_read_nothing_counts_up_before_peoples_eyes(show):
    assert set(on(show, *votes(["nordmarkt"] * 5), whole=False)) == {"welcome"}
    assert "question/trinkbrunnen" in on(show)


def test_a_feed_begun_anew_is_counted_from_nothing(show):
    on(show, *votes(["nordmarkt"] * 10))
    show.take(News(anew=True, whole=False), MORNING)
    assert on(show, *votes(["westpark"] * 5))["question/trinkbrunnen"].basis.startswith("n = 5 ")


def test_a_lost_feed_is_said_with_its_time_and_what_is_known_stays(show):
    on(show, *votes(["nordmarkt"] * 5))
    show.take(News(faults=("gone",)), MORNING)
    assert not show.lost(MORNING + timedelta(seconds=5)), "a short absence is not worth a word"
    assert show.lost(MORNING + timedelta(minutes=1)).startswith("Keine Verbindung seit Mo, 10:32.")
    assert "question/trinkbrunnen" in on(show)
    show.take(News(), MORNING)
    assert not show.lost(MORNING + timedelta(hours=1))


def test_a_page_that_fails_takes_down_only_itself(house, caplog):
    offered, counts, pages, languages = house

    def broken(_view):
        raise ZeroDivisionError

    show = Show(Ledger(offered, counts), (broken, *pages), languages["de"], languages["en"])
    assert "question/trinkbrunnen" in on(show)
    on(show)
    assert caplog.text.count("A page of the wall fails") == 1


def test_outside_the_hours_the_wall_rests(house):
    offered, counts, pages, languages = house
    show = Show(Ledger(offered, counts), pages, languages["de"], languages["en"], is_open=lambda _: False)
    assert set(on(show, *votes(["nordmarkt"] * 5))) == {"rest"}


def test_the_wall_counts_as_the_kiosk_does_when_it_starts(show, house):
    offered, counts, *_ = house
    mixed = [*votes("abbaca"), *(record("org.projektor.pin.v1", {"place": "eving", "pin": "hot"}) for _ in range(5))]
    results = Results()
    replay(results, offered, mixed, counts)
    on(show, *mixed)
    for question in ("trinkbrunnen", "city_map/eving"):
        assert show.ledger.results.published(question) == results.published(question)
    assert {each.type for each in mixed} <= set(show.ledger.types)


def test_the_wall_says_what_became_of_an_earlier_question(house, tmp_path):
    offered, counts, _, languages = house
    told = (DORTMUND / "weekly_question.toml").read_text("utf-8").replace("[[questions]]", EARLIER + "[[questions]]", 1)
    (tmp_path / "weekly_question.toml").write_text(told, "utf-8")
    plays = playbill.plays(ROOT / "exhibits", ("weekly_question",)).values()
    show = Show(Ledger(offered, counts), playbill.wall_pages(plays, tmp_path), languages["de"], languages["en"])
    slides = on(show, *votes("jjjjj", "alt"))
    assert set(slides) >= {"question/trinkbrunnen", "answer/alt"}
    answer = slides["answer/alt"]
    assert (answer.title, answer.answer_title, answer.answer) == ("Mehr Bänke?", "20. Oktober 2026", "Zwölf stehen.")
    assert answer.support.startswith("n = 5 ")
