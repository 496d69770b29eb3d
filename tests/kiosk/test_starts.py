"""After several starts that did not end well the kiosk starts reduced; after a good one it does not."""

import logging

import pytest

from kiosk.starts import Starts, StartSettings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "starts"


def start(path, now):
    return Starts(path, lambda: now, StartSettings(most=3, period_s=600.0)).open()


def test_the_third_quick_start_is_reduced_and_says_so(path, caplog):
    assert [start(path, now) for now in (1000.0, 1010.0)] == ["", ""]
    assert start(path, 1020.0).startswith("3 starts within 10 minutes: the kiosk starts reduced.")
    assert "starts reduced" in caplog.text


def test_slow_starts_are_ordinary(path):
    assert [start(path, now) for now in (0.0, 400.0, 800.0, 1200.0)] == [""] * 4


def test_after_a_good_run_earlier_starts_do_not_count(path):
    for now in (0.0, 1.0, 2.0):
        start(path, now)
    Starts(path, lambda: 3.0, StartSettings()).well()
    assert start(path, 4.0) == ""


def test_a_clock_that_jumped_back_does_not_hide_a_crash_loop(path):
    assert [bool(start(path, now)) for now in (5e8, 1000.0, 1001.0)] == [False, False, True]


def test_a_damaged_file_does_not_keep_the_kiosk_from_starting(path, caplog):
    path.parent.mkdir()
    path.write_bytes(b"\xff\x00 no time")
    assert start(path, 0.0) == ""
    assert "earlier starts are not counted" in caplog.text
    assert start(path, 1.0) == ""
    assert start(path, 2.0) != ""


def test_a_medium_that_takes_nothing_does_not_keep_the_kiosk_from_starting(tmp_path, caplog):
    caplog.set_level(logging.WARNING)
    (tmp_path / "data").write_text("a file where a folder should be")
    assert start(tmp_path / "data" / "starts", 0.0) == ""
    assert "starts are not counted" in caplog.text


def test_the_file_does_not_grow(path):
    for now in range(50):
        start(path, float(now))
    assert len(path.read_text("ascii").splitlines()) == 3
