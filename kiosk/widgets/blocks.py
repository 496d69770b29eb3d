"""A silhouette made of blocks: a grid of numbers, never a picture."""

from typing import Any, Final

from kivy.properties import ColorProperty, ListProperty, NumericProperty
from kivy.uix.widget import Widget

LEAST: Final = 12  # percent of a cell that must be covered for its block to show
GAP: Final = 0.08  # of a cell


class Blocks(Widget):
    """``cells``: coverage in percent, row by row from the top left; drawn as squares standing on the lower edge."""

    columns = NumericProperty(1)
    rows = NumericProperty(1)
    cells = ListProperty([])
    colour = ColorProperty((1, 1, 1, 0.35))
    vertices = ListProperty([])
    indices = ListProperty([])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name in ("cells", "pos", "size"):
            self.fbind(name, self._draw)

    def _draw(self, *_: object) -> None:
        vertices: list[float] = []
        indices: list[int] = []
        side = self.width / self.columns
        inner = side * (1 - 2 * GAP)
        for number, covered in enumerate(self.cells):
            if covered < LEAST:
                continue
            left = self.x + (number % self.columns) * side + side * GAP
            low = self.y + (self.rows - 1 - number // self.columns) * side + side * GAP
            first = len(vertices) // 4
            for x, y in ((left, low), (left + inner, low), (left + inner, low + inner), (left, low + inner)):
                vertices += (x, y, 0, 0)
            indices += (first, first + 1, first + 2, first, first + 2, first + 3)
        self.vertices, self.indices = vertices, indices
