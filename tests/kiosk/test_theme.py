"""Contrast of every pair the widgets draw: text and its ground, controls and theirs, in all three themes (WCAG 2.2)."""

import pytest

from kiosk.widgets.theme import HIGH_CONTRAST, LIGHT, THEMES, contrast, rgba

TEXT = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
MEANING = 3.0  # lines and grounds without which a control or a value could not be told apart

# (what is written or drawn, on what)
TEXTS = [
    ("ink", "paper"), ("ink", "card"), ("ink", "pause"), ("ink", "soft"),
    ("muted", "paper"), ("muted", "card"), ("muted", "pause"), ("muted", "soft"),
    ("brand", "paper"), ("brand", "card"), ("brand", "soft"),
    ("on_main", "main"), ("on_soft", "soft"), ("on_beam", "beam"), ("on_note", "note"), ("on_alert", "alert"),
    ("on_hero_choice", "hero_choice"),
    ("alert", "paper"),  # a broken constraint, a vote that was not kept
]  # fmt: skip
DRAWN = [
    ("main", "paper"), ("main", "card"), ("main", "soft"),  # what is chosen; the own bar on its rail
    ("mark", "main"),  # the dot of a chosen answer
    ("fill", "card"), ("fill", "soft"), ("fill", "paper"),  # bars and curves
    ("second", "card"), ("alert", "card"), ("ok", "card"), ("ok", "paper"),
    ("focus", "paper"), ("focus", "card"),
    ("rim", "paper"), ("rim", "card"), ("rim", "soft"), ("rim", "backstage"),  # what can be touched
]  # fmt: skip


def each(pairs):
    return [
        pytest.param(theme, *pair, id=f"{theme.name}: {pair[0]} on {pair[1]}")
        for theme in THEMES.values()
        for pair in pairs
    ]


@pytest.mark.parametrize(("theme", "upper", "lower"), each(TEXTS))
def test_text_can_be_read_on_its_ground(theme, upper, lower):
    assert contrast(getattr(theme, upper), getattr(theme, lower)) >= TEXT[theme.name]


@pytest.mark.parametrize(("theme", "upper", "lower"), each(DRAWN))
def test_what_carries_meaning_can_be_told_from_its_ground(theme, upper, lower):
    assert contrast(getattr(theme, upper), getattr(theme, lower)) >= MEANING


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_can_be_read_on_both_ends_of_each_gradient(theme):
    for ground in (*theme.hero, *theme.ok_hero):
        assert contrast(theme.on_field, ground) >= TEXT[theme.name]
    for ground in theme.hero:
        assert contrast(theme.beam, ground) >= TEXT[theme.name], "the line above the question"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_white_can_be_read_on_each_of_the_twelve_fields(theme):
    assert len(theme.fields) == 12
    for number, field in enumerate(theme.fields, 1):
        assert contrast(theme.on_field, field) >= TEXT[theme.name], f"field {number}"


def test_in_high_contrast_everything_that_can_be_touched_has_an_outline_to_be_seen():
    for ground in (HIGH_CONTRAST.paper, HIGH_CONTRAST.card):
        assert contrast(HIGH_CONTRAST.line, ground) >= 7


def test_contrast_is_what_the_standard_says():
    assert contrast(rgba("#FFFFFF"), rgba("#000000")) == pytest.approx(21)
    assert contrast(LIGHT.ink, LIGHT.ink) == pytest.approx(1)
    assert contrast(rgba("#777777"), rgba("#FFFFFF")) == pytest.approx(4.48, abs=0.01)
    assert contrast(rgba("#FFFFFF"), rgba("#777777")) == contrast(rgba("#777777"), rgba("#FFFFFF"))
