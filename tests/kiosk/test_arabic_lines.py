"""Arabic lines as they are drawn: each within its box, none broken again by Kivy (it would begin at the wrong end)."""

import re

from kiosk import bidi
from kiosk.widgets import lettering
from kiosk.widgets.lettering import width_of
from kiosk.widgets.text import Words
from tests.kiosk.theatre import ROOT

CATALOGUE = ROOT / "assets/i18n/ar/LC_MESSAGES/projektor.po"
SENTENCES = [
    words
    for words in re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE)
    if bidi.has_rtl(words)
]


def drawn(label):
    provider = lettering._provider(label.setting)
    provider.render()
    return ["".join(word.text for word in line.words) for line in provider._cached_lines]


def test_no_line_is_wider_than_its_box_at_any_width_that_almost_fits(visitor):
    assert len(SENTENCES) > 100
    font, letters = "Display", 100  # the larger the letters, the more their kerning adds
    label = Words(rtl=True, font_name=font, letters=letters, size_hint=(None, None))
    for words in SENTENCES:
        line = bidi.visual(words, rtl=True)
        whole = width_of(line, font, False, letters)
        for width in {max(1.0, whole - less) for less in (0, 1, 4, 8, whole / 2)}:
            label.words, label.width = words, width
            label.arrange()
            lines = label.setting.text.split("\n")
            assert drawn(label) == lines
            widest = max(width_of(each, font, False, label.font_size) for each in lines)
            assert widest <= label.texture.width <= max(width, widest) + 1
            if label.shrink == 1:  # no word alone is wider than its box
                assert widest <= width, words


def test_a_line_on_its_own_is_as_wide_as_its_texture(visitor):
    label = Words(rtl=True, wraps=False, letters=40, size_hint=(None, None))
    for words in SENTENCES:
        label.words = words
        label.arrange()
        assert label.texture.width >= width_of(label.setting.text.split("\n")[0], "Text", False, label.font_size)
