"""People who walk up to a shop window, stand and look for a while, and walk on. Pure: time in, figures out.

Distances are shares of the picture's width or height; times are seconds since the beginning.
"""

from math import pi, sin
from typing import NamedTuple

ROUND = 60.0  # s until everything begins again


class Visit(NamedTuple):
    """One person: at `begins` in from `comes_from` (-1 left, 1 right), `stays` s at `stands`, out to `leaves_to`."""

    begins: float
    comes_from: int
    stands: float
    stays: float
    leaves_to: int
    coat: tuple[int, int, int]  # blue green red


WALK = 3.0  # s from the edge to where they stand, and the same to leave
_WIDE = 0.2  # how far outside the picture a figure is out of sight
VISITS = (
    Visit(6.0, -1, 0.55, 14.0, 1, (140, 50, 60)),  # comes, looks, leaves
    Visit(33.0, 1, 0.5, 0.0, -1, (60, 70, 40)),  # passes by
    Visit(44.0, -1, 0.33, 6.0, -1, (50, 60, 170)),  # two together
    Visit(44.5, 1, 0.7, 5.0, 1, (150, 120, 30)),
)


class Figure(NamedTuple):
    """One person at one moment."""

    x: float  # middle, share of the width
    stride: float  # -1 to 1: legs together at 0
    sway: float  # share of the width, added to the upper body
    wave: float  # 0 to 1: how far the arm is raised
    coat: tuple[int, int, int]


def figures_at(seconds: float) -> list[Figure]:
    """Who is in the picture, in any part of it."""
    now = seconds % ROUND
    return [figure for visit in VISITS if (figure := _figure(visit, now)) is not None]


def _figure(visit: Visit, now: float) -> Figure | None:
    since = now - visit.begins
    gone = since - WALK - visit.stays
    if since < 0 or gone > WALK:
        return None
    walking = since < WALK or gone > 0
    if since < WALK:
        edge = -_WIDE if visit.comes_from < 0 else 1.0 + _WIDE
        x = edge + (visit.stands - edge) * since / WALK
    elif gone > 0:
        edge = -_WIDE if visit.leaves_to < 0 else 1.0 + _WIDE
        x = visit.stands + (edge - visit.stands) * gone / WALK
    else:
        x = visit.stands
    stride = sin(2 * pi * 1.6 * since) if walking else 0.15
    sway = 0.0 if walking else 0.008 * sin(2 * pi * 0.3 * since)  # nobody stands quite still
    wave = 0.0 if walking else max(0.0, sin(2 * pi * 0.15 * since)) ** 2
    return Figure(x, stride, sway, wave, visit.coat)
