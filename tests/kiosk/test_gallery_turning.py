"""The gallery's pages are turned, and hold the whole kit.

In a file of its own: the pictures beside it have a window that stays open.
"""

import re

from kiosk.navigator import GALLERY
from kiosk.screens.gallery.pages import PAGES
from tests.kiosk.theatre import ROOT

UNSEEN = {
    "Asking": "a whole screen, of which nothing is its own",
    "Glass": "everything stands on it",
    "Pair": "places two cards and draws nothing itself",
    "StillPicture": "shows a file that comes with a survey; the kit has none of its own",
}


def rules_of_the_kit():
    """Every class that a rule of the kit draws."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "kiosk/widgets").glob("*.kv"))
    return {name for rule in re.findall(r"^<-?([\w, -]+)", text, re.MULTILINE) for name in re.split(r"\W+", rule)}


def test_no_part_of_the_kit_is_missing(visitor):
    visitor.app.go(GALLERY)
    visitor.comes_to_rest()
    scene, found = visitor.app.navigator.scene, set()
    for _page in PAGES:
        found |= {kind.__name__ for widget in scene.widget.walk() for kind in type(widget).__mro__}
        scene._turn(1)
        visitor.waits(0.2)
    rules = rules_of_the_kit()
    assert len(rules) > 80
    missing = sorted(rules - found - set(UNSEEN))
    assert missing == [], "show them on a page of the gallery"
    assert not set(UNSEEN) & found, "shown by now: no exceptions any more"


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
