"""The gallery: every page can be turned to, read and heard; and its parts look as they did (``make golden`` renews).

Compared are pictures at a quarter of their size: what another version of Mesa draws differently is the rim of a shape,
and a quarter of a pixel of it. A part of another colour, or eight pixels away, is found, and so is a small mark that is
gone, such as the dot of a chosen answer: some tests make such a fault on purpose.
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
from kiosk.widgets.choice import Choice
from kiosk.widgets.frame import ComfortBar, Header
from kiosk.widgets.slider import NumberSlider
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
# A mark is too small for a share of the whole page: no tile of so many pixels may hold more of them that are very far
# off than this share, some five by five. A page drawn a whole pixel beside its place has none: its rims change by a
# quarter of 255. Without the dot of a chosen answer it is a tenth of a tile, without that of a slider an eighth.
TILE, VERY_FAR, MOST_OF_TILE = 24, 80, 0.04
DIAGONAL_IN = 43.0
PAGE_NUMBERS, BUTTONS, CHOICES, NUMBERS, SURROUND = range(len(PAGES)), 2, 3, 4, 15
PAGE_NAMES = [f"page{number + 1:02}" for number in PAGE_NUMBERS]
LOOKS = {
    "light": Comfort("de"),
    "dark": Comfort("ar", text_size=1, contrast=1),
    "contrast": Comfort("de", text_size=2, contrast=2),
}
# Every page in one look, in turn; and what stands around every screen in Arabic as well, where it must be mirrored.
IN_TURN = [*((page, list(LOOKS)[page % len(LOOKS)]) for page in PAGE_NUMBERS), (SURROUND, "dark")]


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
    """Mean difference, share of pixels that are far off, and most that are very far off in a tile, wherever it lies.

    Another size is as far off as can be.
    """
    if shown.shape != kept.shape:
        return 255.0, 1.0, 1.0
    off = np.abs(shown.astype(int) - kept.astype(int))
    most = off.max(axis=2)
    tiles = cv2.blur((most > VERY_FAR).astype(np.float32), (TILE, TILE), borderType=cv2.BORDER_CONSTANT)
    return float(off.mean()), float((most > FAR).mean()), float(tiles.max())


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


def is_the_same(mean, far, tile):
    return mean <= MOST_MEAN and far <= MOST_FAR and tile <= MOST_OF_TILE


@pytest.mark.parametrize(("page", "look"), IN_TURN, ids=[f"{PAGE_NAMES[page]}-{look}" for page, look in IN_TURN])
def test_the_parts_look_as_they_did_and_can_be_read_reached_and_heard(hall, page, look):
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


def lose_the_dot(choice):
    last_colour(choice.ids.circle).a = 0


def lose_the_inner_dot(slider):
    last_colour(slider).a = 0


def begin_on_the_left(row):
    row.rtl = False


def last_colour(widget):
    return [each for each in widget.canvas.children if isinstance(each, Color)][-1]


FAULTS = [
    (BUTTONS, "contrast", Action, change_colour),
    (BUTTONS, "contrast", Action, change_place),
    (BUTTONS, "contrast", Action, change_words),
    (CHOICES, "light", Choice, lose_the_dot),
    (NUMBERS, "dark", NumberSlider, lose_the_inner_dot),
    (SURROUND, "dark", Header, begin_on_the_left),
    (SURROUND, "dark", ComfortBar, begin_on_the_left),
]


@pytest.mark.parametrize(("page", "look", "kind", "change"), FAULTS)
def test_a_part_that_changes_is_found(hall, page, look, kind, change):
    assert (page, look) in IN_TURN, "or nobody would look"
    widget = hall(page, look)
    change(next(each for each in widget.ids.shelves.walk() if isinstance(each, kind) and in_use(each)))
    hall.visitor.waits(0.2)
    shown = picture(widget, hall.visitor.app.theme)
    assert not is_the_same(*differences(shown, read(KEPT / look / f"{page + 1:02}.png")))


def in_use(part):
    """An answer that is chosen, a slider that has been moved, and everything else."""
    return part.chosen if isinstance(part, Choice) else getattr(part, "value", 0) is not None
