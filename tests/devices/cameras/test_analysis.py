"""From pictures to numbers, on drawn scenes whose truth is known."""

import cv2
import numpy as np
import pytest

from devices.cameras.analysis import LEARNS, STILL, Watcher
from devices.cameras.decoder import Decoder
from devices.cameras.messages import COLUMNS, FULL, ROWS
from devices.cameras.presence import ENTERS, LEAVES, Presence
from devices.simulated.scene import HIGH, WIDE, Scene, jpeg_of
from devices.simulated.walker import ROUND, Figure, figures_at

FPS = 10
RED = (50, 60, 170)


def watched(scene, moments, figures=None, watcher=None, change=lambda picture, _: picture):
    """(moment, seen) of each moment, in s."""
    watcher = watcher or Watcher(mirrored=False)
    return [
        (at, watcher.look(change(scene.picture(at, None if figures is None else figures(at)), at), at))
        for at in moments
    ]


def seconds(begin, end):
    return [step / FPS for step in range(round(begin * FPS), round(end * FPS))]


def standing(at, *, still=False):
    return [] if at < 4 else [Figure(0.5, 0.15, 0.0 if still else 0.008 * np.sin(2 * at), 0.0, RED)]


def middle(cells):
    """Where the silhouette is, share of the width."""
    grid = np.frombuffer(cells, np.uint8).reshape(ROWS, COLUMNS).sum(axis=0)
    return float((grid * (np.arange(COLUMNS) + 0.5)).sum() / grid.sum() / COLUMNS)


def test_presence_agrees_with_the_truth_for_a_whole_round_of_walkers():
    seen = watched(Scene(1), seconds(0, ROUND))
    wrong = 0
    for at, one in seen:
        inside = [figure for figure in figures_at(at) if 0.02 < figure.x < 0.98]
        near = [figure for figure in figures_at(at - LEAVES - 0.3) + figures_at(at) if -0.15 < figure.x < 1.15]
        if at > LEARNS:
            wrong += one.present != bool(inside) and bool(inside) == bool(near)  # entering and leaving take a moment
    assert wrong <= 3
    assert {one.present for _, one in seen} == {True, False}


def test_the_silhouette_is_where_the_figure_is_and_people_are_counted():
    for at, one in watched(Scene(2), seconds(0, 56)):
        figures = figures_at(at)
        if len(figures) == 1 and 0.1 < figures[0].x < 0.9:
            assert abs(middle(one.cells) - figures[0].x) < 0.06
            assert one.people == 1
        if 48 < at < 51:
            assert one.people == 2
        assert max(one.cells) <= FULL


def test_a_mirrored_silhouette_is_on_the_other_side():
    def left(at):
        return [] if at < 3 else [Figure(0.25, 0.0, 0.0, 0.0, RED)]

    (*_, (_, plain)) = watched(Scene(3), seconds(0, 4), left)
    (*_, (_, mirrored)) = watched(Scene(3), seconds(0, 4), left, Watcher(mirrored=True))
    assert middle(plain.cells) == pytest.approx(0.25, abs=0.05)
    assert middle(mirrored.cells) == pytest.approx(0.75, abs=0.05)


def test_noise_and_flicker_alone_are_nobody():
    seen = watched(Scene(4), seconds(0, 40), lambda _: [])
    assert not any(one.present or one.people or any(one.cells) for _, one in seen)
    assert [one.warming for _, one in seen] == [at < LEARNS for at, _ in seen]


def test_somebody_who_stands_and_looks_does_not_fade():
    seen = watched(Scene(5), seconds(0, 75), standing)
    assert all(one.present for at, one in seen if at > 5)
    first = sum(next(one for at, one in seen if at >= 6).cells)
    assert sum(seen[-1][1].cells) > 0.8 * first


def test_a_thing_that_is_left_behind_is_forgotten_and_the_next_person_is_seen():
    def thing_then_person(at):
        person = [Figure(0.2, 0.5 * np.sin(9 * at), 0.0, 0.0, RED)] if at > 40 else []
        return standing(at, still=True) + person

    seen = watched(Scene(6), seconds(0, 43), thing_then_person)
    assert all(one.present for at, one in seen if 5 < at < 4 + STILL - 1)
    assert not any(one.present for at, one in seen if 4 + STILL + 8 < at < 40)
    assert seen[-1][1].present
    assert seen[-1][1].people == 1


def test_light_that_is_switched_is_nobody():
    def switched(picture, at):
        return cv2.convertScaleAbs(picture, alpha=0.5 if 10 <= at < 20 else 1.0)

    seen = watched(Scene(7), seconds(0, 30), lambda _: [], change=switched)
    assert not any(one.present for _, one in seen)
    assert any(one.warming for at, one in seen if 10 <= at < 11)
    assert not any(one.warming for at, one in seen if 16 < at < 20)


@pytest.mark.parametrize("size", [(64, 48), (120, 160), (1280, 720)])
def test_any_size_of_picture_gives_the_same_grid(size):
    watcher, scene = Watcher(mirrored=False), Scene(8)
    for at in seconds(0, 4):
        picture = cv2.resize(scene.picture(at, standing(at + 1)), size)
        seen = watcher.look(picture, at)
    assert len(seen.cells) == COLUMNS * ROWS
    assert seen.people == 1


def test_pictures_are_scaled_down_while_they_are_decoded():
    decoder, jpeg = Decoder(), jpeg_of(Scene(9).picture(0.0))
    decoder.decode(jpeg)
    assert decoder.decode(jpeg).shape == (HIGH // 4, WIDE // 4, 3)
    small = jpeg_of(np.zeros((90, 120, 3), np.uint8))
    tiny = Decoder()
    tiny.decode(small)
    assert tiny.decode(small).shape == (90, 120, 3)


def test_a_picture_that_does_not_decode_is_none_and_counted():
    decoder = Decoder()
    assert [decoder.decode(broken) for broken in (b"\xff\xd8 no picture \xff\xd9", b"", b"x")] == [None] * 3
    assert decoder.misses == 3
    assert decoder.decode(jpeg_of(Scene(9).picture(0.0))) is not None
    assert decoder.misses == 0


def test_one_flash_is_nobody_and_one_gap_is_no_goodbye():
    presence, told = Presence(), {}
    for step in range(40):
        now = step / 10
        told[step] = presence.update(now, seen=step == 3 or (10 <= step < 25 and step != 15))
    came = next(step for step, present in told.items() if present)
    went = next(step for step in range(came, 40) if not told[step])
    assert came == 10 + round(ENTERS * 10 + 0.5)
    assert went == 25 + round(LEAVES * 10)
