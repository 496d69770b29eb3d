"""What happened, told in words; and the program's end, which stands in the log before it comes."""

import logging

import pytest

from kiosk.staff.backstage import Wish
from kiosk.staff.deeds import WORDS, Deed
from kiosk.staff.roles import Role
from tests.kiosk.staff.people import comes_in


def test_the_last_hundred_events_can_all_be_read_a_page_at_a_time(inside):
    events = inside.theatre.backstage.events
    for number in range(120):
        events.emit(logging.makeLogRecord({"name": "devices.link", "levelno": 20, "msg": f"event number {number}."}))
    inside.touches("Ereignisse")
    read = set()
    for page in range(5):
        assert inside.sees(f"{20 * page + 1} bis {20 * page + 20} von 100")
        read |= {words for words in inside.words() if words.startswith("event number")}
        if page < 4:
            inside.touches("Ältere")
    assert read == {f"event number {number}." for number in range(20, 120)}
    inside.touches("Neuere")
    assert inside.sees("61 bis 80 von 100")


@pytest.mark.parametrize("deed", Deed)
def test_everything_the_team_does_is_told_in_german(visitor, deed):
    german = visitor.theatre.house.languages["de"].staff(WORDS[deed])
    assert german != WORDS[deed]


def test_what_the_team_did_is_told_in_words(inside):
    inside.touches("Ereignisse")
    assert inside.sees("hereingekommen")


def test_a_restart_is_confirmed_and_stands_in_the_log_first(inside):
    ended = []
    backstage = inside.theatre.backstage
    backstage.stop = lambda: ended.append(backstage.audit.last(1)[0].what)
    inside.touches("Dieser Kiosk", "Neu starten")
    assert inside.sees("Kiosk neu starten?")
    inside.touches("Abbrechen")
    assert not ended
    inside.touches("Neu starten", "Neu starten")
    assert ended == ["restart"]
    assert backstage.wish is Wish.RESTART
    backstage.wish, backstage.stop = None, lambda: None


def test_a_technician_ends_the_program_and_it_stands_in_the_log_first(inside):
    ended = []
    backstage = inside.theatre.backstage
    backstage.stop = lambda: ended.append(backstage.audit.last(1)[0].what)
    inside.touches("Dieser Kiosk", "Beenden")
    assert inside.sees("Programm beenden?")
    inside.touches("Beenden")
    assert ended == ["quit"]
    assert backstage.wish is Wish.QUIT
    backstage.wish, backstage.stop = None, lambda: None


def test_only_a_technician_ends_the_program(with_pin):
    with_pin.theatre.backstage.gate.set_pin(Role.HOST, "730519")
    comes_in(with_pin, "730519")
    with_pin.touches("Dieser Kiosk")
    assert not with_pin.sees("Programm beenden")
    assert with_pin.sees("Sichern können nur Labor-Team und Technik.")
