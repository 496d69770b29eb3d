"""Who is there: a finger that draws without lifting, and whoever the camera saw last."""

import pytest

from devices.reading import Silhouette


@pytest.fixture
def at_home(visitor):
    visitor.touches_at(540, 900)
    visitor.waits(0.5)
    return visitor


def test_a_finger_that_keeps_moving_is_somebody_as_much_as_one_that_taps(at_home):
    visit, finger = at_home.app.visit, at_home._finger
    finger.press(540, 60)
    for step in range(int(2 * visit.page_idle_s)):
        finger.move(540 + step % 50, 60)
        at_home.waits(1.0)
        assert not at_home.app.overlays.asking
    finger.lift()
    assert at_home.app.visit is visit


def test_whoever_has_gone_no_longer_stands_on_the_invitation(at_home):
    silhouette = at_home.app.silhouette
    at_home.touches("Neu")
    silhouette.put(Silhouette(2, 2, bytes([100, 0, 100, 100]), 0.0, "walker"))
    at_home.waits(0.5)
    assert at_home.app.navigator.scene.widget.cells == [100, 0, 100, 100]
    at_home.touches_at(540, 900)
    silhouette.put(Silhouette(2, 2, bytes(4), 0.0, "walker"))
    at_home.waits(1.0)
    at_home.touches("Neu")
    assert not any(at_home.app.navigator.scene.widget.cells)
