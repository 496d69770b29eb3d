"""A question that is answered on a slider: by touch, by keypad, and with no answer before somebody gave one."""

import pytest

from kiosk.widgets.slider import NumberSlider
from sync.record import SURVEY_RESPONSE
from tests.kiosk.probe import opened, pack_with

RANGE_FORM = """\
| settings |
| | form_title | form_id | version | default_language |
| | Regler | regler | 1 | Deutsch (de) |
| survey |
| | type | name | label::Deutsch (de) | label::English (en) | required | parameters |
| | range | waerme | Wie warm ist es hier? | How warm is it here? | yes | start=0 end=10 step=1 |
"""


@pytest.fixture(scope="module")
def slider_content(tmp_path_factory):
    return pack_with(tmp_path_factory.mktemp("pack"), RANGE_FORM)


@pytest.fixture
def slides(theatre, slider_content):
    """A visitor before a question that is answered on a slider."""
    visitor = opened(theatre, slider_content, "Regler")
    assert visitor.sees("Wie warm ist es hier?")
    return visitor


def slider_of(visitor):
    return next(target for target in visitor.targets() if isinstance(target, NumberSlider))


def test_a_slider_gives_nobody_an_answer(slides):
    assert slides.sees("Bitte auf die Leiste tippen.")
    assert slider_of(slides).value is None
    assert not [target for target in slides.targets() if target.spoken in {"Weiter", "Abschicken"}]
    assert not [target for target in slides.targets() if target.spoken == "Mehr zeigen"], "there are no answers to see"


def test_a_range_is_answered_by_touch_and_moved_by_keypad(slides):
    slider = slider_of(slides)
    slides.touches_at(*slider.to_window(slider.x + slider.width * 0.5, slider.center_y))
    assert slides.sees("5")
    assert slider.spoken == "Wie warm ist es hier?: 5"
    slides.app.senses.focus._take(slider)
    slides.app.senses.keypad.key(None, 275)
    assert slider.spoken.endswith("6")
    slides.touches_main()
    [kept] = slides.theatre.journal.kept(SURVEY_RESPONSE)
    assert kept["answers"] == {"waerme": 6}


def test_the_slider_of_the_next_visitor_stands_nowhere(slides):
    slider = slider_of(slides)
    slides.touches_at(*slider.to_window(slider.x + slider.width * 0.5, slider.center_y))
    slides.touches("Neu")
    slides.touches_at(540, 900)
    slides.waits(0.5)
    slides.touches("Regler")
    assert slider_of(slides).value is None
