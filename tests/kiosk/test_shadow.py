"""A card's shadow lies around the card, not under it, in every size a card can have."""

import pytest

from kiosk.widgets.shadow import rim


def covered(box, radius=36, dp=1.0):
    """Area of the shadow's triangles, px²; and whether a place lies in one of them."""
    vertices, triangles = rim(box, radius, dp)
    corners = [(vertices[4 * at], vertices[4 * at + 1]) for at in triangles]
    thirds = [corners[at : at + 3] for at in range(0, len(corners), 3)]

    def across(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    def holds(x, y):
        return any(min(across(a, b, (x, y)), across(b, c, (x, y)), across(c, a, (x, y))) >= 0 for a, b, c in thirds)

    return sum(abs(across(*third)) / 2 for third in thirds), holds


def test_nothing_is_drawn_under_the_middle_of_a_card():
    _, holds = covered((100, 100, 400, 300))
    assert not holds(300, 250)


@pytest.mark.parametrize("place", [(90, 200), (510, 200), (300, 80), (300, 410), (101, 101), (499, 399)])
def test_it_is_seen_beside_the_card_and_beside_its_round_corners(place):
    _, holds = covered((100, 100, 400, 300))
    assert holds(*place)


@pytest.mark.parametrize("box", [(0, 0, 400, 300), (0, 0, 40, 900), (0, 0, 900, 20), (0, 0, 1, 1), (7.5, -3, 108, 108)])
@pytest.mark.parametrize("dp", [0.5, 1.0, 2.0])
def test_it_reaches_as_far_and_begins_as_deep_in_every_size(box, dp):
    radius = min(36 * dp, box[2] / 2, box[3] / 2)
    area, _ = covered(box, radius, dp)
    hole = (box[2] - 2 * 0.29 * radius) * (box[3] - 2 * 0.29 * radius)
    assert area == pytest.approx((box[2] + 84 * dp) * (box[3] + 84 * dp) - hole, rel=0.001)


def test_it_is_taken_from_the_whole_picture_and_never_from_outside():
    vertices, _ = rim((0, 0, 400, 300), 36, 1.0)
    shares = vertices[2::4] + vertices[3::4]
    assert (min(shares), max(shares)) == (0, 1)
