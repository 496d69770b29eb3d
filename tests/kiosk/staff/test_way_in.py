"""The way in and out: the corner, the gate, the first PIN, the session's end; and that no visitor's touch finds it."""

import random

import pytest
from kivy.base import EventLoop

from kiosk.screens.staff.pages import ENTRIES
from kiosk.staff.roles import Role
from kiosk.widgets.finger import Finger
from tests.kiosk.staff.people import PIN, comes_in, rests_in_corner, types_pin


@pytest.fixture
def kiosk(visitor):
    return visitor


def test_a_short_touch_in_the_corner_is_a_visitors(with_pin):
    with_pin.touches_at(20, 1900)
    with_pin.waits(4)
    assert with_pin.place == "home"


@pytest.mark.parametrize("place", [(20, 1900), (20, 20)], ids=["above", "below"])
def test_a_finger_that_rests_in_the_corner_finds_the_gate_and_lifting_it_opens_nothing(with_pin, place):
    rests_in_corner(with_pin, *place)
    assert with_pin.place == "staff"
    assert with_pin.sees("Bitte geben Sie Ihre PIN ein")
    assert not with_pin.sees("Übersicht")


def test_on_the_home_screen_only_the_upper_corner_leads_there(with_pin):
    with_pin.touches_at(540, 900)
    with_pin.waits(0.5)
    rests_in_corner(with_pin, 20, 20)
    assert with_pin.place == "home"
    with_pin.touches_at(1060, 1900)
    rests_in_corner(with_pin, 20, 1900)
    assert with_pin.place == "staff"


def test_nothing_is_seen_while_the_finger_rests(with_pin):
    before = with_pin.everything()
    finger = Finger("resting")
    EventLoop.add_input_provider(finger)
    finger.press(20, 1900)
    with_pin.waits(2.5)
    assert with_pin.everything() == before
    finger.lift()
    with_pin.waits(1)
    EventLoop.remove_input_provider(finger)
    assert with_pin.place == "home"


def test_the_first_thing_in_a_new_kiosk_is_a_pin_typed_twice(kiosk):
    rests_in_corner(kiosk)
    assert kiosk.sees("Wählen Sie zuerst eine PIN")
    types_pin(kiosk, "123456")
    assert kiosk.sees("Zu leicht zu erraten")
    types_pin(kiosk, PIN)
    assert kiosk.sees("Dieselbe PIN noch einmal")
    types_pin(kiosk, "482913")
    assert kiosk.sees("zwei verschiedene PINs")
    types_pin(kiosk, PIN)
    types_pin(kiosk, PIN)
    assert kiosk.sees("Übersicht")
    assert kiosk.theatre.backstage.gate.roles == (Role.TECHNICIAN,)


def test_long_after_the_start_nobody_chooses_the_first_pin(kiosk):
    kiosk.waits(1)
    kiosk.theatre.time.seconds += 900
    kiosk.waits(0.5)
    rests_in_corner(kiosk)
    assert kiosk.sees("Starten Sie den Kiosk neu")
    types_pin(kiosk, PIN)
    assert kiosk.theatre.backstage.gate.new


def test_a_wrong_pin_stays_out_and_the_third_closes_the_gate_for_a_while(with_pin):
    rests_in_corner(with_pin)
    for _ in range(3):
        types_pin(with_pin, "482913")
    assert with_pin.sees("Zu viele falsche PINs. Noch 0:")
    types_pin(with_pin, PIN)
    assert not with_pin.sees("Übersicht")
    with_pin.touches("Abbrechen")
    assert with_pin.place == "invitation"
    with_pin.theatre.time.seconds += 31
    comes_in(with_pin)
    assert with_pin.sees("Übersicht")


def test_the_session_ends_by_itself_and_the_next_one_in_the_corner_needs_the_pin_again(with_pin):
    comes_in(with_pin)
    with_pin.waits(179)
    assert with_pin.sees("Übersicht")
    with_pin.waits(33)
    assert with_pin.place == "invitation"
    rests_in_corner(with_pin)
    assert with_pin.sees("Bitte geben Sie Ihre PIN ein")
    assert not with_pin.sees("Übersicht")


def test_leaving_goes_to_the_invitation_and_nothing_of_the_staff_stays(with_pin):
    comes_in(with_pin)
    with_pin.touches("English", "Contrast", "Leave")
    assert with_pin.place == "invitation"
    assert with_pin.app.comfort.comfort.language == "de"
    assert with_pin.app.theme.name == "light"
    assert [entry.what for entry in with_pin.theatre.backstage.audit.last(2)] == ["left", "came in"]


def test_the_staff_area_opens_in_german_and_turns_to_english(with_pin):
    comes_in(with_pin)
    with_pin.touches("English")
    assert with_pin.sees("Overview")
    with_pin.touches("Deutsch")
    assert with_pin.sees("Übersicht")


def test_no_exhibit_and_no_pack_leads_to_the_staff_area(with_pin):
    with pytest.raises(LookupError, match="no place “staff”"):
        with_pin.app.stage.open("staff")
    with_pin.app.lead("staff")
    with_pin.waits(0.5)
    assert with_pin.place == "home"


def test_a_host_is_not_offered_what_a_technician_is_and_cannot_open_it(with_pin):
    with_pin.theatre.backstage.gate.set_pin(Role.HOST, "730519")
    comes_in(with_pin, "730519")
    scene = with_pin.app.navigator.scene
    forbidden = [entry for entry in ENTRIES if not Role.HOST.may(entry.role)]
    assert forbidden
    for entry in forbidden:
        assert not with_pin.sees(entry.title(with_pin.app.stage.language))
        scene.go(entry.name)
        with_pin.waits(0.3)
        assert with_pin.sees("Team")


def test_a_technician_reaches_the_gallery_and_leaves_the_session_behind(with_pin):
    comes_in(with_pin)
    with_pin.touches("Galerie", "Galerie öffnen")
    with_pin.comes_to_rest()
    assert with_pin.place == "gallery"
    assert with_pin.sees("Farben")
    with_pin.app.end_visit()
    with_pin.waits(1)
    assert with_pin.place == "invitation"


def test_a_page_that_fails_ends_the_session_and_not_the_kiosk(with_pin, caplog):
    comes_in(with_pin)
    page = with_pin.app.navigator.scene._pages["home"]
    page.tick = lambda: 1 / 0
    with_pin.waits(2)
    assert with_pin.place == "invitation"
    assert "ZeroDivisionError" in caplog.text
    comes_in(with_pin)
    assert with_pin.sees("Übersicht")


def test_what_a_visitor_left_is_wiped_before_the_gate_stands(with_pin):
    with_pin.touches_at(540, 900)
    with_pin.waits(0.5)
    with_pin.touches("Kontrast")
    rests_in_corner(with_pin)
    with_pin.touches("Abbrechen")
    assert with_pin.app.theme.name == "light"


def monkey(visitor, touches, seed):
    """Touches at random: short and long, swipes into nowhere, keys; now and then it goes away. Never gets in."""
    chance = random.Random(seed)
    app, scene_of = visitor.app, lambda: visitor.app.navigator._built.get("staff")
    finger = Finger("monkey")
    EventLoop.add_input_provider(finger)
    gates = 0
    try:
        for number in range(touches):
            x, y = chance.uniform(0, 1080), chance.uniform(0, 1920)
            in_corner = chance.random() < 0.05
            if in_corner:
                x, y = chance.uniform(0, 120), 1920 - chance.uniform(0, 120)
            finger.press(x, y)
            visitor.theatre.frame(0.05)
            if chance.random() < (0.5 if in_corner else 0.02):
                visitor.theatre.frame(3.3)  # it rests; a short touch needs no frame of its own between down and up
            finger.lift()
            visitor.theatre.frame(0.05 if chance.random() < 0.9 else 0.6)
            if chance.random() < 0.003:
                visitor.theatre.frame(150)
            gates += app.navigator.place == "staff"
            scene = scene_of()
            assert scene is None or scene._room is None, f"in after {number + 1} touches (seed {seed})"
    finally:
        EventLoop.remove_input_provider(finger)
    return gates


def test_a_monkey_of_two_hundred_touches_never_gets_in(with_pin):
    assert any(monkey(with_pin, 200, seed) for seed in range(7, 17))  # it did stand at the gate, sooner or later
    assert with_pin.theatre.backstage.audit.last(5) == ()


@pytest.mark.prove
@pytest.mark.timeout(3000)
@pytest.mark.parametrize("seed", [11, 12, 13, 14])
def test_a_monkey_of_twenty_thousand_touches_never_gets_in_and_never_breaks_anything(with_pin, seed):
    """In four parts, each on a kiosk that the one before has used."""
    assert monkey(with_pin, 5_000, seed) > 0
    assert with_pin.theatre.backstage.audit.last(5) == ()
    with_pin.waits(200)
    assert with_pin.place == "invitation"
