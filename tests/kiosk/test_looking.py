"""What looks at screens sees what it is for: weak letters on any ground, and texts of another language."""

from pathlib import Path

import numpy as np
import pytest

from tests.kiosk.checker import Box
from tests.kiosk.contrast import luminance, measure
from tests.kiosk.outlines import across
from tests.kiosk.tongues import Tongues

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "de-einfach", "en", "tr", "ar", "uk", "ru", "pl")


def letters(ink, ground, *, beam=None):
    """A screen with three strokes of a colour; a beam of another ground may cross the last one."""
    screen = np.full((100, 200, 3), ground, np.uint8)
    if beam is not None:
        screen[:, 120:160] = beam
    for left in (40, 80, 135):
        screen[40:60, left : left + 6] = ink
    return screen


def contrast_of(ink, ground, *, alpha=1.0, drawn=None, **more):
    colour = (*(part / 255 for part in ink), alpha)
    return measure(letters(drawn or ink, ground, **more), Box(30, 35, 150, 65), colour)


def test_black_on_white_has_all_the_contrast_there_is():
    assert contrast_of((0, 0, 0), (255, 255, 255)) == pytest.approx(21, abs=0.1)


def test_grey_on_white_is_measured_as_the_guideline_works_it_out():
    assert contrast_of((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.05)


def test_letters_count_where_they_stand_out_least():
    assert contrast_of((255, 255, 255), (20, 10, 60), beam=(200, 180, 90)) < 3


def test_letters_that_were_not_drawn_or_are_covered_have_none():
    assert contrast_of((0, 0, 0), (255, 255, 255), drawn=(255, 255, 255)) == 1


def test_translucent_letters_are_known_by_what_they_become_on_their_ground():
    assert contrast_of((255, 255, 255), (0, 0, 0), alpha=0.5, drawn=(128, 128, 128)) == pytest.approx(5.3, abs=0.2)


def control(ground, fill, outline=None, *, width=2):
    """Contrast across the sides of a box on a ground, as the outlines are measured."""
    screen = np.full((200, 300, 3), ground, np.uint8)
    screen[50:150, 60:240] = outline or fill
    screen[50 + width : 150 - width, 60 + width : 240 - width] = fill
    box = Box(60, 50, 240, 150)
    return across(luminance(screen), box, box, -4 - width, 6)


WHITE, PALE, STRONG = (255, 255, 255), (227, 222, 238), (111, 100, 150)


def test_an_outline_that_is_hardly_seen_is_found_and_a_strong_one_is_not():
    assert max(control(WHITE, WHITE, PALE)) < 1.5
    assert min(control(WHITE, WHITE, STRONG)) > 3
    assert min(control(WHITE, STRONG)) > 3, "or its ground stands out"
    assert control(WHITE, WHITE) == [1.0] * 4


def test_a_side_that_is_scrolled_away_is_not_measured():
    screen = luminance(np.full((200, 300, 3), 255, np.uint8))
    assert len(across(screen, Box(60, 50, 240, 150), Box(60, 80, 240, 150), -6, 6)) == 3
    assert across(screen, Box(60, 50, 240, 150), Box(60, 120, 240, 150), -6, 6) == []


@pytest.fixture(scope="module")
def tongues():
    return Tongues(ROOT / "assets/packs/dortmund", LANGUAGES)


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        ("Noch da?", "de", False),
        ("Noch da?", "tr", True),  # a text of the program in another language
        ("Still there?", "pl", True),  # left as it stands in the code
        ("Wo soll der nächste Trinkbrunnen stehen?", "ru", True),  # the pack's
        ("Was führt Sie heute hierher?", "en", True),  # a survey's
        ("What brings you here today?", "en", False),
        ("3 of 4", "de", False),  # too few words of its own to be known by
        ("21,5", "ar", False),
        ("Hörde", "uk", False),  # a name
        ("n = 5 · 23. November · not representative", "de", True),  # a part of a line
    ],
)
def test_a_text_of_another_language_is_found(tongues, text, language, foreign):
    assert bool(tongues.foreign([text], language)) == foreign
