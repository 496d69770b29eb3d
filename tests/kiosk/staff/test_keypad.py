"""The keypad in the staff area: it reaches what lies uppermost, and nothing behind it."""

from kiosk.screens.staff.selftest_views import Spots
from kiosk.widgets.touchable import spoken_parts


def test_the_keypad_stays_inside_what_is_asked(inside):
    inside.touches("Dieser Kiosk", "Neu starten")
    keypad, focus = inside.app.senses.keypad, inside.app.senses.focus
    asked = set()
    for arrow in (274, 274, 273, 275, 276, 274, 274, 273, 273, 273):
        keypad.key(None, arrow)
        asked.add(focus.held.spoken)
    assert asked == {"Neu starten", "Abbrechen"}
    assert "Übersicht" not in spoken_parts(inside.app.overlays.top())
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
