"""The home screen's tiles: the most important rows hold fewer, nobody stands alone below a row of three."""

import pytest

from kiosk.widgets.mosaic import rows_of


@pytest.mark.parametrize(
    ("count", "rows"),
    [(0, []), (1, [1]), (2, [1, 1]), (3, [2, 1]), (6, [2, 2, 2]), (7, [2, 2, 3]), (8, [2, 2, 2, 2]),
     (9, [2, 2, 3, 2]), (10, [2, 2, 3, 3])],
)  # fmt: skip
def test_on_a_high_screen_the_first_four_stand_large(count, rows):
    assert rows_of(count, wide=False, roomy=True) == rows


@pytest.mark.parametrize(("count", "rows"), [(4, [2, 2]), (6, [3, 3]), (9, [3, 3, 3]), (10, [3, 3, 2, 2])])
def test_a_wide_screen_has_rows_of_three(count, rows):
    assert rows_of(count, wide=True, roomy=True) == rows


@pytest.mark.parametrize("wide", [False, True])
def test_large_letters_need_half_the_width(wide):
    assert rows_of(9, wide=wide, roomy=False) == [2, 2, 2, 2, 1]


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("roomy", [False, True])
def test_no_tile_is_lost(wide, roomy):
    assert all(sum(rows_of(count, wide=wide, roomy=roomy)) == count for count in range(30))
