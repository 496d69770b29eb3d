"""The compass and the priorities table as visitors use them: touched, kept, compared, forgotten."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from kivy.base import EventLoop

from exhibits.compass import model as compass
from exhibits.priorities import model as priorities
from kiosk.visit import Comfort
from kiosk.visitors import Finger
from tests.kiosk.theatre import LANDSCAPE, PORTRAIT

OK, LEFT = 13, 276  # of a USB keypad
SCHEMAS = Path(__file__).parents[2] / "assets/schemas"
HEART = "Diesem Feld ein Herz geben"
TEN = ["Grün und Schatten: ein Punkt mehr"] * 6 + ["Treffpunkte: ein Punkt mehr"] * 4


def valid(what, data):
    return Draft202012Validator(json.loads((SCHEMAS / f"{what}.json").read_text("utf-8"))).is_valid(data)


@pytest.fixture
def at_the_compass(visitor):
    visitor.app.go("compass")
    visitor.waits(0.5)
    return visitor


@pytest.fixture
def at_the_table(visitor):
    visitor.app.go("priorities")
    visitor.waits(0.5)
    return visitor


def give_three(visitor):
    for field in ("Energie und Umwelt", "Bauen und Wohnen", "Digitale Verwaltung"):
        visitor.touches(field, HEART)


def test_a_touched_field_tells_itself_and_its_projects_with_state_and_source(at_the_compass):
    at_the_compass.touches("Sicherheit und Vertrauen")
    assert at_the_compass.sees("Gefahren früh erkennen")
    at_the_compass.touches("3 belegte Projekte")
    assert at_the_compass.sees("76 von 76 Standorten fertig · Dortmund")
    assert at_the_compass.sees("Quelle: smartcity.dortmund.de · Stand 28. Mai 2025 · amtliche Seite")


def test_a_second_touch_or_the_back_key_gives_the_whole_wheel_back(at_the_compass):
    at_the_compass.touches("Sicherheit und Vertrauen", "3 belegte Projekte")
    assert at_the_compass.sees("Klimamessnetz")
    at_the_compass.app.back()
    at_the_compass.waits(0.3)
    assert at_the_compass.place == "compass"
    assert not at_the_compass.sees("Klimamessnetz")
    at_the_compass.touches("3 belegte Projekte", "3 belegte Projekte")
    assert not at_the_compass.sees("Klimamessnetz")


def test_a_field_without_a_documented_project_says_so(at_the_compass):
    at_the_compass.touches("Bauen und Wohnen")
    assert at_the_compass.sees("Weitere Projekte: siehe Strategie")


def test_a_finger_that_moves_round_the_wheel_turns_the_pages(at_the_compass):
    finger, screen = Finger(), at_the_compass.app.navigator.scene.widget.children[0]
    EventLoop.add_input_provider(finger)
    first, second = (at_the_compass.target(field) for field in ("Energie und Umwelt", "Gesundheit und Soziales"))
    finger.press(*first.to_window(*first.center))
    at_the_compass.waits(0.2)
    assert screen.name == "Energie und Umwelt"
    finger.move(*second.to_window(*second.center))
    at_the_compass.waits(0.2)
    assert screen.name == "Gesundheit und Soziales"
    finger.lift()
    at_the_compass.waits(0.2)
    EventLoop.remove_input_provider(finger)


def test_three_hearts_become_one_record_and_the_own_profile(at_the_compass):
    give_three(at_the_compass)
    at_the_compass.touches("Mein Kompass")
    assert at_the_compass.sees("Dahin zeigt Ihr Kompass")
    assert at_the_compass.sees("Ab 5 Antworten")
    (data,) = at_the_compass.theatre.journal.kept(compass.RECORD)
    assert data == {"fields": ["f09", "f10", "f12"]}
    assert valid(compass.RECORD, data)


def test_two_hearts_lead_nowhere_yet(at_the_compass):
    at_the_compass.touches("Energie und Umwelt", HEART, "Bauen und Wohnen", HEART)
    with pytest.raises(AssertionError, match="nothing here"):
        at_the_compass.target("Noch 1 Herz")
    assert not at_the_compass.theatre.journal.kept(compass.RECORD)


def test_hearts_that_could_not_be_kept_are_said_and_not_counted(at_the_compass):
    at_the_compass.theatre.journal.full = True
    give_three(at_the_compass)
    at_the_compass.touches("Mein Kompass")
    assert at_the_compass.sees("Ihre Antwort ließ sich nicht speichern")
    assert at_the_compass.app.stage.results.missing(compass.QUESTION) == 5


def test_whoever_leaves_the_compass_leaves_no_heart_behind(at_the_compass):
    at_the_compass.touches("Energie und Umwelt", HEART, "Start")
    at_the_compass.app.go("compass")
    at_the_compass.waits(0.5)
    assert at_the_compass.sees("0 von 3")
    assert not at_the_compass.sees("Energie sparen")


def test_an_eleventh_token_cannot_be_placed(at_the_table):
    at_the_table.touches(*TEN)
    assert at_the_table.sees("Alle Punkte sind verteilt.")
    with pytest.raises(AssertionError, match="nothing here"):
        at_the_table.target("Grün und Schatten: ein Punkt mehr")


def test_ten_tokens_become_one_record_and_are_compared(at_the_table):
    results, day = at_the_table.app.stage.results, at_the_table.theatre.time.now().date()
    for _earlier in range(4):
        results.add(priorities.QUESTION, tuple(f"wege/{k}" for k in range(1, 11)), day)
    at_the_table.touches(*TEN, "Vergleichen")
    (data,) = at_the_table.theatre.journal.kept(priorities.RECORD)
    assert data == {"tokens": {"gruen": 6, "treffpunkte": 4}, "together": False}
    assert valid(priorities.RECORD, data)
    assert at_the_table.sees("Sie 6")
    assert at_the_table.sees("Alle im Schnitt 8,0")
    assert at_the_table.sees("n = 5")


def test_two_people_place_at_the_same_moment_and_are_given_something_to_talk_about(at_the_table):
    at_the_table.touches("Zu zweit")
    right = Finger()
    EventLoop.add_input_provider(right)
    for _token in range(10):
        green = [t for t in at_the_table.targets() if t.spoken == "Grün und Schatten: ein Punkt mehr"]
        paths = [t for t in at_the_table.targets() if t.spoken == "Sichere Wege: ein Punkt mehr"]
        right.press(*paths[-1].to_window(*paths[-1].center))
        at_the_table.touches_at(*green[0].to_window(*green[0].center))  # the other finger is still on the glass
        right.lift()
        at_the_table.waits(0.2)
    EventLoop.remove_input_provider(right)
    at_the_table.touches("Vergleichen")
    kept = at_the_table.theatre.journal.kept(priorities.RECORD)
    assert kept == [{"tokens": {"gruen": 10}, "together": True}, {"tokens": {"wege": 10}, "together": True}]
    assert at_the_table.sees("Bei „Grün und Schatten“ liegen Sie am weitesten auseinander: 10 und 0 Punkte.")


def test_the_keypad_alone_places_a_token_and_takes_it_back(at_the_table):
    ring, app = at_the_table.app.senses.focus, at_the_table.app
    for _step in range(40):
        held = ring.move(0, 1) if ring.held is None or _step % 3 else ring.move(1, 0)
        if held.spoken == "Grün und Schatten: ein Punkt mehr":
            break
    assert ring.held.spoken == "Grün und Schatten: ein Punkt mehr"
    for key in (OK, OK):
        app.senses.keypad.key(None, key)
    at_the_table.waits(0.3)
    assert at_the_table.sees("Noch 8 Punkte")
    app.senses.keypad.key(None, LEFT)
    assert ring.held.spoken == "Grün und Schatten: ein Punkt weniger"
    app.senses.keypad.key(None, OK)
    at_the_table.waits(0.3)
    assert at_the_table.sees("Noch 9 Punkte")


def test_whoever_leaves_the_table_leaves_it_empty_and_for_one(at_the_table):
    at_the_table.touches("Zu zweit", "Sichere Wege: ein Punkt mehr", "Start")
    at_the_table.app.go("priorities")
    at_the_table.waits(0.5)
    assert at_the_table.sees("Noch 10 Punkte")
    assert at_the_table.sees("Zu zweit")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_the_table_finds_its_layout_within_one_frame(theatre, size, caplog):
    """Kivy says it when a frame began before every widget had its place."""
    visitor = theatre(size=size, languages=("de", "ru"))
    for comfort in (Comfort("ru", text_size=2), Comfort("de", text_size=2, low=True), Comfort("ru")):
        visitor.app.go("home")
        visitor.waits(0.5)
        visitor.app.comfort.comfort = comfort
        visitor.waits(0.3)
        visitor.app.go("priorities")
        visitor.waits(0.4)
        for _mode in ("for two", "alone again", "for two"):
            [mode] = [target for target in visitor.targets() if type(target).__name__ == "PriorityMode"]
            visitor.touches(mode.spoken)
    assert "too much iteration" not in caplog.text
