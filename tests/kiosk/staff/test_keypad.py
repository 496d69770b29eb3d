"""The keypad in the staff area: it reaches what lies uppermost, and nothing behind it."""

import pytest

from kiosk.screens.staff.selftest_views import Spots
from kiosk.widgets.keyboard import Key
from kiosk.widgets.ring import HoldKey
from kiosk.widgets.touchable import spoken_parts
from tests.kiosk.staff.people import PIN, rests_in_corner

OK, BACK, UP, DOWN, RIGHT, LEFT = 13, 27, 273, 274, 275, 276


def goes_to(visitor, wanted):
    """With the arrows, until it is focused."""
    keypad, focus = visitor.app.senses.keypad, visitor.app.senses.focus
    if focus.held is None:
        keypad.key(None, DOWN)
    for _arrow in range(20):
        held = focus.held
        if wanted(held):
            return
        target = next(each for each in visitor.targets() if wanted(each))
        (x, y), (hx, hy) = target.to_window(*target.center), held.to_window(*held.center)
        across, down = x - hx, hy - y
        if abs(across) > abs(down):
            keypad.key(None, RIGHT if across > 0 else LEFT)
        else:
            keypad.key(None, DOWN if down > 0 else UP)
    raise AssertionError("the keypad does not get there")


def types_with_the_keypad(visitor, pin):
    for digit in pin:
        goes_to(visitor, lambda held, digit=digit: isinstance(held, Key) and held.key == digit)
        visitor.app.senses.keypad.key(None, OK)


def test_a_pin_is_typed_with_the_keypad_alone_and_opens(with_pin):
    rests_in_corner(with_pin)
    types_with_the_keypad(with_pin, PIN)
    goes_to(with_pin, lambda held: held.spoken == "Öffnen")
    with_pin.app.senses.keypad.key(None, OK)
    with_pin.comes_to_rest()
    assert with_pin.sees("Übersicht")
    with_pin.app.senses.keypad.key(None, BACK)
    with_pin.comes_to_rest()
    assert with_pin.place == "invitation"


def test_a_wrong_pin_by_the_keypad_counts_as_one_by_a_finger(with_pin):
    rests_in_corner(with_pin)
    for _ in range(3):
        types_with_the_keypad(with_pin, "482913")
        goes_to(with_pin, lambda held: held.spoken == "Öffnen")
        with_pin.app.senses.keypad.key(None, OK)
        with_pin.comes_to_rest()
    assert with_pin.sees("Zu viele falsche PINs")


@pytest.mark.parametrize(("presses", "pause", "opened"), [(2, 0.2, 0), (3, 0.2, 1), (3, 3.5, 0), (6, 0.2, 2)])
def test_ok_three_times_does_what_holding_does_and_nothing_less(visitor, presses, pause, opened):
    held, key = [], HoldKey(words="Hosts")
    key.bind(on_held=lambda *_: held.append(1))
    for _ in range(presses):
        key.activate()
        visitor.waits(pause)
    assert len(held) == opened
    assert (key.filled > 0) == (presses == 2)


def test_the_keypad_stays_inside_what_is_asked(inside):
    inside.touches("Dieser Kiosk", "Neu starten")
    keypad, focus = inside.app.senses.keypad, inside.app.senses.focus
    asked = set()
    for arrow in (274, 274, 273, 275, 276, 274, 274, 273, 273, 273):
        keypad.key(None, arrow)
        asked.add(focus.held.spoken)
    assert asked == {"Neu starten", "Abbrechen"}
    assert "Übersicht" not in spoken_parts(inside.app.overlays.top(), "")
    keypad.key(None, 27)
    keypad.key(None, 274)
    assert not inside.sees("Kiosk neu starten?")
    assert focus.held is not None, "behind it the keypad is at home again"


def test_the_keypad_stays_inside_what_a_page_lays_over_the_screen(inside):
    inside.touches("Selbsttest", "Test beginnen")
    for arrow in (274, 274, 274, 274, 273, 275, 276):
        inside.app.senses.keypad.key(None, arrow)
        assert isinstance(inside.app.senses.focus.held.parent, Spots)
    inside.app.senses.keypad.key(None, 27)
    assert not any(isinstance(each, Spots) for each in inside.everything())
