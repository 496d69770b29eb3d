"""The gallery: every page can be turned to, read and heard; and its parts look as they did (``make golden`` renews).

Compared are pictures at a quarter of their size: what another version of Mesa draws differently is the rim of a shape,
and a quarter of a pixel of it. A part of another colour, or eight pixels away, is found: two tests make one on purpose.
"""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from kivy.graphics import Color, InstructionGroup, Rectangle

from kiosk.navigator import GALLERY
from kiosk.screens.gallery.pages import PAGES
from kiosk.visit import Comfort
from kiosk.widgets.button import Action
from tests.kiosk.checker import faults
from tests.kiosk.pixels import whole
from tests.kiosk.theatre import PORTRAIT, Theatre

KEPT = Path(__file__).parent / "pictures"
RENEW = "RENEW_PICTURES" in os.environ
SCALE = 0.25
FAR = 30  # of 255: more than a rim drawn differently
# Mean difference of all pixels, and the share of them that are far off. On one machine two pictures of a page are alike
# to the last letter, in whatever order the pages are turned, in Arabic as well.
MOST_MEAN, MOST_FAR = 0.8, 0.0015
DIAGONAL_IN = 43.0
PAGE_NUMBERS, BUTTONS = range(len(PAGES)), 2
PAGE_NAMES = [f"page{number + 1:02}" for number in PAGE_NUMBERS]
LOOKS = {
    "light": Comfort("de"),
    "dark": Comfort("ar", text_size=1, contrast=1),
    "contrast": Comfort("de", text_size=2, contrast=2),
}


@pytest.fixture(scope="module")
def hall(forms_cache):
    """The gallery in a window of its own: ``hall(page, look)`` turns to a page and returns what holds its parts."""
    from tests.kiosk.conftest import close_resting

    close_resting()
    theatre = Theatre(forms_cache, size=PORTRAIT, languages=("de", "ar"))
    visitor = theatre.open()
    visitor.app.go(GALLERY)
    scene = visitor.app.navigator.scene

    def turn(page, look):
        visitor.app.comfort.comfort = LOOKS[look]
        scene._number = 0
        scene._turn(page)
        visitor.waits(0.8)
        visitor.app.visit.touch(theatre.time())
        return scene.widget

    turn.visitor = visitor
    yield turn
    theatre.close()


def picture(widget, theme):
    """All of a page, also what is scrolled away, on its paper: height x width x RGB, small."""
    content = widget.ids.scroller.ids.content
    paper = InstructionGroup()
    paper.add(Color(*theme.paper))
    paper.add(Rectangle(pos=content.pos, size=content.size))
    content.canvas.before.insert(0, paper)
    try:
        drawn = whole(content)[::-1]
    finally:
        content.canvas.before.remove(paper)
    return cv2.resize(np.ascontiguousarray(drawn), None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_AREA)


def differences(shown, kept):
    """Mean difference, and share of pixels that are far off; another size is as far off as can be."""
    if shown.shape != kept.shape:
        return 255.0, 1.0
    off = np.abs(shown.astype(int) - kept.astype(int))
    return float(off.mean()), float((off.max(axis=2) > FAR).mean())


def read(path):
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


def compared(hall, page, look):
    """How far a page is from its picture; renewed first when that is wished."""
    shown = picture(hall(page, look), hall.visitor.app.theme)
    path = KEPT / look / f"{page + 1:02}.png"
    if RENEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(path), cv2.cvtColor(shown, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    return differences(shown, read(path))


def is_the_same(mean, far):
    return mean <= MOST_MEAN and far <= MOST_FAR


@pytest.mark.parametrize("page", PAGE_NUMBERS, ids=PAGE_NAMES)
def test_the_parts_look_as_they_did_and_can_be_read_reached_and_heard(hall, page):
    look = list(LOOKS)[page % len(LOOKS)]
    assert is_the_same(*compared(hall, page, look)), "look, then `make golden`"
    assert not faults(hall.visitor.app.overlays.root, DIAGONAL_IN)


@pytest.mark.prove
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", PAGE_NUMBERS, ids=PAGE_NAMES)
def test_the_parts_look_as_they_did_in_every_look(hall, page, look):
    assert is_the_same(*compared(hall, page, look)), "look, then `make golden`"


def change_colour(action):
    action.ground = (0.1, 0.5, 0.2, 1)


def change_place(action):
    action.x += 8


def change_words(action):
    action.words = "Stopp"


@pytest.mark.parametrize("change", [change_colour, change_place, change_words])
def test_a_part_that_changes_is_found(hall, change):
    page, look = BUTTONS, "light"
    widget = hall(page, look)
    first = next(each for each in widget.ids.shelves.walk() if isinstance(each, Action))
    change(first)
    hall.visitor.waits(0.2)
    shown = picture(widget, hall.visitor.app.theme)
    assert not is_the_same(*differences(shown, read(KEPT / look / f"{page + 1:02}.png")))
