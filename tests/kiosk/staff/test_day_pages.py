"""What a host does all day: exhibits, devices, the way to the city; seen on the screen, kept on the disk."""

from concurrent.futures import Future
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from devices.reading import InstrumentStatus, Quality, Reading, State
from kiosk.staff.choices import ChoiceFile
from kiosk.staff.roles import Role
from tests.kiosk.staff.people import comes_in


def done(result):
    future = Future()
    future.set_result(result)
    return future


def leaves(visitor):
    visitor.touches("Verlassen")


def at_home(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)


def kept(visitor):
    choices = ChoiceFile(visitor.theatre.backstage.folder)
    choices.open()
    return choices.now


# --- exhibits


def test_an_exhibit_that_is_switched_off_is_gone_for_visitors_and_comes_back(inside):
    inside.touches("Exponate", "Stadt-Quiz")
    assert kept(inside).off == {"quiz"}
    leaves(inside)
    at_home(inside)
    assert not inside.sees("Stadt-Quiz")
    inside.app.stage.open("quiz")
    inside.waits(0.3)
    assert inside.place == "home"
    inside.touches("Neu")
    comes_in(inside)
    inside.touches("Exponate", "Stadt-Quiz")
    assert kept(inside).off == frozenset()


def test_a_survey_can_be_switched_off_as_well(inside):
    inside.touches("Exponate", "Eine Minute")
    leaves(inside)
    at_home(inside)
    assert not inside.sees("Eine Minute")


def test_the_order_of_the_home_screen_is_the_staffs(inside):
    first, second, *_ = inside.app.bill.order
    inside.touches("Exponate", "Frage der Woche: Weiter nach unten")
    assert inside.app.bill.order[:2] == (second, first)
    assert kept(inside).order[:2] == (second, first)


def test_an_exhibit_that_takes_a_break_is_told_with_its_reason_and_started_again(inside):
    inside.app.breaks.take("quiz", "view.py:1 in _draw", "ValueError: nothing to ask")
    inside.waits(1.1)
    assert inside.sees("1 pausiert")
    inside.touches("Exponate")
    assert inside.sees("ein Fehler in seinem Programm (ValueError: nothing to ask)")
    inside.touches("Neu starten")
    assert not inside.app.stage.paused
    assert not inside.sees("ValueError")


# --- devices


@dataclass
class Board:
    """Remembers what was switched."""

    thrown: list

    def switch(self, name, *, on):
        self.thrown.append((name, on))


def instrument(visitor, name="feinstaub", state=State.LIVE, detail="", driver="sds011"):
    now = visitor.theatre.time.wall()
    readings = visitor.theatre.readings
    readings.put_status(InstrumentStatus(name, driver, "port", None, state, now - 240, detail, simulated=True))
    readings.put(Reading("pm2_5", 8.4, "ug/m3", visitor.theatre.time(), now, name, Quality.OK))
    visitor.waits(1.2)


def test_each_device_is_told_with_its_value_and_state(inside):
    instrument(inside)
    assert inside.sees("8,4 µg/m³")
    assert inside.sees("live")
    inside.touches("Geräte")
    assert inside.sees("Feinstaub")


def test_a_device_that_is_gone_says_since_when_and_what_to_do(inside):
    gone = "by-id/usb-x is not connected; plug the instrument in, it is taken up again by itself."
    instrument(inside, state=State.LOST, detail=gone)
    assert inside.sees("getrennt seit 10:")
    inside.touches("Geräte")
    assert inside.sees("Bitte das Messgerät einstecken, dann läuft es von selbst weiter (by-id/usb-x).")


def test_a_device_is_switched_off_and_stays_off_after_a_restart(inside):
    board = Board([])
    inside.theatre.backstage.switches = {"feinstaub": board}
    instrument(inside)
    inside.touches("Geräte", "Feinstaub")
    assert board.thrown == [("feinstaub", False)]
    assert kept(inside).devices_off == {"feinstaub"}
    inside.touches("Feinstaub")
    assert board.thrown[-1] == ("feinstaub", True)
    assert [entry.what for entry in inside.theatre.backstage.audit.last(2)] == ["switched on", "switched off"]


# --- the city


def contact(**but):
    usual = {"state": "resting", "detail": "", "last_contact": None, "next_try": None, "alarms": 0}
    return SimpleNamespace(**{**usual, "delivered": 7, "waiting": 0, "parked": 0, **but})


class City:
    """A courier and a journal, as the staff see them."""

    def __init__(self, now):
        self.now = now
        self.asked = 0

    def status(self):
        return self.now

    def retry(self):
        self.asked += 1

    def parked(self):
        return done(
            [SimpleNamespace(type="org.projektor.vote.v1", note="rejected: The record is nested more than 8 deep.")]
            * self.now.parked
        )

    def unpark(self):
        return done(self.now.parked)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (contact(last_contact=0.0), "alles übertragen"),
        (contact(state="waiting", waiting=3), "kein Kontakt, 3 Einträge warten"),
        (contact(state="sending", waiting=1), "1 Eintrag wartet"),
        (
            contact(state="paused", detail="The key of kiosk “lab” was revoked: enrol it again with a new code."),
            "lässt diesen Kiosk nicht zu",
        ),
        (contact(state="portal", detail="x"), "fremde Anmeldeseite"),
        (contact(parked=2), "übertragen, aber 2 geparkt"),
    ],
)
def test_how_it_stands_with_the_city_is_said_in_words(inside, now, words):
    inside.theatre.backstage.courier = inside.theatre.backstage.journal = City(now)
    inside.waits(1.2)
    assert inside.sees(words)


def test_what_is_parked_is_told_with_its_reason_and_tried_again(inside):
    city = City(contact(parked=1))
    inside.theatre.backstage.courier = inside.theatre.backstage.journal = city
    inside.touches("Zur Stadt")
    assert inside.sees("nicht angenommen: Der Eintrag ist tiefer als 8 Ebenen verschachtelt.")
    inside.touches("Jetzt versuchen")
    assert city.asked == 1


def test_before_the_courier_has_started_the_page_says_so(inside):
    inside.theatre.backstage.courier = None
    inside.touches("Zur Stadt")
    assert inside.sees("startet gerade")
    inside.touches("Jetzt versuchen")
    assert inside.sees("Einen Moment")


# --- visits


def test_visits_are_counted_and_staff_are_none(with_pin):
    for _ in range(3):
        at_home(with_pin)
        with_pin.touches("Neu")
    comes_in(with_pin)
    assert sum(with_pin.theatre.backstage.visits.of(with_pin.theatre.time.now().date())) == 3
    assert with_pin.sees("3")


def test_a_host_sees_the_day_but_not_the_ideas(with_pin):
    with_pin.theatre.backstage.gate.set_pin(Role.HOST, "730519")
    comes_in(with_pin, "730519")
    assert with_pin.sees("Besuche heute")
    assert with_pin.sees("Exponate")
    assert not with_pin.sees("Ideen")
