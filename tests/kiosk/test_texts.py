"""What a text costs: the same one is drawn once, each is set once in a frame, and none for nobody."""

import pytest
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.resting import rest, wake
from kiosk.widgets.text import Icon, Words


class Counted(Words):
    """Counts how often it is set."""

    times = 0

    def compose(self):
        self.times += 1
        return super().compose()


def words(text, kind=Words, width=600, **wishes):
    made = kind(words=text, size_hint_x=None, **wishes)
    made.width = width
    return made


def test_the_same_text_has_one_picture_in_whatever_colour(visitor):
    white, violet, bold = words("Weiter", ink=(1, 1, 1, 1)), words("Weiter"), words("Weiter", bold=True)
    visitor.waits(0.1)
    assert white.texture is violet.texture
    assert white.color != violet.color
    assert bold.texture is not white.texture


def test_a_text_is_set_once_in_a_frame_however_much_of_it_changes(visitor):
    text = words("Guten Morgen", kind=Counted)
    visitor.waits(0.1)
    before = text.times
    text.words, text.letters, text.bold, text.at, text.width = "Guten Abend", 50, True, "center", 400
    visitor.waits(0.1)
    assert text.times == before + 1
    assert (text.setting.text, text.setting.width, text.setting.side) == ("Guten Abend", 400, "center")


def test_another_colour_sets_no_text_anew(visitor):
    visitor.app.go("home")  # a visit, with which what it chose comes to its end
    text, picture = words("Guten Morgen", kind=Counted), Icon(icon="bulb")
    visitor.waits(0.1)
    before, light = text.times, picture.color
    visitor.app.comfort.next_contrast()
    visitor.waits(0.1)
    assert text.times == before
    assert picture.color != light


def test_what_nobody_sees_is_set_when_it_is_seen_again(visitor):
    root = BoxLayout()
    text = words("Guten Morgen", kind=Counted)
    root.add_widget(text)
    visitor.waits(0.1)
    rest(root)
    before = text.times
    text.words = "Guten Abend"
    visitor.waits(0.1)
    assert text.times == before
    wake(root)
    visitor.waits(0.1)
    assert text.setting.text == "Guten Abend"
    assert text.texture is not None


@pytest.mark.parametrize("folded", [0, 8])
def test_a_text_that_is_folded_away_opens_no_font_and_comes_back(visitor, folded):
    text = words("Innenstadt", width=folded)
    visitor.waits(0.1)
    assert text.texture is None
    text.width = 400
    visitor.waits(0.1)
    assert text.texture is not None
    assert text.height == text.texture_size[1] > 0
