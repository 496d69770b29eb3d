"""How the screen looks now: role tokens of a palette and the comfort a visitor chose; swapping it recolours at once.

Colours are RGBA tuples from 0 to 1. Sizes are not here: one ``dp`` is 1/1080 of the screen's short side, one ``sp`` the
same times the text size a visitor chose, so kv rules use ``dp()`` and ``sp()`` and Kivy re-evaluates them by itself.
"""

from dataclasses import dataclass, replace
from typing import Final

Rgba = tuple[float, float, float, float]


def rgba(code: str, alpha: float = 1.0) -> Rgba:
    """``#RRGGBB`` to a Kivy colour."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue, alpha


@dataclass(frozen=True)
class Theme:
    """Role tokens. ``on_x`` is what is written on ``x``; contrasts are tested in ``tests/kiosk/test_theme.py``."""

    name: str
    paper: Rgba  # the ground of every screen
    card: Rgba
    line: Rgba  # outline of cards
    rim: Rgba  # outline of what can be touched: 3:1 on paper, card and soft ground
    ink: Rgba
    muted: Rgba  # secondary text
    brand: Rgba  # the title's and icons' violet
    main: Rgba  # main action, whatever is chosen
    on_main: Rgba
    fill: Rgba  # bars, curves
    soft: Rgba  # soft ground of bars, notes, chips
    on_soft: Rgba
    beam: Rgba  # the projector's light
    on_beam: Rgba
    mark: Rgba  # the dot inside a chosen circle
    ok: Rgba
    live: Rgba  # ok, as a word
    alert: Rgba
    on_alert: Rgba
    second: Rgba  # second series
    note: Rgba  # ground of what must be noticed
    on_note: Rgba
    pause: Rgba  # ground of what takes a break
    backstage: Rgba  # the ground of the staff's screens
    hero: tuple[Rgba, Rgba]  # gradient of the large card
    backstage_hero: tuple[Rgba, Rgba]  # of the staff's large card
    ok_hero: tuple[Rgba, Rgba]  # gradient of the large reading
    hero_choice: Rgba
    on_hero_choice: Rgba
    heart: Rgba  # what a visitor has given a heart
    on_heart: Rgba
    fields: tuple[Rgba, ...]  # the twelve fields of action
    on_field: Rgba
    outline: float  # width of outlines in dp
    shadow: float  # strength of the cards' shadow, 0 for none
    focus: Rgba
    # what the visitor chose
    text_scale: float = 1.0
    low: bool = False  # everything in the lower part of the screen
    rtl: bool = False  # right to left
    still: bool = False  # reduced motion

    @property
    def headline(self) -> float:
        """Height of a headline's letters in design units.

        It is large already: it grows half as much as the text below it, and stands back where room is scarce.
        """
        return 66 * (0.5 + 0.5 / self.text_scale) * (0.84 if self.low else 1)

    def with_comfort(self, *, text_scale: float, low: bool, rtl: bool, still: bool) -> "Theme":
        return replace(self, text_scale=text_scale, low=low, rtl=rtl, still=still)


_FIELDS: Final = (
    "#3B2A78", "#7A2A63", "#5B3B9E", "#1B5FA8", "#28698C", "#0F7A86",
    "#8A5A00", "#A33D62", "#9A4A1C", "#0E7C66", "#B8442F", "#4B5566",
)  # fmt: skip
_BEAM: Final = rgba("#FFD23F")
_WHITE: Final = rgba("#FFFFFF")
_BLACK: Final = rgba("#000000")

LIGHT: Final = Theme(
    name="light",
    paper=rgba("#FBFAF7"),
    card=_WHITE,
    line=rgba("#E3DEEE"),
    rim=rgba("#6F6496"),
    ink=rgba("#1D1730"),
    muted=rgba("#5C5573"),
    brand=rgba("#4B2394"),
    main=rgba("#4B2394"),
    on_main=_WHITE,
    fill=rgba("#6B3FD4"),
    soft=rgba("#EFE9FB"),
    on_soft=rgba("#2A1556"),
    beam=_BEAM,
    on_beam=rgba("#2A1556"),
    mark=_BEAM,
    ok=rgba("#12A37F"),
    live=rgba("#0C7A5E"),
    alert=rgba("#B8442F"),
    on_alert=_WHITE,
    second=rgba("#1F86D8"),
    note=rgba("#FFF1CC"),
    on_note=rgba("#6B4500"),
    pause=rgba("#F0EEF4"),
    backstage=rgba("#F4F1F9"),
    hero=(rgba("#44208C"), rgba("#693DD2")),
    backstage_hero=(rgba("#2A1556"), rgba("#4B2394")),
    ok_hero=(rgba("#0C6B55"), rgba("#0E8468")),
    hero_choice=_WHITE,
    on_hero_choice=rgba("#4B2394"),
    heart=rgba("#E04F3A"),
    on_heart=_WHITE,
    fields=tuple(rgba(code) for code in _FIELDS),
    on_field=_WHITE,
    outline=2.0,
    shadow=1.0,
    focus=rgba("#1D1730"),
)

DARK: Final = Theme(
    name="dark",
    paper=rgba("#15101F"),
    card=rgba("#221A33"),
    line=rgba("#493B6B"),
    rim=rgba("#9583CB"),
    ink=rgba("#F6F3FC"),
    muted=rgba("#C2B8DA"),
    brand=rgba("#C9B4FF"),
    main=rgba("#C9B4FF"),
    on_main=rgba("#23104D"),
    fill=rgba("#9B78F2"),
    soft=rgba("#352654"),
    on_soft=rgba("#EFE9FB"),
    beam=_BEAM,
    on_beam=rgba("#2A1556"),
    mark=rgba("#4B2394"),
    ok=rgba("#3ED0A8"),
    live=rgba("#3ED0A8"),
    alert=rgba("#FF8E7D"),
    on_alert=rgba("#23104D"),
    second=rgba("#63B4F2"),
    note=rgba("#4A3A0C"),
    on_note=rgba("#FFE08A"),
    pause=rgba("#1C1629"),
    backstage=rgba("#120D1B"),
    hero=(rgba("#35186F"), rgba("#5A32B8")),
    backstage_hero=(rgba("#2A1556"), rgba("#4B2394")),
    ok_hero=(rgba("#0A5A48"), rgba("#0C7058")),
    hero_choice=rgba("#F6F3FC"),
    on_hero_choice=rgba("#35186F"),
    heart=rgba("#FF8E7D"),
    on_heart=rgba("#23104D"),
    fields=tuple(rgba(code) for code in _FIELDS),
    on_field=_WHITE,
    outline=2.0,
    shadow=0.0,
    focus=_BEAM,
)

HIGH_CONTRAST: Final = Theme(
    name="contrast",
    paper=_BLACK,
    card=_BLACK,
    line=_WHITE,
    rim=_WHITE,
    ink=_WHITE,
    muted=_WHITE,
    brand=_BEAM,
    main=_BEAM,
    on_main=_BLACK,
    fill=_BEAM,
    soft=rgba("#2B2B2B"),
    on_soft=_WHITE,
    beam=_BEAM,
    on_beam=_BLACK,
    mark=_BLACK,
    ok=_WHITE,
    live=_WHITE,
    alert=_WHITE,
    on_alert=_BLACK,
    second=_WHITE,
    note=_BEAM,
    on_note=_BLACK,
    pause=_BLACK,
    backstage=_BLACK,
    hero=(_BLACK, _BLACK),
    backstage_hero=(_BLACK, _BLACK),
    ok_hero=(_BLACK, _BLACK),
    hero_choice=_BLACK,
    on_hero_choice=_WHITE,
    heart=_BEAM,
    on_heart=_BLACK,
    fields=(_BLACK,) * 12,
    on_field=_WHITE,
    outline=3.0,
    shadow=0.0,
    focus=rgba("#4CC9FF"),
)

THEMES: Final = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}
TEXT_SCALES: Final = (1.0, 1.2, 1.4)


def contrast(one: Rgba, other: Rgba) -> float:
    """Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2)."""

    def luminance(colour: Rgba) -> float:
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
