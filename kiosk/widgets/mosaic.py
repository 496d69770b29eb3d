"""Tiles by importance: the first ones large, the later ones small, every row as wide as the screen."""

from typing import Any, Final

from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.layout import Layout

LARGE: Final = 4  # how many stand large when there are more than six
PAIR, THREE = 2, 3


def rows_of(count: int, *, wide: bool, roomy: bool, flat: bool = False) -> list[int]:
    """How many tiles each row holds, the most important row first. Not ``roomy``: long words need half the width.

    ``flat``: there is height for two rows only, so they may hold four.
    """
    if flat and roomy and count > 2 * THREE:
        return [count - count // 2, count // 2]
    if count <= PAIR:
        return [1] * count
    if not roomy or count <= (LARGE if wide else 3 * PAIR):
        return [PAIR] * (count // PAIR) + [1] * (count % PAIR)
    large = [] if wide else [PAIR] * (LARGE // PAIR)
    rest = count - sum(large)
    threes = rest // THREE - (rest % THREE == 1)  # never one alone below rows of three
    return [*large, *([THREE] * threes), *([PAIR] * ((rest - THREE * threes) // PAIR))]


class Mosaic(Layout):
    """Lays its tiles out in rows. ``least``: the height below which their words do not fit; what is more is shared out.

    A tile says with ``least`` how high it must be, and is told with ``small`` that it shares a row with two others.
    """

    rtl = BooleanProperty(False)
    wide = BooleanProperty(False)
    roomy = BooleanProperty(True)
    flat = BooleanProperty(False)
    even = BooleanProperty(False)  # spare height is shared out evenly, not to the most important first
    gap = NumericProperty(0.0)
    least = NumericProperty(0.0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("pos", "size", "rtl", "wide", "roomy", "flat", "even", "gap", "children"):
            self.fbind(name, self._trigger_layout)

    def add_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        super().add_widget(widget, *args, **kwargs)
        widget.fbind("least", self._trigger_layout)

    def remove_widget(self, widget: Any, *args: Any, **kwargs: Any) -> None:
        widget.funbind("least", self._trigger_layout)
        super().remove_widget(widget, *args, **kwargs)

    def do_layout(self, *_: object) -> None:
        tiles = list(reversed(self.children))
        rows = []
        for many in rows_of(len(tiles), wide=self.wide, roomy=self.roomy, flat=self.flat):
            rows.append(tiles[:many])
            tiles = tiles[many:]
        if not rows:
            self.least = 0.0
            return
        heights = [max(tile.least for tile in row) for row in rows]
        self.least = sum(heights) + self.gap * (len(rows) - 1)
        more = max(0.0, self.height - self.least)
        # the most important row grows most
        weights = [1 if self.even else len(rows) - place for place in range(len(rows))]
        top = self.top
        for row, height, weight in zip(rows, heights, weights, strict=True):
            high = height + more * weight / sum(weights)
            width = (self.width - self.gap * (len(row) - 1)) / len(row)
            for place, tile in enumerate(row):
                left = self.x + place * (width + self.gap)
                tile.small = (
                    self.roomy and any(len(each) >= THREE for each in rows) and (self.wide or len(row) >= THREE)
                )
                tile.size = width, high
                tile.pos = (self.x + self.right - left - width if self.rtl else left), top - high
            top -= high + self.gap
