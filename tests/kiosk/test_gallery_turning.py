"""The gallery's pages are turned. In a file of its own: the pictures beside it have a window that stays open."""

from kiosk.navigator import GALLERY


def test_the_pages_are_turned_by_touch_and_by_keypad_and_begin_anew(visitor):
    visitor.app.go(GALLERY)
    visitor.comes_to_rest()
    assert visitor.sees("Farben")
    visitor.touches("Weiter")
    assert visitor.sees("Schrift")
    visitor.app.senses.keypad.key(None, 27)
    assert visitor.sees("Farben")
    visitor.touches("Zurück")
    assert visitor.sees("Licht"), "the last one"
    visitor.touches("Sprache", "English")
    assert visitor.sees("Light")
    visitor.app.end_visit()
    visitor.app.go(GALLERY)
    visitor.comes_to_rest()
    assert visitor.sees("Farben")


def test_the_gallery_is_a_way_to_run_the_kiosk():
    import main

    assert main.parser().parse_args(["run", "--gallery"]).begin == GALLERY
    assert main.parser().parse_args(["run"]).begin == ""
